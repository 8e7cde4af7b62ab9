namespace BackupJobs.Cli;

/// <summary>The beginnings of IDs that a narrow terminal shows: as short as possible, and each accepted as an ID.</summary>
internal static class ShortIds
{
    private const int Least = 8;

    /// <summary>Length of the beginnings with which all of the IDs differ, 8 or more.</summary>
    public static int LengthFor(IEnumerable<string> ids)
    {
        string[] sorted = [.. ids.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        int length = Least;
        for (int i = 1; i < sorted.Length; i++)
            length = Math.Max(length, CommonLength(sorted[i - 1], sorted[i]) + 1);
        return length;
    }

    public static string Of(string id, int length) => id[..Math.Min(length, id.Length)];

    private static int CommonLength(string left, string right)
    {
        int length = 0;
        while (length < Math.Min(left.Length, right.Length) && char.ToLowerInvariant(left[length]) == char.ToLowerInvariant(right[length]))
            length++;
        return length;
    }
}
