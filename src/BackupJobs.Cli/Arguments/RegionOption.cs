using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>--cross-region</c>.</summary>
internal static class RegionOption
{
    public static Option<string?> Create(string what) => new Option<string?>(CommandText.RegionOption)
    {
        HelpName = "REGION",
        Description = $"{what} of cross-region restores, which are in the paired region. Name of the region, for example westus.",
    }.OnlyNames();
}
