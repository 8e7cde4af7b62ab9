namespace BackupJobsGen.Json;

/// <summary>A file parsed as JSON: the tree, as far as it could be read, and the errors.</summary>
/// <param name="root">Null when the text has not even the beginning of a value.</param>
internal sealed class ParsedJson(string text, JsonNode? root, IReadOnlyList<JsonFault> faults)
{
    // Decides only how much room the table has at first: a table that grows is copied. Documents have some 30 characters on a line.
    private const int ShortLine = 24;

    private List<int>? _lineStarts;

    public string Text { get; } = text;

    public JsonNode? Root { get; } = root;

    public IReadOnlyList<JsonFault> Faults { get; } = faults;

    /// <summary>Zero-based line and UTF-16 column of an offset. Lines end with LF, CRLF or CR.</summary>
    public (int Line, int Column) Position(int offset)
    {
        _lineStarts ??= LineStarts(Text);
        int line = _lineStarts.BinarySearch(offset);
        if (line < 0)
            line = ~line - 1;
        return (line, offset - _lineStarts[line]);
    }

    private static List<int> LineStarts(string text)
    {
        List<int> starts = new(text.Length / ShortLine) { 0 };
        char[] ends = ['\n', '\r'];
        for (int i = text.IndexOfAny(ends); i >= 0; i = text.IndexOfAny(ends, i + 1))
        {
            if (text[i] == '\n' || i + 1 == text.Length || text[i + 1] != '\n')
                starts.Add(i + 1);
        }

        return starts;
    }
}

/// <summary>An error in JSON.</summary>
/// <param name="Argument">Argument of the message.</param>
internal sealed record JsonFault(ProblemKind Kind, int Offset, string Argument);
