using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>How far a job is, in words.</summary>
internal static class ProgressText
{
    // Below this share an estimate says more about chance than about the job.
    private const double LeastForEstimate = 3;

    public static string? Percent(double? percentage) => percentage?.ToString("0.#'%'", CultureInfo.InvariantCulture);

    /// <summary>Time that is left if the job goes on at its pace; null where nobody can say.</summary>
    public static TimeSpan? Remaining(JobReport job) =>
        job is { Outcome: null, Duration: { } elapsed, ProgressPercentage: >= LeastForEstimate and < 100 }
            ? elapsed * ((100 - job.ProgressPercentage.Value) / job.ProgressPercentage.Value)
            : null;

    /// <summary>The task that runs now; null where none is known to run.</summary>
    public static string? CurrentTask(JobReport job) =>
        job.Tasks.FirstOrDefault(task => task.Status is { } status && new JobStatus(status) == JobStatus.InProgress)?.Name;

    /// <summary>One line about a job as it is now.</summary>
    public static string Line(JobReport job)
    {
        IEnumerable<string?> parts =
        [
            job.EntityName, job.Operation, job.Status ?? (job.Outcome == JobOutcome.Unknown ? "lost" : "unknown"), Percent(job.ProgressPercentage), CurrentTask(job),
            DurationText.Write(job.Duration) is { } elapsed ? "after " + elapsed : null,
        ];
        return SafeText.OneLine(string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)).Prepend(job.JobId)));
    }
}
