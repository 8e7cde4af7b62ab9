using System.Data.Common;
using System.Globalization;
using System.Text;

namespace BackupJobs.Fleet;

/// <summary>The table of shards: who owns each, and in which epoch.</summary>
internal static class Shards
{
    /// <summary>Shards of vaults.</summary>
    public const int VaultShards = 256;

    /// <summary>Shards of tenants, for Resource Graph and the search for vaults; they follow those of vaults.</summary>
    public const int TenantShards = 8;

    public const int Count = VaultShards + TenantShards;

    /// <summary>Its owner does what one process does for all.</summary>
    public const int First = 0;

    /// <summary>The shard of a subscription, so that its budget of requests has one owner.</summary>
    public static int OfSubscription(string tenant, string subscription) =>
        (int)(Hash($"{tenant}\n{subscription}".ToLowerInvariant()) % VaultShards);

    /// <summary>The shard of a tenant's search and sieve.</summary>
    public static int OfTenant(string tenant) => VaultShards + (int)(Hash(tenant.ToLowerInvariant()) % TenantShards);

    /// <summary>Adds the rows of all shards, once.</summary>
    public static async Task CreateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        string rows = string.Join(',', Enumerable.Range(0, Count).Select(id => $"({id.ToString(CultureInfo.InvariantCulture)}, 0)"));
        await transaction.ExecuteAsync(
            $"insert into shard (id, epoch) values {rows} on conflict (id) do nothing", cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins a new epoch of shards. Whatever an earlier owner still writes is refused from now on.</summary>
    public static async Task<List<Fence>> TakeAsync(
        DbConnection connection, IReadOnlyCollection<int> shards, string owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        List<Fence> fences = await transaction.QueryAsync(
            $"update shard set epoch = epoch + 1, owner = @owner, since = @now where id in {Sql.List(shards)} returning id, epoch",
            Read, cancellationToken, ("owner", owner), ("now", now.Milliseconds())).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return fences;
    }

    /// <summary>Releases a shard, unless another process has taken it.</summary>
    public static Task ReleaseAsync(DbTransaction transaction, Fence fence, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            "update shard set owner = null where id = @id and epoch = @epoch", cancellationToken,
            ("id", fence.Shard), ("epoch", fence.Epoch));

    /// <summary>Holds the rows of shards until the transaction ends.</summary>
    /// <exception cref="FencedException">Another process owns one of them.</exception>
    public static async Task CheckAsync(
        DbTransaction transaction, IReadOnlyCollection<Fence> fences, string lockRows, CancellationToken cancellationToken)
    {
        // In the order of their numbers, so that two processes never wait for each other.
        List<Fence> current = await transaction.QueryAsync(
            $"select id, epoch from shard where id in {Sql.List(fences.Select(fence => fence.Shard).Order())} order by id{lockRows}",
            Read, cancellationToken).ConfigureAwait(false);
        ThrowIfLost(fences, current);
    }

    /// <summary>Whether this process owns its shards, without a transaction.</summary>
    /// <exception cref="FencedException">Another process owns one of them.</exception>
    public static async Task CheckAsync(DbConnection connection, IReadOnlyCollection<Fence> fences, CancellationToken cancellationToken) =>
        ThrowIfLost(fences, await connection.QueryAsync("select id, epoch from shard", Read, cancellationToken).ConfigureAwait(false));

    private static void ThrowIfLost(IReadOnlyCollection<Fence> fences, List<Fence> current)
    {
        HashSet<Fence> known = [.. current];
        foreach (Fence fence in fences)
        {
            if (!known.Contains(fence))
                throw new FencedException(fence);
        }
    }

    private static Fence Read(DbDataReader row) => new((int)row.GetInt64(0), row.GetInt64(1));

    // FNV-1a: stable across processes and versions, as the string's own hash code is not.
    private static uint Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, value) => unchecked((hash ^ value) * 16777619u));
}
