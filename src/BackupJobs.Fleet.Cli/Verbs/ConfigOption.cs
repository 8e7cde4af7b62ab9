using System.CommandLine;

namespace BackupJobs.Fleet.Cli;

/// <summary>The option <c>--config</c>.</summary>
internal static class ConfigOption
{
    public static Option<string> Create() => new("--config", "-c")
    {
        HelpName = "FILE",
        Description = "The configuration.",
        DefaultValueFactory = _ => "fleet.json",
    };
}
