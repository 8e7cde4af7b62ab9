using BackupJobsGen.Sources;

namespace BackupJobsGen.Paths;

/// <summary>A part of a query: selectors that are applied to each node, or to each node and all that it contains.</summary>
/// <param name="End">Where the segment ends in the text of the query.</param>
internal sealed record PathSegment(IReadOnlyList<PathSelector> Selectors, bool IsDescendant, int End);

internal abstract record PathSelector;

internal sealed record NameSelector(string Name) : PathSelector;

internal sealed record WildcardSelector : PathSelector;

internal sealed record IndexSelector(long Index) : PathSelector;

/// <summary>Null: the default, which depends on the sign of the step.</summary>
internal sealed record SliceSelector(long? Start, long? End, long Step) : PathSelector;

internal sealed record FilterSelector(PathCondition Condition) : PathSelector;

/// <summary>What a filter asks of a node.</summary>
internal abstract record PathCondition;

internal sealed record OrCondition(IReadOnlyList<PathCondition> Parts) : PathCondition;

internal sealed record AndCondition(IReadOnlyList<PathCondition> Parts) : PathCondition;

internal sealed record NotCondition(PathCondition Inner) : PathCondition;

/// <summary>Whether a query finds anything, or what a function says.</summary>
internal sealed record TestCondition(PathOperand Operand) : PathCondition;

internal sealed record ComparisonCondition(PathOperand Left, string Operator, PathOperand Right) : PathCondition;

/// <summary>What is compared, tested, or passed to a function.</summary>
internal abstract record PathOperand
{
    /// <summary>Whether it stands for one value, or for none.</summary>
    public abstract bool IsValue { get; }
}

internal sealed record LiteralOperand(SourceNode Value) : PathOperand
{
    public override bool IsValue => true;
}

/// <param name="IsAbsolute">Whether it begins at the root of the document, and not at the node that is tested.</param>
internal sealed record QueryOperand(bool IsAbsolute, IReadOnlyList<PathSegment> Segments) : PathOperand
{
    public override bool IsValue => Segments.All(
        segment => segment is { IsDescendant: false, Selectors.Count: 1 } && segment.Selectors[0] is NameSelector or IndexSelector);
}

internal sealed record FunctionOperand(PathFunction Function, IReadOnlyList<PathOperand> Arguments) : PathOperand
{
    public override bool IsValue => !Function.IsLogical;
}

/// <summary>A function of RFC 9535.</summary>
/// <param name="IsLogical">Whether its result is true or false, which RFC 9535 does not treat as a JSON value.</param>
/// <param name="TakesNodes">Whether its argument is all that a query finds, and not one value.</param>
internal sealed record PathFunction(string Name, int Arguments, bool IsLogical, bool TakesNodes)
{
    public static IReadOnlyList<PathFunction> All { get; } =
        [
            new("length", 1, IsLogical: false, TakesNodes: false),
            new("count", 1, IsLogical: false, TakesNodes: true),
            new("match", 2, IsLogical: true, TakesNodes: false),
            new("search", 2, IsLogical: true, TakesNodes: false),
            new("value", 1, IsLogical: false, TakesNodes: true),
        ];
}
