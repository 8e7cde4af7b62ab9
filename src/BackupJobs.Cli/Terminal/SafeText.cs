using System.Text;

namespace BackupJobs.Cli;

/// <summary>Text of the service on its way to a terminal: an escape sequence in a machine's name must not act there.</summary>
internal static class SafeText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text on one line: line breaks become spaces, other control characters and bidirectional marks are replaced.</summary>
    public static string OneLine(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAny(Unsafe))
            return text ?? "";
        StringBuilder safe = new(text.Length);
        foreach (char c in text.ReplaceLineEndings(" "))
            safe.Append(c == '\t' ? ' ' : Unsafe.Contains(c) ? Replacement : c);
        return safe.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Unsafe = System.Buffers.SearchValues.Create(
    [
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsControl),
        // Line and paragraph separators; marks that reorder what stands around them.
        '\u2028', '\u2029', '\u200E', '\u200F', '\u061C', .. Range('\u202A', '\u202E'), .. Range('\u2066', '\u2069'),
    ]);

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
