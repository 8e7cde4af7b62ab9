using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>One step of a job, whatever the job's type.</summary>
/// <param name="Name">Name of the step, for instance <c>Take Snapshot</c>.</param>
/// <param name="Status">Status of the step; null if none was sent.</param>
/// <param name="StartTime">When the step began; null if the type has no times or the step has not begun.</param>
/// <param name="EndTime">When the step ended; null while it runs, or if the type has no times.</param>
/// <param name="Duration">How long the step has taken so far; null if the service does not report it.</param>
/// <param name="ProgressPercentage">Progress in percent, 0-100; null if it is not reported.</param>
public sealed record JobTask(
    string Name, string? Status, DateTimeOffset? StartTime, DateTimeOffset? EndTime, TimeSpan? Duration, double? ProgressPercentage)
{
    /// <summary>Name, status and times, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);
}
