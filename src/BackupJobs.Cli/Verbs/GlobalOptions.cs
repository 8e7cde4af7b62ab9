using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options of every verb.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No progress, only results and errors.", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Tell each request and more about errors. Secrets are left out.", Recursive = true };
}
