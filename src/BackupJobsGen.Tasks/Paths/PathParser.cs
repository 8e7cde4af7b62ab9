using BackupJobsGen.Json;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Paths;

/// <summary>Parses a query, and rejects what is not well-typed.</summary>
internal sealed class PathParser(string query)
{
    // Queries are written by hand; the limits protect the stack.
    private const int MaxLength = 10_000;
    private const int MaxDepth = 64;

    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    private readonly PathText _text = new(query);
    private int _depth;

    public IReadOnlyList<PathSegment> ParseQuery()
    {
        if (query.Length > MaxLength)
            throw new JsonPathException($"the query is longer than {MaxLength} characters");
        _text.Require("$");
        IReadOnlyList<PathSegment> segments = Segments();
        return _text.IsAtEnd ? segments : throw _text.Error("the query is expected to end");
    }

    private List<PathSegment> Segments()
    {
        List<PathSegment> segments = [];
        while (_text.HasSegment())
            segments.Add(Segment());
        return segments;
    }

    private PathSegment Segment()
    {
        if (_text.Next == '[')
            return new PathSegment(Bracketed(), false, _text.Position);
        _text.Require(".");
        bool isDescendant = _text.Skip(".");
        if (isDescendant && _text.Next == '[')
            return new PathSegment(Bracketed(), true, _text.Position);
        PathSelector selector = _text.Skip("*") ? new WildcardSelector() : new NameSelector(_text.Name());
        return new PathSegment([selector], isDescendant, _text.Position);
    }

    private List<PathSelector> Bracketed()
    {
        _text.Require("[");
        List<PathSelector> selectors = [];
        do
        {
            _text.SkipSpace();
            selectors.Add(Selector());
            _text.SkipSpace();
        }
        while (_text.Skip(","));
        _text.Require("]");
        return selectors;
    }

    private PathSelector Selector()
    {
        if (_text.Next is '"' or '\'')
            return new NameSelector(_text.Quoted());
        if (_text.Skip("*"))
            return new WildcardSelector();
        if (!_text.Skip("?"))
            return IndexOrSlice();
        _text.SkipSpace();
        return new FilterSelector(Or());
    }

    private PathSelector IndexOrSlice()
    {
        if (_text.Next is not (':' or '-' or (>= '0' and <= '9')))
            throw _text.Error("a quoted name, an index, * or a filter is expected");
        long? start = OptionalInteger();
        if (start is { } index && _text.Next != ':')
        {
            // White space is allowed before a colon, and before what ends the selector.
            _text.SkipSpace();
            if (_text.Next != ':')
                return new IndexSelector(index);
        }

        _text.Require(":");
        _text.SkipSpace();
        long? end = OptionalInteger();
        _text.SkipSpace();
        if (!_text.Skip(":"))
            return new SliceSelector(start, end, 1);
        _text.SkipSpace();
        return new SliceSelector(start, end, OptionalInteger() ?? 1);
    }

    private long? OptionalInteger() => _text.Next is '-' or (>= '0' and <= '9') ? _text.Integer() : null;

    private PathCondition Or()
    {
        List<PathCondition> parts = [And()];
        for (_text.SkipSpace(); _text.Skip("||"); _text.SkipSpace())
        {
            _text.SkipSpace();
            parts.Add(And());
        }

        return parts.Count == 1 ? parts[0] : new OrCondition(parts);
    }

    private PathCondition And()
    {
        List<PathCondition> parts = [Basic()];
        for (_text.SkipSpace(); _text.Skip("&&"); _text.SkipSpace())
        {
            _text.SkipSpace();
            parts.Add(Basic());
        }

        return parts.Count == 1 ? parts[0] : new AndCondition(parts);
    }

    private PathCondition Basic()
    {
        if (_text.Skip("!"))
        {
            _text.SkipSpace();
            return new NotCondition(_text.Next == '(' ? InParentheses() : Tested(Operand()));
        }

        if (_text.Next == '(')
            return InParentheses();
        PathOperand left = Operand();
        _text.SkipSpace();
        if (Array.Find(Comparisons, _text.Skip) is not { } comparison)
            return Tested(left);
        _text.SkipSpace();
        PathOperand right = Operand();
        return left.IsValue && right.IsValue
            ? new ComparisonCondition(left, comparison, right)
            : throw _text.Error("only single values can be compared");
    }

    private PathCondition InParentheses()
    {
        Enter();
        _text.Require("(");
        _text.SkipSpace();
        PathCondition inner = Or();
        _text.Require(")");
        _depth--;
        return inner;
    }

    private TestCondition Tested(PathOperand operand) =>
        operand is QueryOperand or FunctionOperand { Function.IsLogical: true }
            ? new TestCondition(operand)
            : throw _text.Error("a comparison is expected");

    private PathOperand Operand()
    {
        switch (_text.Next)
        {
            case '$' or '@':
                bool isAbsolute = _text.Skip("$");
                if (!isAbsolute)
                    _text.Require("@");
                Enter();
                QueryOperand query = new(isAbsolute, Segments());
                _depth--;
                return query;
            case '"' or '\'':
                return Literal(JsonKind.String, _text.Quoted());
            case '-' or (>= '0' and <= '9'):
                return Literal(JsonKind.Number, _text.Number());
        }

        string word = _text.Word();
        if (_text.Skip("("))
            return Function(word);
        return word switch
        {
            "true" => Literal(JsonKind.True, word),
            "false" => Literal(JsonKind.False, word),
            "null" => Literal(JsonKind.Null, word),
            _ => throw _text.Error("a query, a literal or a function is expected"),
        };
    }

    private static LiteralOperand Literal(JsonKind kind, string value) => new(new SourceNode(kind, value, default));

    private FunctionOperand Function(string name)
    {
        Enter();
        PathFunction function = PathFunction.All.FirstOrDefault(known => known.Name == name)
            ?? throw _text.Error($"there is no function '{name}'");
        List<PathOperand> arguments = [];
        _text.SkipSpace();
        while (!_text.Skip(")"))
        {
            if (arguments.Count > 0)
                _text.Require(",");
            _text.SkipSpace();
            arguments.Add(Operand());
            _text.SkipSpace();
        }

        _depth--;
        return arguments.Count == function.Arguments
            && arguments.TrueForAll(argument => function.TakesNodes ? argument is QueryOperand : argument.IsValue)
            ? new FunctionOperand(function, arguments)
            : throw _text.Error($"the function '{name}' has other arguments");
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
            throw _text.Error($"the query is nested more than {MaxDepth} levels deep");
    }
}
