using System.Globalization;
using System.Text;

namespace BackupJobsGen;

/// <summary>
/// Text of a document or project in a message. MSBuild shows only the first line of a message as the error, and a log must stay readable.
/// </summary>
internal static class MessageText
{
    private const int MaxLength = 200;

    /// <summary>Control and direction characters are escaped as in C#; the end of a long text is replaced by an ellipsis.</summary>
    public static string Of(string text)
    {
        if (text.Length <= MaxLength && !text.Any(IsEscaped))
            return text;
        StringBuilder shown = new();
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            string next = isPair ? text.Substring(i++, 2) : IsEscaped(text[i]) ? Escaped(text[i]) : text[i].ToString();
            bool isLast = i + 1 == text.Length;
            if (shown.Length + next.Length > MaxLength - (isLast ? 0 : 1))
                return shown.Append('…').ToString();
            shown.Append(next);
        }

        return shown.ToString();
    }

    private static string Escaped(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
    };

    // The joiners U+200C and U+200D belong to the spelling of words.
    private static bool IsEscaped(char c) => c is not ('\u200C' or '\u200D') && CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
