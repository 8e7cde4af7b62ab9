using System.Globalization;

namespace BackupJobs.Emulator.Graph;

/// <summary>
/// Parses the queries that BackupJobs sends and others of their form; everything else in KQL is refused, never ignored:
/// <c>table | where condition and … or … | project columns | order by id asc</c> with conditions on the id, the type, the name, the
/// status, the start and the end.
/// </summary>
internal sealed class GraphQueryParser
{
    private static readonly string[] Tables = ["resources", "recoveryservicesresources"];
    private readonly IReadOnlyList<GraphToken> _tokens;
    private readonly List<Func<GraphRow, bool>> _conditions = [];
    private IReadOnlyList<string>? _columns;
    private int _at;

    private GraphQueryParser(string query) => _tokens = new GraphLexer(query).Read();

    private GraphToken Current => _tokens[_at];

    /// <exception cref="FormatException">The query is not served; the message says why.</exception>
    public static GraphQuery Parse(string query)
    {
        GraphQueryParser parser = new(query);
        string table = parser.Take(GraphTokenKind.Word, "a table").ToLowerInvariant();
        if (!Tables.Contains(table))
            throw new FormatException($"the table '{table}' is not served");
        while (parser.Current.Kind != GraphTokenKind.End)
        {
            parser.Expect("|");
            parser.Stage();
        }

        return new GraphQuery { Table = table, Conditions = parser._conditions, Columns = parser._columns };
    }

    private void Stage()
    {
        GraphToken verb = Current;
        switch (Take(GraphTokenKind.Word, "'where', 'project' or 'order'"))
        {
            case "where":
                _conditions.Add(Alternatives());
                break;
            case "project":
                _columns = Columns();
                break;
            case "order" or "sort":
                Expect("by");
                Expect(GraphRow.IdColumn);
                TryTake("asc");
                break;
            default:
                throw Unexpected(verb, "'where', 'project' or 'order'");
        }
    }

    // "and" binds more tightly than "or".
    private Func<GraphRow, bool> Alternatives()
    {
        List<Func<GraphRow, bool>> any = [];
        do
        {
            List<Func<GraphRow, bool>> all = [];
            do
                all.Add(Condition());
            while (TryTake("and"));
            any.Add(row => all.TrueForAll(condition => condition(row)));
        }
        while (TryTake("or"));
        return row => any.Exists(condition => condition(row));
    }

    private Func<GraphRow, bool> Condition()
    {
        if (TryTake("("))
        {
            Func<GraphRow, bool> inner = Alternatives();
            Expect(")");
            return inner;
        }

        GraphToken subject = Current;
        switch (Take(GraphTokenKind.Word, "a column"))
        {
            case GraphRow.IdColumn:
                return TryTake("startswith") ? StartsWith(Take(GraphTokenKind.Text, "a string")) : Among(row => row.Id);
            case "type":
                return Among(row => row.Type);
            case "name":
                return Among(row => row.Name);
            case "properties.status":
                return Among(row => row.Status);
            case "todatetime":
                Expect("(");
                Func<GraphRow, DateTimeOffset?> time = Time();
                Expect(")");
                return Compared(time);
            default:
                throw Unexpected(subject, "'id', 'type', 'name', 'properties.status' or 'todatetime(properties.startTime)'");
        }
    }

    private static Func<GraphRow, bool> StartsWith(string text) => row => row.Id.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private Func<GraphRow, DateTimeOffset?> Time()
    {
        if (TryTake("properties.endTime"))
            return row => row.EndTime;
        Expect("properties.startTime");
        return row => row.StartTime;
    }

    private Func<GraphRow, bool> Among(Func<GraphRow, string?> value)
    {
        List<string> wanted = [];
        bool isNegated = TryTake("!");
        if (!isNegated && TryTake("=~"))
        {
            wanted.Add(Take(GraphTokenKind.Text, "a string"));
        }
        else
        {
            Expect("in~");
            Expect("(");
            do
                wanted.Add(Take(GraphTokenKind.Text, "a string"));
            while (TryTake(","));
            Expect(")");
        }

        return row => value(row) is { } actual && wanted.Contains(actual, StringComparer.OrdinalIgnoreCase) != isNegated;
    }

    private Func<GraphRow, bool> Compared(Func<GraphRow, DateTimeOffset?> value)
    {
        GraphToken comparison = Current;
        string symbol = Take(GraphTokenKind.Symbol, "a comparison");
        GraphToken literal = Current;
        string text = Take(GraphTokenKind.Time, "'datetime(…)'");
        if (!DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
            throw new FormatException($"'{text}' at position {literal.At} is not a time");
        return symbol switch
        {
            ">=" => row => value(row) >= time,
            ">" => row => value(row) > time,
            "<=" => row => value(row) <= time,
            "<" => row => value(row) < time,
            _ => throw Unexpected(comparison, "'<', '<=', '>' or '>='"),
        };
    }

    private List<string> Columns()
    {
        List<string> columns = [];
        do
        {
            GraphToken token = Current;
            string column = Take(GraphTokenKind.Word, "a column");
            if (!GraphRow.AllColumns.Contains(column))
                throw Unexpected(token, "a column of the table");
            columns.Add(column);
        }
        while (TryTake(","));
        return columns;
    }

    private string Take(GraphTokenKind kind, string wanted)
    {
        GraphToken token = Current;
        if (token.Kind != kind)
            throw Unexpected(token, wanted);
        _at++;
        return token.Text;
    }

    private void Expect(string text)
    {
        if (!TryTake(text))
            throw Unexpected(Current, $"'{text}'");
    }

    private bool TryTake(string text)
    {
        if (Current.Kind is not (GraphTokenKind.Word or GraphTokenKind.Symbol) || Current.Text != text)
            return false;
        _at++;
        return true;
    }

    private static FormatException Unexpected(GraphToken token, string wanted) =>
        new($"{wanted} was expected at position {token.At} instead of '{token.Text}'");
}
