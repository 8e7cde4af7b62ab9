namespace BackupJobs.Cli;

/// <summary>CSS class of a job: one of five names, regardless of the service's text.</summary>
internal static class StatusClass
{
    public static IReadOnlyList<(string Class, string Label)> Legend { get; } =
        [
            ("completed", "completed"), ("warnings", "with warnings"), ("failed", "failed"), ("cancelled", "cancelled"),
            ("running", "running or unknown")
        ];

    public static string Of(JobReport job) => job.Outcome switch
    {
        JobOutcome.Completed => "completed",
        JobOutcome.CompletedWithWarnings => "warnings",
        JobOutcome.Failed => "failed",
        JobOutcome.Cancelled => "cancelled",
        _ => "running",
    };
}
