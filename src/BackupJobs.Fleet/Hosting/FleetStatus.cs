namespace BackupJobs.Fleet;

/// <summary>What this process does, from the memory of its parts.</summary>
internal sealed class FleetStatus(
    FleetHealth health, OwnedShards owned, VaultLoader loader, DueQueue queue, Budgets budgets, VaultCommits commits,
    FirstSearch search) : IFleetStatus
{
    public bool IsReady => health.Reason is null;

    public string? NotReadyReason => health.Reason;

    public DateTimeOffset? NotReadySince => health.NotReadySince;

    public DateTimeOffset? NothingReadSince => budgets.Answers.SilentSince;

    public string? UnsearchedReason => search.Reason;

    public IReadOnlyList<int> OwnedShards => [.. owned.All.Select(fence => fence.Shard)];

    public int Vaults => loader.Count;

    public int DueVaults => queue.DueCount;

    public IReadOnlyList<SubscriptionBudget> Budgets => budgets.All;

    public long Requests => budgets.Requests;

    public long Ends => commits.Ends;
}
