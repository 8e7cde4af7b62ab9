using System.IO.Enumeration;

namespace BackupJobs.Cli;

/// <summary>Display names of items, in which <c>*</c> stands for any characters. Case is ignored.</summary>
internal static class ItemPattern
{
    public static bool Matches(string pattern, string? name) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), name);
}
