using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BackupJobsGen.Runtime;

namespace BackupJobs.Shared;

/// <summary>
/// Makes service text safe for output. Every output uses this class, because control characters can act on a terminal, and invisible or
/// bidirectional characters can make one name look like another.
/// </summary>
internal static partial class SafeText
{
    // What most strings consist of, and needs no further look.
    private static readonly SearchValues<char> Line =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (char)value)]);

    private static readonly SearchValues<char> Document =
        SearchValues.Create(['\n', '\r', '\t', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (char)value)]);

    /// <summary>The text on one line and without secrets: line breaks and tabs become spaces, unsafe characters U+FFFD.</summary>
    public static string OneLine(string? text) => Redact.Text(Convert(text, Line, static (safe, rune) =>
        safe.Append(rune.Value is '\n' or '\r' or '\t' or 0x85 or 0x2028 or 0x2029 ? ' ' : '\uFFFD'), mergeLineEnds: true));

    /// <summary>The text with its line breaks and tabs and without secrets; other unsafe characters become U+FFFD.</summary>
    public static string Lines(string? text)
    {
        string safe = Convert(text, Document, static (safe, rune) =>
            safe.Append(rune.Value is '\n' or '\r' or '\t' ? (char)rune.Value : '\uFFFD'));
        if (!safe.AsSpan().ContainsAny('\n', '\r', '\t'))
            return Redact.Text(safe);
        return string.Concat(BreakOrTab().Split(safe).Select(static part => part is "\n" or "\r" or "\t" ? part : Redact.Text(part)));
    }

    /// <summary>JSON in which unsafe characters are escaped, so that its value does not change.</summary>
    public static string Json(string json) => Convert(json, Document, static (safe, rune) =>
    {
        // Outside strings, JSON has no other unsafe characters than line breaks and tabs, and inside of them it has neither.
        if (rune.Value is '\n' or '\r' or '\t')
        {
            safe.Append((char)rune.Value);
            return;
        }

        Span<char> units = stackalloc char[2];
        foreach (char unit in units[..rune.EncodeToUtf16(units)])
            safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
    });

    private static string Convert(
        string? text, SearchValues<char> safeCharacters, Action<StringBuilder, Rune> replace, bool mergeLineEnds = false)
    {
        if (text is null || !text.AsSpan().ContainsAnyExcept(safeCharacters))
            return text ?? "";
        StringBuilder safe = new(text.Length);
        foreach (Rune rune in (mergeLineEnds ? text.ReplaceLineEndings("\n") : text).EnumerateRunes())
        {
            if (IsUnsafe(rune))
                replace(safe, rune);
            else
                safe.Append(rune);
        }

        return safe.ToString();
    }

    /// <summary>
    /// Control, format, separator and unassigned special characters, and letters and marks that are invisible by default
    /// (Unicode's Default_Ignorable_Code_Point).
    /// </summary>
    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFFF0 and <= 0xFFF8) or 0xFFFE or 0xFFFF or (>= 0xE0000 and <= 0xE0FFF);

    [GeneratedRegex("([\n\r\t])")]
    private static partial Regex BreakOrTab();
}
