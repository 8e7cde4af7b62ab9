namespace BackupJobs;

/// <summary>Decides which failed backups are worth repeating with <c>BackupVault.RetryAsync</c>. It sends no request.</summary>
public static class RetryPlan
{
    /// <summary>One step for each item whose newest backup failed, the oldest failure first.</summary>
    /// <param name="jobs">Jobs of the time that is looked at, running ones included. Items of Recovery Services vaults are known in jobs of
    /// <see cref="BackupEstate"/> only.</param>
    /// <param name="max">How many backups may be started; the steps beyond have <see cref="RetryObstacle.Limit"/>.</param>
    public static IReadOnlyList<RetryStep> Of(IEnumerable<JobReport> jobs, int max = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        List<RetryStep> steps = [];
        int left = max;
        foreach (IGrouping<string, JobReport> item in jobs.Where(IsBackup)
            .GroupBy(job => job.ItemId ?? $"{job.Vault}|{job.EntityName}", StringComparer.OrdinalIgnoreCase)
            .OrderBy(item => item.Max(job => job.StartTime)))
        {
            JobReport? failed = item.Where(job => job.Outcome == JobOutcome.Failed).MaxBy(job => job.StartTime);
            if (failed is null)
                continue;
            bool isRunning = item.Any(job => job.Outcome is null);
            if (!isRunning && item.MaxBy(job => job.StartTime) != failed)
                continue;
            RetryObstacle? obstacle = isRunning ? RetryObstacle.BackupIsRunning
                : failed.ItemId is null ? RetryObstacle.ItemIsUnknown
                : !failed.CanRetry ? RetryObstacle.ErrorIsPermanent
                : left <= 0 ? RetryObstacle.Limit
                : null;
            left -= obstacle is null ? 1 : 0;
            steps.Add(new RetryStep(failed, obstacle));
        }

        return steps;
    }

    private static bool IsBackup(JobReport job) => string.Equals(job.Operation, "Backup", StringComparison.OrdinalIgnoreCase);
}
