namespace BackupJobsGen.Json;

/// <summary>A text that was read as JSON: the tree, as far as it goes, and what is wrong with the text.</summary>
/// <param name="Root">Null when the text holds not even the beginning of a value.</param>
internal sealed class JsonText(string text, JsonNode? root, IReadOnlyList<JsonFault> faults)
{
    private int[]? _lineStarts;

    public string Text { get; } = text;

    public JsonNode? Root { get; } = root;

    public IReadOnlyList<JsonFault> Faults { get; } = faults;

    /// <summary>Zero-based line and UTF-16 column of an offset. Lines end with LF, CRLF or CR.</summary>
    public (int Line, int Column) Position(int offset)
    {
        _lineStarts ??= LineStarts(Text);
        int line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0)
            line = ~line - 1;
        return (line, offset - _lineStarts[line]);
    }

    private static int[] LineStarts(string text)
    {
        List<int> starts = [0];
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}

/// <summary>Something wrong with a text as JSON.</summary>
/// <param name="Argument">What the kind's message names.</param>
internal sealed record JsonFault(ProblemKind Kind, int Offset, string Argument);
