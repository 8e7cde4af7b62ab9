namespace BackupJobs.Cli;

/// <summary>What the process tells its caller. The numbers are a promise to scripts.</summary>
internal enum ExitCode
{
    Completed = 0,
    Error = 1,
    Usage = 2,
    Failed = 3,
    CompletedWithWarnings = 4,
    Cancelled = 5,
    TimedOut = 6,
    Throttled = 7,
    NotFound = 8,
    NotAuthorised = 9,

    /// <summary>Two documents differ in a way that was not to be: <c>spec diff --fail-on</c>.</summary>
    BreakingChanges = 10,

    /// <summary>128 + SIGINT, as shells expect it.</summary>
    Interrupted = 130,
}
