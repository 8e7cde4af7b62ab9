using System.Globalization;

namespace BackupJobs.Fleet.Cli;

/// <summary>Names that are written into messages, logs, tables and metrics.</summary>
internal static class NameText
{
    private const int Longest = 100;

    /// <summary>What is wrong with a name; null if nothing is.</summary>
    public static string? Fault(string name) =>
        name.Length > Longest ? string.Create(CultureInfo.InvariantCulture, $"must have at most {Longest} characters")
        : name.Trim().Length < name.Length ? "must not begin or end with a space"
        : name.Any(c => c is '\'' or '"' or '\\' or '`' || char.GetUnicodeCategory(c) is UnicodeCategory.Format
            or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
            ? "must not have quotation marks, backslashes or invisible characters"
        : null;
}
