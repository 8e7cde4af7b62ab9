using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>--cross-region</c>.</summary>
internal static class RegionOption
{
    public const string Name = "--cross-region";

    public static Option<string?> Create(string what) => new(Name)
    {
        HelpName = "REGION",
        Description = $"{what} of cross-region restores, which live in the paired region: its name, westus for example.",
    };
}
