namespace BackupJobs;

/// <summary>Compares protected items with their jobs. It does no I/O.</summary>
internal static class ItemChecks
{
    /// <summary>One result for each item: stale ones first, then by vault and name.</summary>
    /// <param name="items">The items.</param>
    /// <param name="jobs">Their jobs since <paramref name="limit"/> or longer.</param>
    /// <param name="limit">A success before this is too old.</param>
    public static IReadOnlyList<ItemCheck> Of(IEnumerable<ProtectedItemInfo> items, IEnumerable<JobReport> jobs, DateTimeOffset limit)
    {
        ILookup<string, JobReport> byItem = jobs.Where(IsBackup).ToLookup(KeyOf, StringComparer.OrdinalIgnoreCase);
        return [.. items.Select(item => Of(item, [.. byItem[item.Id], .. byItem[KeyOf(item)]], limit))
            .OrderByDescending(check => check.IsStale)
            .ThenBy(check => check.Item.Vault.ToString(), StringComparer.OrdinalIgnoreCase)
            .ThenBy(check => check.Item.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static ItemCheck Of(ProtectedItemInfo item, JobReport[] jobs, DateTimeOffset limit)
    {
        DateTimeOffset? success = jobs.Where(job => job.Succeeded).Max(job => job.StartTime);
        if (item.LastRecoveryPoint > success || success is null)
            success = item.LastRecoveryPoint;
        JobReport? failure = jobs.Where(job => job.Outcome is JobOutcome.Failed or JobOutcome.Cancelled).MaxBy(job => job.StartTime);
        return new ItemCheck(
            item,
            success,
            failure is not null && (success is null || failure.StartTime > success) ? failure : null,
            jobs.Any(job => job.Outcome is null),
            item.IsActive && !(success >= limit));
    }

    private static bool IsBackup(JobReport job) => string.Equals(job.Operation, "Backup", StringComparison.OrdinalIgnoreCase);

    // The jobs of a Recovery Services vault name their item only in Resource Graph: elsewhere the display name must do.
    private static string KeyOf(JobReport job) => job.ItemId ?? $"{job.Vault}|{job.EntityName}";

    private static string KeyOf(ProtectedItemInfo item) => $"{item.Vault}|{item.Name}";
}
