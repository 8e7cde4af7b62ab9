namespace BackupJobsGen.Reading;

/// <summary>Patterns with * and **. The time is at most proportional to pattern length times text length.</summary>
internal static class Glob
{
    /// <summary>* matches any characters, including none.</summary>
    public static bool MatchesText(string pattern, string text) =>
        Matches(
            pattern.Length, text.Length, p => pattern[p] == '*',
            (p, t) => char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(text[t]));

    /// <summary>** matches any number of segments, including none; * any characters within one.</summary>
    public static bool MatchesPath(string pattern, string path)
    {
        string[] patterns = pattern.Trim('/').Split('/');
        string[] segments = path.Trim('/').Split('/');
        return Matches(patterns.Length, segments.Length, p => patterns[p] == "**", (p, t) => MatchesText(patterns[p], segments[t]));
    }

    // After a mismatch the last star matches one more item; backtracking to an earlier star could not help.
    private static bool Matches(int patternLength, int textLength, Func<int, bool> isStar, Func<int, int, bool> isEqual)
    {
        int p = 0, t = 0, star = -1, starText = 0;
        while (t < textLength)
        {
            if (p < patternLength && isStar(p))
            {
                star = p++;
                starText = t;
            }
            else if (p < patternLength && isEqual(p, t))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++starText;
            }
            else
            {
                return false;
            }
        }

        while (p < patternLength && isStar(p))
            p++;
        return p == patternLength;
    }
}
