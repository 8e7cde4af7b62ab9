using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>Formats the progress of a job.</summary>
internal static class ProgressText
{
    // Below this percentage an estimate is unreliable.
    private const double LeastForEstimate = 3;

    public static string? Percent(double? percentage) => percentage?.ToString("0.#'%'", CultureInfo.InvariantCulture);

    /// <summary>Estimated remaining time; null if unknown.</summary>
    public static TimeSpan? Remaining(JobReport job) =>
        job is { Outcome: null, Duration: { } elapsed, ProgressPercentage: >= LeastForEstimate and < 100 }
            ? Saturating.Multiply(elapsed, (100 - job.ProgressPercentage.Value) / job.ProgressPercentage.Value)
            : null;

    /// <summary>Name of the running task; null if unknown.</summary>
    public static string? CurrentTask(JobReport job) =>
        job.Tasks.FirstOrDefault(task => task.Status is { } status && new JobStatus(status) == JobStatus.InProgress)?.Name;

    /// <summary>One line about the current state of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="showVault">Whether the line has the name of the vault.</param>
    public static string Line(JobReport job, bool showVault = false)
    {
        IEnumerable<string?> parts =
        [
            showVault ? job.Vault?.VaultName : null, job.EntityName, job.Operation,
            job.Status ?? (job.Outcome == JobOutcome.Unknown ? "lost" : "unknown"),
            Percent(job.ProgressPercentage), CurrentTask(job),
            HumanDuration.Format(job.Duration) is { } elapsed ? "after " + elapsed : null,
        ];
        return SafeText.OneLine(string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)).Prepend(job.JobId)));
    }
}
