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

    // Vaults that another process finds are loaded so often.
    private static readonly TimeSpan NewVaults = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, WatchedVault> _vaults = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IReadOnlyList<VaultRow>> _found = new();
    // The same few strings in a hundred thousand rows.
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private HashSet<Fence> _loaded = [];
    private DateTimeOffset? _since;
    private long _lookedAt;

    public int Count => _vaults.Count;

    /// <summary>Whether this process still has the vault, in the epoch in which it was loaded.</summary>
    public bool Has(WatchedVault vault) => _vaults.TryGetValue(vault.Id, out WatchedVault? current) && ReferenceEquals(current, vault);

    /// <summary>This process has found vaults, and the database has them.</summary>
    public void Found(IEnumerable<VaultRow> vaults)
    {
        VaultRow[] unknown = [.. vaults.Where(vault => !_vaults.ContainsKey(vault.Id))];
        if (unknown.Length > 0)
            _found.Enqueue(unknown);
    }

    /// <summary>Loads the vaults of shards that came, and new vaults; forgets those of shards that went.</summary>
    /// <exception cref="DbException">The database refuses.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Dictionary<int, Fence> fences = owned.All.ToDictionary(fence => fence.Shard);
        foreach (WatchedVault vault in _vaults.Values.Where(vault => !owned.Owns(vault.Fence)))
            _vaults.TryRemove(vault.Id, out _);
        if (fences.Count == 0)
        {
            _loaded = [];
            return;
        }

        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await LoadNewAsync(connection, fences, cancellationToken).ConfigureAwait(false);
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

    private async Task LoadNewAsync(DbConnection connection, Dictionary<int, Fence> fences, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        int[] arrived = [.. fences.Values.Where(fence => !_loaded.Contains(fence)).Select(fence => fence.Shard)];
        if (arrived.Length > 0)
        {
            List<VaultRow> rows = await VaultTable.LoadAsync(connection, arrived, null, cancellationToken).ConfigureAwait(false);
            foreach ((string tenant, string subscription) in rows.Select(row => (row.Tenant, row.Subscription)).Distinct())
                budgets.Forget(tenant, subscription);
            rows.ForEach(row => Add(row, fences[row.Shard]));
        }

        // After the shards that have arrived: the database knows the jobs of their vaults.
        while (_found.TryPeek(out IReadOnlyList<VaultRow>? rows))
        {
            Dictionary<string, int> stored = await VaultTable.ShardsAsync(connection, [.. rows.Select(row => row.Id)], cancellationToken)
                .ConfigureAwait(false);
            // A vault that two tenants may read belongs to the one that has found it first.
            foreach (VaultRow row in rows.Where(row => stored.GetValueOrDefault(row.Id, -1) == row.Shard))
            {
                if (fences.TryGetValue(row.Shard, out Fence fence))
                    Add(row, fence);
            }

            _found.TryDequeue(out _);
        }

        if (database.IsShared && time.GetElapsedTime(_lookedAt) >= NewVaults)
        {
            // A clock that was set back: what other processes have found since then is older than the last look.
            DateTimeOffset since = (_since is { } last && last < now ? last : now) - Skew;
            List<VaultRow> rows = await VaultTable.LoadAsync(connection, fences.Keys, since, cancellationToken).ConfigureAwait(false);
            rows.ForEach(row => Add(row, fences[row.Shard]));
            (_since, _lookedAt) = (now, time.GetTimestamp());
        }

        _since ??= now;
        _loaded = [.. fences.Values];
    }

    private void Add(VaultRow row, Fence fence)
    {
        // A tenant that is not configured any more: its vaults stay as they are, and are shown.
        if (clients.Find(row.Tenant) is not { } client || (_vaults.TryGetValue(row.Id, out WatchedVault? known) && known.Fence == fence))
            return;
        WatchedVault vault = new(row with { Subscription = Same(row.Subscription), Tenant = Same(row.Tenant) }, fence, client);
        _vaults[row.Id] = vault;
        // Loaded in the order of their subscriptions: read like that, all workers would wait for the budget of the same one.
        queue.Schedule(vault, FirstReads * Random.Shared.NextDouble());
    }

    private string Same(string name)
    {
        if (!_names.TryGetValue(name, out string? known))
            _names[name] = known = name;
        return known;
    }
}
