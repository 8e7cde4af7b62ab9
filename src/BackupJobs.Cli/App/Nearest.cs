namespace BackupJobs.Cli;

/// <summary>The name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest of the names; null if none is near enough to be a slip of the fingers.</summary>
    public static string? To(string text, IEnumerable<string> names)
    {
        int most = Math.Max(1, (text.TrimStart('-').Length + 1) / 3);
        return names.Select(name => (Name: name, Distance: Distance(text, name)))
            .Where(candidate => candidate.Distance <= most || (text.Length > 3 && candidate.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions and replacements between two texts (Levenshtein), without case.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replace = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
