namespace BackupJobs.Fleet.Tests;

/// <summary>A history in memory, for tests of what shows it.</summary>
internal sealed class FakeFleet : IFleetHistory, IFleetStatus
{
    public List<FleetVault> Vaults { get; } = [];

    public List<TenantSearch> Tenants { get; } = [];

    public List<JobEnd> Ended { get; } = [];

    public List<FleetItem> Items { get; } = [];

    public List<CoverageGap> Gaps { get; } = [];

    public List<DeadLetter> Letters { get; } = [];

    public List<RunningJob> Running { get; } = [];

    public bool IsReady { get; set; } = true;

    /// <summary>What reads of the estate fail with; null if they succeed.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What reads of the estate wait for.</summary>
    public TaskCompletionSource? Silence { get; set; }

    public string? UnsearchedReason { get; init; }

    public string? NotReadyReason => IsReady ? null : "the database is away";

    public DateTimeOffset? NotReadySince => IsReady ? null : new DateTimeOffset(2026, 11, 30, 3, 7, 0, TimeSpan.Zero);

    public DateTimeOffset? NothingReadSince { get; set; }

    public IReadOnlyList<int> OwnedShards => [0, 1];

    public int DueVaults => 0;

    int IFleetStatus.Vaults => Vaults.Count;

    public IReadOnlyList<SubscriptionBudget> Budgets => [new("s1", 12.5, null)];

    public long Requests => 42;

    public long Ends => Ended.Count;

    /// <summary>Vaults named rsv-0, rsv-1, … with one item and one job each; those in <paramref name="failing"/> failed.</summary>
    public static FakeFleet Of(int vaults, params int[] failing)
    {
        FakeFleet fleet = new();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        for (int i = 0; i < vaults; i++)
        {
            string id = $"/subscriptions/s{i % 2}/resourcegroups/rg/providers/microsoft.recoveryservices/vaults/rsv-{i}";
            bool fails = failing.Contains(i);
            JobEnd end = (fails ? Tests.Ends.Failed(id, $"vm{i}", $"job{i}") : Tests.Ends.Completed(id, $"vm{i}", $"job{i}"))
                with { Started = now.AddMinutes(-90 - i), Ended = now.AddMinutes(-60 - i), Seen = now };
            fleet.Ended.Add(end);
            fleet.Vaults.Add(new FleetVault
            {
                Id = id, Kind = VaultKind.RecoveryServices, Name = $"rsv-{i}", Subscription = $"s{i % 2}", Tenant = "", Shard = 0,
                Faults = 0, Running = 0, CoveredUntil = now, LastRead = now, Found = now.AddDays(-1),
            });
            fleet.Items.Add(new FleetItem(end.Subscription, id, $"vm{i}", "AzureIaasVM", end.Outcome, end.Ended, fails ? null : end.Ended));
        }

        return fleet;
    }

    public Task<IReadOnlyList<FleetVault>> ListVaultsAsync(FleetVaultFilter? filter, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FleetVault>>(Vaults);

    public Task<IReadOnlyList<TenantSearch>> ListTenantsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TenantSearch>>(Tenants);

    public Task<FleetJobPage> ListJobsAsync(FleetJobFilter? filter, CancellationToken cancellationToken)
    {
        filter ??= new FleetJobFilter();
        int offset = filter.Page is { } page ? int.Parse(page, null) : 0;
        JobEnd[] found = [.. Ended.OrderByDescending(end => end.Ended)
            .Where(end => (filter.Outcomes.Count == 0 || filter.Outcomes.Contains(end.Outcome))
                && IsOrAny(filter.VaultId, end.VaultId)
                && IsOrAny(filter.Item, end.Item)
                && IsOrAny(filter.Subscription, end.Subscription)
                && IsOrAny(filter.Tenant, end.Tenant)
                && IsOrAny(filter.Operation, end.Operation)
                && (filter.Text is not { } text
                    || $"{end.Item} {end.JobId} {end.VaultId}".Contains(text, StringComparison.OrdinalIgnoreCase))
                && (filter.Since is null || end.Ended >= filter.Since)
                && (filter.Until is null || end.Ended < filter.Until))];
        return Task.FromResult(new FleetJobPage(
            [.. found.Skip(offset).Take(filter.PageSize)],
            offset + filter.PageSize < found.Length ? $"{offset + filter.PageSize}" : null));
    }

    public Task<JobEnd?> FindJobAsync(string vaultId, string jobId, CancellationToken cancellationToken) =>
        Task.FromResult(Ended.Find(end => IsOrAny(vaultId, end.VaultId) && IsOrAny(jobId, end.JobId)));

    public Task<IReadOnlyList<RunningJob>> ListRunningAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RunningJob>>(Running);

    public Task<IReadOnlyList<OutcomeCount>> CountOutcomesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OutcomeCount>>(
            [
                .. Ended.Where(end => end.Ended >= since).GroupBy(end => (end.Subscription, end.VaultId, end.Outcome))
                    .Select(group => new OutcomeCount(group.Key.Subscription, group.Key.VaultId, group.Key.Outcome, group.Count()))
            ]);

    public Task<IReadOnlyList<FleetItem>> ListItemsAsync(string? subscription, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FleetItem>>(Items);

    public Task<IReadOnlyList<CoverageGap>> ListGapsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CoverageGap>>(Gaps);

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>([.. Letters]);

    public Task<int> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken) =>
        Task.FromResult(Letters.RemoveAll(letter => ids?.Contains(letter.Id) != false));

    public async Task<FleetLag> MeasureLagAsync(CancellationToken cancellationToken)
    {
        if (Silence is { } silence)
            await silence.Task.WaitAsync(cancellationToken);
        return Fault is null ? new FleetLag(DateTimeOffset.UtcNow.AddSeconds(-5), 0, 0, null, Letters.Count) : throw Fault;
    }

    public Task<IReadOnlyList<ShardOwner>> ListOwnersAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ShardOwner>>([new ShardOwner("host/1", 256, DateTimeOffset.UtcNow)]);

    // The database compares without case, too.
    private static bool IsOrAny(string? wanted, string? value) =>
        wanted is null || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);
}
