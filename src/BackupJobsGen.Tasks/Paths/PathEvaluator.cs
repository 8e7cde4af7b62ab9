using System.Globalization;
using BackupJobsGen.Json;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Paths;

/// <summary>Applies a query to a document.</summary>
internal sealed class PathEvaluator(SourceNode root)
{
    /// <summary>Queries inside filters can make the work the square of a document's size.</summary>
    public const int MaxVisits = 20_000_000;

    private readonly PathPatterns _patterns = new();
    private int _visits;

    public IReadOnlyList<SourceNode> Select(IReadOnlyList<PathSegment> segments) => Select(root, segments);

    private List<SourceNode> Select(SourceNode start, IReadOnlyList<PathSegment> segments)
    {
        List<SourceNode> nodes = [start];
        foreach (PathSegment segment in segments)
        {
            List<SourceNode> next = [];
            foreach (SourceNode node in nodes)
                Apply(segment, node, next);
            nodes = next;
        }

        return nodes;
    }

    // The depth of a document is limited where it is read.
    private void Apply(PathSegment segment, SourceNode node, List<SourceNode> found)
    {
        Visit();
        foreach (PathSelector selector in segment.Selectors)
            Apply(selector, node, found);
        if (!segment.IsDescendant)
            return;
        foreach (SourceNode child in node.Children)
            Apply(segment, child, found);
    }

    private void Apply(PathSelector selector, SourceNode node, List<SourceNode> found)
    {
        switch (selector)
        {
            case NameSelector { Name: var name }:
                if (node[name] is { } member)
                    found.Add(member);
                break;
            case WildcardSelector:
                found.AddRange(node.Children);
                break;
            case IndexSelector { Index: var index } when node.Kind == JsonKind.Array:
                long place = index < 0 ? index + node.Children.Count : index;
                if (place >= 0 && place < node.Children.Count)
                    found.Add(node.Children[(int)place]);
                break;
            case SliceSelector slice when node.Kind == JsonKind.Array:
                found.AddRange(Slice(slice, node.Children));
                break;
            case FilterSelector { Condition: var condition }:
                found.AddRange(node.Children.Where(child => Holds(condition, child)));
                break;
        }
    }

    private static IEnumerable<SourceNode> Slice(SliceSelector slice, List<SourceNode> items)
    {
        long count = items.Count;
        long step = slice.Step;
        if (step == 0)
            yield break;
        long start = Normal(slice.Start ?? (step > 0 ? 0 : count - 1));
        long end = Normal(slice.End ?? (step > 0 ? count : -count - 1));
        // The bounds of a slice with a negative step are one lower: its end is not included either.
        long lower = step > 0 ? Within(start, 0, count) : Within(end, -1, count - 1);
        long upper = step > 0 ? Within(end, 0, count) : Within(start, -1, count - 1);
        for (long i = step > 0 ? lower : upper; step > 0 ? i < upper : i > lower; i += step)
            yield return items[(int)i];

        long Normal(long index) => index < 0 ? index + count : index;

        static long Within(long index, long least, long most) => Math.Min(Math.Max(index, least), most);
    }

    private bool Holds(PathCondition condition, SourceNode node)
    {
        Visit();
        return condition switch
        {
            OrCondition or => or.Parts.Any(part => Holds(part, node)),
            AndCondition and => and.Parts.All(part => Holds(part, node)),
            NotCondition not => !Holds(not.Inner, node),
            TestCondition { Operand: FunctionOperand function } => IsMatch(function, node),
            TestCondition { Operand: QueryOperand query } => Nodes(query, node).Count > 0,
            ComparisonCondition comparison => PathValues.Compare(
                Value(comparison.Left, node), comparison.Operator, Value(comparison.Right, node), Visit),
            _ => false,
        };
    }

    private List<SourceNode> Nodes(QueryOperand query, SourceNode node) => Select(query.IsAbsolute ? root : node, query.Segments);

    private bool IsMatch(FunctionOperand function, SourceNode node) =>
        Value(function.Arguments[0], node) is { Kind: JsonKind.String, Value: var text }
        && Value(function.Arguments[1], node) is { Kind: JsonKind.String, Value: var pattern }
        && _patterns.IsMatch(text, pattern, isWhole: function.Function.Name == "match");

    // Null: there is no value.
    private SourceNode? Value(PathOperand operand, SourceNode node)
    {
        switch (operand)
        {
            case LiteralOperand literal:
                return literal.Value;
            case QueryOperand query:
                return Nodes(query, node).FirstOrDefault();
            case FunctionOperand { Function.Name: "length" } length:
                return Value(length.Arguments[0], node) is { } value && PathValues.Length(value) is { } count ? Number(count) : null;
        }

        FunctionOperand function = (FunctionOperand)operand;
        List<SourceNode> nodes = Nodes((QueryOperand)function.Arguments[0], node);
        return function.Function.Name == "count" ? Number(nodes.Count) : nodes.Count == 1 ? nodes[0] : null;
    }

    private static SourceNode Number(int value) => new(JsonKind.Number, value.ToString(CultureInfo.InvariantCulture), default);

    private void Visit()
    {
        if (++_visits > MaxVisits)
            throw new JsonPathException($"the query looks at more than {MaxVisits:N0} values");
    }
}
