namespace BackupJobs;

/// <summary>One step of a job, whatever the job's type.</summary>
/// <param name="Name">The service's name of the step, for instance <c>Take Snapshot</c>.</param>
/// <param name="Status">Status text of the step; null where none was sent.</param>
/// <param name="StartTime">When the step began; null where the type has no times or the step has not begun.</param>
/// <param name="EndTime">When the step ended; null while it runs or where the type has no times.</param>
/// <param name="Duration">How long the step took so far, as the service says; null where it does not say.</param>
/// <param name="ProgressPercentage">0 to 100; null where it is not reported.</param>
public sealed record JobTask(
    string Name, string? Status, DateTimeOffset? StartTime, DateTimeOffset? EndTime, TimeSpan? Duration, double? ProgressPercentage);
