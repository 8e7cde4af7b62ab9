using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>--timeout</c> of commands that only read.</summary>
internal static class TimeoutOption
{
    /// <summary>Time limit without the option.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromMinutes(10);

    public static Option<TimeSpan?> Create() =>
        TimeOptions.Duration("--timeout", $"Stop after this time, with exit code 6. Default: {HumanDuration.Format(Default)}. Examples:");
}
