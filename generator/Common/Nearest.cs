namespace BackupJobsGen;

/// <summary>Suggests a name for a misspelled one.</summary>
internal static class Nearest
{
    /// <summary>The most similar name; null if none is similar enough to be a typing mistake.</summary>
    public static string? To(string text, IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (Array.Find(all, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } same)
            return same;
        int length = text.TrimStart('-').Length;
        // Any letter is similar to any other.
        if (length < 2)
            return null;
        int limit = Math.Max(1, (length + 1) / 3);
        return all.Select(name => (Name: name, Distance: Distance(text, name)))
            .Where(candidate => candidate.Distance <= limit
                || (text.Length > 3 && candidate.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>The name that differs from a string by a few typing mistakes; null where there is no such name.</summary>
    public static string? ToTypo(string text, IEnumerable<string> names, int mistakes = 1) =>
        names.FirstOrDefault(name => Math.Abs(name.Length - text.Length) <= mistakes && Distance(text, name) <= mistakes);

    /// <summary>
    /// Insertions, deletions, replacements and transpositions between two strings (optimal string alignment), ignoring case.
    /// </summary>
    private static int Distance(string left, string right)
    {
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(cost[i - 1, j - 1] + (AreEqual(i, j) ? 0 : 1), 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && AreEqual(i, j - 1) && AreEqual(i - 1, j))
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[left.Length, right.Length];

        bool AreEqual(int i, int j) => char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
    }
}
