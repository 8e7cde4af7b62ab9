namespace BackupJobs.Shared;

/// <summary>Exit codes of the process. Scripts depend on the numbers.</summary>
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

    /// <summary>
    /// Two documents have differences that <c>spec diff --fail-on</c> rejects, or a source differs from its document
    /// (<c>spec refresh --check</c>).
    /// </summary>
    BreakingChanges = 10,

    /// <summary><c>check</c> found protected items without a recent successful backup.</summary>
    NotBackedUp = 11,

    /// <summary>128 + SIGHUP, as in shells: the terminal was closed.</summary>
    HungUp = 129,

    /// <summary>128 + SIGINT, as in shells.</summary>
    Interrupted = 130,

    /// <summary>128 + SIGPIPE, as in shells: the reader of standard output has gone.</summary>
    OutputClosed = 141,

    /// <summary>128 + SIGTERM, as in shells.</summary>
    Terminated = 143,
}
