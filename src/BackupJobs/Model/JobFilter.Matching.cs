namespace BackupJobs;

/// <content>The same conditions for lists that the service does not filter.</content>
public sealed partial record JobFilter
{
    /// <summary>Whether a job meets all conditions. Statuses of the same outcome are the same.</summary>
    internal bool Matches(JobResource job) =>
        MatchesStatus(job)
        && Fits(JobId, JobName.Of(job))
        && (Fits(Operation?.Value, job.Properties?.Operation)
            || Fits(Operation?.Value, (job.Properties as BackupVaultJob)?.Source.OperationCategory))
        && Fits(BackupManagementType?.Value, KindOf(job))
        && (StartTime is null || job.Properties?.StartTime >= StartTime)
        && (EndTime is null || job.Properties?.StartTime <= EndTime);

    private bool MatchesStatus(JobResource job) =>
        Status is not { } wanted
        || Fits(wanted.Value, job.Properties?.Status)
        // Backup vaults have been documented with another word for a running job.
        || (wanted == JobStatus.InProgress && Fits("Started", job.Properties?.Status))
        || (wanted.Outcome is { } outcome && JobStatus.OutcomeOf(job) == outcome);

    private static string? KindOf(JobResource job) => job.Properties is BackupVaultJob { Source: { } source }
        ? source.DataSourceType
        : job.Properties?.BackupManagementType?.Value;

    private static bool Fits(string? wanted, string? actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
