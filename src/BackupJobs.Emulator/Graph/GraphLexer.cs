using System.Text;

namespace BackupJobs.Emulator.Graph;

/// <summary>A token of a query.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The word, the symbol, the value of a string, or what is between the parentheses of <c>datetime(…)</c>.</param>
/// <param name="At">Position in the query.</param>
internal readonly record struct GraphToken(GraphTokenKind Kind, string Text, int At);

/// <summary>Kinds of tokens.</summary>
internal enum GraphTokenKind
{
    End,
    Word,
    Symbol,
    Text,
    Time,
}

/// <summary>Splits a query into tokens.</summary>
internal sealed class GraphLexer(string query)
{
    private const string Instant = "datetime(";
    private int _at;

    /// <exception cref="FormatException">The query is not served.</exception>
    public IReadOnlyList<GraphToken> Read()
    {
        List<GraphToken> tokens = [];
        do
            tokens.Add(Next());
        while (tokens[^1].Kind != GraphTokenKind.End);
        return tokens;
    }

    private GraphToken Next()
    {
        while (_at < query.Length && char.IsWhiteSpace(query[_at]))
            _at++;
        int start = _at;
        if (start == query.Length)
            return new GraphToken(GraphTokenKind.End, "the end", start);
        if (query[start] is '\'' or '"')
            return new GraphToken(GraphTokenKind.Text, Quoted(), start);
        if (query.AsSpan(start).StartsWith(Instant, StringComparison.OrdinalIgnoreCase))
        {
            int end = query.IndexOf(')', start);
            if (end < 0)
                throw new FormatException($"'datetime(' at position {start} has no closing parenthesis");
            _at = end + 1;
            return new GraphToken(GraphTokenKind.Time, query[(start + Instant.Length)..end].Trim('\'', '"', ' '), start);
        }

        bool word = char.IsAsciiLetter(query[start]);
        do
            _at++;
        while (_at < query.Length && (word ? IsOfWord(query[_at]) : IsOfOperator(query[start]) && IsOfOperator(query[_at])));
        // The tilde of in~ belongs to the word.
        if (word && _at < query.Length && query[_at] == '~')
            _at++;
        return new GraphToken(word ? GraphTokenKind.Word : GraphTokenKind.Symbol, query[start.._at], start);
    }

    private string Quoted()
    {
        int start = _at;
        char quote = query[_at++];
        StringBuilder value = new();
        for (; _at < query.Length; _at++)
        {
            char c = query[_at];
            if (c == quote)
            {
                _at++;
                return value.ToString();
            }

            if (c == '\\' && _at + 1 < query.Length)
                c = query[++_at];
            value.Append(c);
        }

        throw new FormatException($"the string at position {start} has no closing quote");
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_';

    private static bool IsOfOperator(char c) => c is '=' or '<' or '>' or '!' or '~';
}
