namespace BackupJobs.Fleet.Web;

/// <summary>Reads the timeline: one query a vault of the page, however many jobs the night had.</summary>
internal static class NightLanes
{
    private const int MostJobs = 500;

    public static async Task<NightPage> ReadAsync(
        IFleetHistory history, EstateSnapshot estate, NightQuery query, int offset, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutcomeCount> counts = await history.CountOutcomesAsync(query.From, cancellationToken).ConfigureAwait(false);
        ILookup<string, RunningJob> running =
            query.To < estate.Facts.Now.AddMinutes(-1)
                ? Array.Empty<RunningJob>().ToLookup(job => job.VaultId)
                : (await history.ListRunningAsync(cancellationToken).ConfigureAwait(false)).ToLookup(job => job.VaultId);
        string[] vaults = [.. Order(counts, running, query, estate)];
        int limit = query.Limit ?? 50;
        List<NightVault> lanes = [];
        foreach (string vault in vaults.Skip(offset).Take(limit))
        {
            FleetJobPage page = await history.ListJobsAsync(
                new FleetJobFilter { VaultId = vault, Since = query.From, Until = query.To, PageSize = MostJobs }, cancellationToken)
                .ConfigureAwait(false);
            IEnumerable<NightJob> jobs = page.Jobs
                .Select(job => new NightJob(job.JobId, job.Item, job.Operation, job.Outcome, job.Started, job.Ended))
                .Concat(running[vault].Select(job => new NightJob(job.JobId, null, null, null, job.Started ?? job.Seen, null)));
            lanes.Add(new NightVault(vault, estate.NameOf(vault), [.. jobs]));
        }

        return new NightPage([.. lanes.Where(lane => lane.Jobs.Count > 0)], FleetApi.Next(offset + limit, vaults.Length));
    }

    private static IEnumerable<string> Order(
        IReadOnlyList<OutcomeCount> counts, ILookup<string, RunningJob> running, NightQuery query, EstateSnapshot estate)
    {
        Dictionary<string, string> subscriptions = estate.Vaults.ToDictionary(vault => vault.Id, vault => vault.Subscription);
        return counts
            .Where(count => query.Outcome is null || count.Outcome == query.Outcome)
            .GroupBy(count => count.VaultId)
            .Select(group => (Vault: group.Key, Failed: group.Where(count => count.Outcome == JobOutcome.Failed).Sum(count => count.Count)))
            .Concat(query.Outcome is null ? running.Select(group => (Vault: group.Key, Failed: 0L)) : [])
            .Where(entry => string.IsNullOrEmpty(query.Subscription)
                || string.Equals(subscriptions.GetValueOrDefault(entry.Vault), query.Subscription, StringComparison.OrdinalIgnoreCase))
            .Where(entry => string.IsNullOrEmpty(query.Tenant)
                || string.Equals(estate.TenantOf(entry.Vault), query.Tenant, StringComparison.OrdinalIgnoreCase))
            .GroupBy(entry => entry.Vault)
            .OrderByDescending(group => group.Max(entry => entry.Failed)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key);
    }
}
