using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options of all commands.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Show no progress, only results and errors.",
        Recursive = true
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show requests and details of errors, without secrets.",
        Recursive = true
    };
}
