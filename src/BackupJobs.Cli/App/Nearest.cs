namespace BackupJobs.Cli;

/// <summary>The name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest of the names; null if none is near enough to be a slip of the fingers.</summary>
    public static string? To(string text, IEnumerable<string> names)
    {
        int length = text.TrimStart('-').Length;
        // One letter is near to every other one.
        if (length < 2)
            return null;
        int most = Math.Max(1, (length + 1) / 3);
        return names.Select(name => (Name: name, Distance: Distance(text, name)))
            .Where(candidate => candidate.Distance <= most || (text.Length > 3 && candidate.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two texts (optimal string alignment), without case.</summary>
    private static int Distance(string left, string right)
    {
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(cost[i - 1, j - 1] + (Same(i, j) ? 0 : 1), 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && Same(i, j - 1) && Same(i - 1, j))
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[left.Length, right.Length];

        bool Same(int i, int j) => char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
    }
}
