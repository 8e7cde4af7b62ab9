namespace BackupJobs.Shared;

/// <summary>Compares a value with a pattern in which <c>*</c> stands for any characters, ignoring case, in linear space and without regular
/// expressions: patterns come from users, values from services. The rules of the fleet use it as well.</summary>
internal static class Wildcard
{
    /// <summary>Whether the whole value matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="value">The value; null counts as empty.</param>
    public static bool Matches(string pattern, string? value)
    {
        value ??= "";
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
