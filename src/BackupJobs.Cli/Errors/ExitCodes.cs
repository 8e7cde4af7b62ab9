namespace BackupJobs.Cli;

/// <summary>Converts outcomes of jobs to exit codes.</summary>
internal static class ExitCodes
{
    /// <summary>The table in the help.</summary>
    public const string Help = """
        Exit codes:
          0  completed                 5  cancelled
          1  error                     6  timed out
          2  wrong usage               7  throttled for too long
          3  failed                    8  not found
          4  completed with warnings   9  not authorised
          10  breaking changes between two documents (spec diff), or a moved source (spec refresh --check)
          11  protected items without a recent successful backup (check)
          130  interrupted by Ctrl-C; the job continues
          141  the reader of the output has closed it; the job continues
          129, 143  ended by SIGHUP or SIGTERM; the job continues
        """;

    // The last one that occurs among several jobs is the exit code.
    private static readonly ExitCode[] BySeverity =
    [
        ExitCode.Completed, ExitCode.CompletedWithWarnings, ExitCode.Cancelled, ExitCode.NotFound, ExitCode.NotAuthorised,
        ExitCode.Throttled, ExitCode.Error, ExitCode.Failed,
    ];

    public static ExitCode Of(JobOutcome? outcome) => outcome switch
    {
        JobOutcome.Completed => ExitCode.Completed,
        JobOutcome.CompletedWithWarnings => ExitCode.CompletedWithWarnings,
        JobOutcome.Failed => ExitCode.Failed,
        JobOutcome.Cancelled => ExitCode.Cancelled,
        JobOutcome.Unknown => ExitCode.NotFound,
        _ => ExitCode.Error,
    };

    /// <summary>The exit code for several finished jobs; <see cref="ExitCode.Completed"/> for none.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="missing">Why other jobs were not waited for.</param>
    public static ExitCode Of(IEnumerable<JobReport> jobs, params IEnumerable<Failure> missing) =>
        jobs.Select(job => Of(job.Outcome)).Concat(missing.Select(failure => failure.ExitCode)).DefaultIfEmpty()
            .MaxBy(code => Array.IndexOf(BySeverity, code));
}
