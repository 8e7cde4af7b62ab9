using System.Collections.Concurrent;
using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>Keeps the vaults in memory that belong to the shards of this process, and passes on what Resource Graph has shown.</summary>
internal sealed class VaultLoader(
    FleetDatabase database, TimeProvider time, OwnedShards owned, TenantClients clients, Budgets budgets, DueQueue queue)
{
    // Two processes' clocks may differ by so much.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // The first reads of vaults that arrive together are mixed within this time.
    private static readonly TimeSpan FirstReads = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, WatchedVault> _vaults = new(StringComparer.Ordinal);
    private HashSet<Fence> _loaded = [];
    private DateTimeOffset _since = DateTimeOffset.MinValue;

    public int Count => _vaults.Count;

    /// <summary>Whether this process still has the vault, in the epoch in which it was loaded.</summary>
    public bool Has(WatchedVault vault) => _vaults.TryGetValue(vault.Id, out WatchedVault? current) && ReferenceEquals(current, vault);

    /// <summary>Loads the vaults of shards that came, and new vaults; forgets those of shards that went.</summary>
    /// <exception cref="DbException">The database refuses.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<int, Fence> fences = owned.All.ToDictionary(fence => fence.Shard);
        foreach (WatchedVault vault in _vaults.Values.Where(vault => !owned.Owns(vault.Fence)))
            _vaults.TryRemove(vault.Id, out _);
        if (fences.Count == 0)
        {
            _loaded = [];
            return;
        }

        int[] arrived = [.. fences.Values.Where(fence => !_loaded.Contains(fence)).Select(fence => fence.Shard)];
        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        List<VaultRow> rows = arrived.Length == 0 ? []
            : await VaultTable.LoadAsync(connection, arrived, null, cancellationToken).ConfigureAwait(false);
        foreach ((string tenant, string subscription) in rows.Select(row => (row.Tenant, row.Subscription)).Distinct())
            budgets.Forget(tenant, subscription);
        DateTimeOffset? since = _since == DateTimeOffset.MinValue ? null : _since - Skew;
        rows.AddRange(await VaultTable.LoadAsync(connection, fences.Keys, since, cancellationToken).ConfigureAwait(false));
        foreach (VaultRow row in rows)
            Add(row, fences[row.Shard]);
        (_loaded, _since) = ([.. fences.Values], now);
        foreach ((string vault, string job) in await HintTable.ListAsync(connection, fences.Keys, cancellationToken)
            .ConfigureAwait(false))
        {
            if (!_vaults.TryGetValue(vault, out WatchedVault? state))
                continue;
            state.AddHint(job);
            if (state.Faults == 0)
                queue.Advance(state);
        }
    }

    private void Add(VaultRow row, Fence fence)
    {
        // A tenant that is not configured any more: its vaults stay as they are, and are shown.
        if (clients.Find(row.Tenant) is not { } client || (_vaults.TryGetValue(row.Id, out WatchedVault? known) && known.Fence == fence))
            return;
        WatchedVault vault = new(row, fence, client.Vault(VaultId.Parse(row.Id)));
        _vaults[row.Id] = vault;
        // Loaded in the order of their subscriptions: read like that, all workers would wait for the budget of the same one.
        queue.Schedule(vault, FirstReads * Random.Shared.NextDouble());
    }
}
