using System.Globalization;

namespace BackupJobsGen;

/// <summary>
/// Characters that are not drawn: format and direction characters, fillers, joiners, variation selectors and tags. Some of them are letters
/// or marks to C#, so that two identifiers could look the same.
/// </summary>
internal static class Invisible
{
    public static bool Is(char c) => c >= 128 && (IsFormat(c) || c is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5'
        or (>= '\u180B' and <= '\u180F') or '\u2028' or '\u2029' or '\u3164' or (>= '\uFE00' and <= '\uFE0F') or '\uFFA0'
        or TagsAndSelectors);

    /// <summary>
    /// The first of them as <c>U+200B</c>; null if there is none. The joiners belong to the spelling of words in some scripts and do not
    /// count between two letters of these.
    /// </summary>
    public static string? In(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (Is(c) && !IsJoinerOfAWord(text, i))
                return c == TagsAndSelectors
                    ? "a tag or selector of U+E0000"
                    : "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static bool IsJoinerOfAWord(string text, int index) => text[index] is '\u200C' or '\u200D'
        && index > 0 && index + 1 < text.Length && NeedsJoiners(text[index - 1]) && NeedsJoiners(text[index + 1]);

    // Arabic and its neighbours, the scripts of India, and those of South East Asia.
    private static bool NeedsJoiners(char c) => c is >= '\u0600' and <= '\u109F' or >= '\u1780' and <= '\u18AF';

    // The first half of U+E0000 to U+E03FF.
    private const char TagsAndSelectors = '\uDB40';

    private static bool IsFormat(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
