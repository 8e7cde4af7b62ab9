namespace BackupJobs.Fleet;

/// <summary>What a list of a vault has that its ledger does not. It reads nothing and has no clock.</summary>
/// <param name="Running">Running jobs that are new or whose status has changed.</param>
/// <param name="Ended">Jobs that have ended, and were not known to.</param>
internal sealed record VaultDifference(IReadOnlyList<LedgerEntry> Running, IReadOnlyList<JobReport> Ended)
{
    /// <param name="ledger">The jobs as they were last seen, by their ids in lower case.</param>
    /// <param name="listed">The jobs as the vault has them now, in any order; a job may be there twice.</param>
    /// <param name="now">When they were listed, UTC.</param>
    public static VaultDifference Of(
        IReadOnlyDictionary<string, LedgerEntry> ledger, IEnumerable<JobReport> listed, DateTimeOffset now)
    {
        Dictionary<string, LedgerEntry> running = [];
        Dictionary<string, JobReport> ended = [];
        foreach (JobReport job in listed)
        {
            string id = job.JobId.ToLowerInvariant();
            LedgerEntry? known = ledger.GetValueOrDefault(id);
            // An end is final, whatever a list that lags says later.
            if (id.Length == 0 || known is { IsRunning: false })
                continue;
            if (job.Outcome is not null)
                ended[id] = job;
            else if (known is null || !string.Equals(known.Status, StatusOf(job), StringComparison.OrdinalIgnoreCase))
                running[id] = new LedgerEntry(id, StatusOf(job), job.StartTime, now, null);
        }

        foreach (string id in ended.Keys)
            running.Remove(id);
        // In the order of their ends, which is the order in which sinks are notified.
        return new VaultDifference([.. running.Values], [.. ended.Values.OrderBy(job => job.EndTime ?? now)]);
    }

    public static string StatusOf(JobReport job) => Safe.Text(job.Status) ?? "";
}
