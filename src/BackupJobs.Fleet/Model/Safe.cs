namespace BackupJobs.Fleet;

/// <summary>Text of a service as databases store it.</summary>
internal static class Safe
{
    private const int Longest = 4000;

    /// <summary>Without characters that PostgreSQL does not store, and not longer than anybody reads.</summary>
    public static string? Text(string? text) => text is null ? null : Cut(Storable(text));

    /// <summary>Without characters that PostgreSQL does not store.</summary>
    public static string Storable(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? text.Replace("\0", "", StringComparison.Ordinal)
        : text;

    private static string Cut(string text) => text.Length <= Longest
        ? text
        : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
