namespace BackupJobs.Fleet.Telling;

/// <summary>Compares a value with a pattern in which <c>*</c> stands for any characters, ignoring case, in linear space and without regular
/// expressions: patterns are configured, values come from services.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string value)
    {
        int p = 0;
        int v = 0;
        int star = -1;
        int resume = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = v;
            }
            else if (p < pattern.Length && AreEqual(pattern[p], value[v]))
            {
                p++;
                v++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                v = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private static bool AreEqual(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
