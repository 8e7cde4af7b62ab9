namespace BackupJobs.Cli;

/// <summary>What a retry does about one item.</summary>
/// <param name="Failed">The newest backup of the item, which failed.</param>
/// <param name="Skipped">Why it is not repeated; null if it is.</param>
internal sealed record RetryStep(JobReport Failed, string? Skipped);

/// <summary>Decides which failed backups are repeated. It does no I/O.</summary>
internal static class RetryPlan
{
    /// <summary>One step for each item whose newest backup failed, oldest failure first.</summary>
    /// <param name="jobs">Jobs of the time that is looked at.</param>
    /// <param name="max">How many backups may be started.</param>
    public static IReadOnlyList<RetryStep> Of(IEnumerable<JobReport> jobs, int max)
    {
        List<RetryStep> steps = [];
        int left = max;
        foreach (IGrouping<string, JobReport> item in jobs.Where(IsBackup)
            .GroupBy(job => job.ItemId ?? $"{job.Vault}|{job.EntityName}", StringComparer.OrdinalIgnoreCase)
            .OrderBy(item => item.Max(job => job.StartTime)))
        {
            JobReport? failed = item.Where(job => job.Outcome == JobOutcome.Failed).MaxBy(job => job.StartTime);
            if (failed is null)
                continue;
            bool isRunning = item.Any(job => job.PreventsRetryOf(failed));
            if (!isRunning && item.MaxBy(job => job.StartTime) != failed)
                continue;
            string? skipped = isRunning ? "a backup is running"
                : failed.ItemId is null ? "the service does not name the item"
                : !failed.CanRetry ? "its error is permanent"
                : left <= 0 ? "more than --max"
                : null;
            left -= skipped is null ? 1 : 0;
            steps.Add(new RetryStep(failed, skipped));
        }

        return steps;
    }

    private static bool IsBackup(JobReport job) => string.Equals(job.Operation, "Backup", StringComparison.OrdinalIgnoreCase);
}
