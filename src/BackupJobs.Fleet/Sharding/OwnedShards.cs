using System.Collections.Concurrent;
using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>
/// The shards that this process owns, each with its fence. The host of the shards updates it; workers check it at each tick.
/// </summary>
internal sealed class OwnedShards(FleetDatabase database, OutboxSignal signal, TimeProvider time)
{
    private readonly ConcurrentDictionary<int, Fence> _fences = new();

    /// <summary>Machine and process, as readers of the table of shards see them.</summary>
    public static string Process { get; } = $"{Environment.MachineName}/{Environment.ProcessId}";

    public IReadOnlyList<Fence> All => [.. _fences.Values.OrderBy(fence => fence.Shard)];

    public bool Owns(Fence fence) => _fences.TryGetValue(fence.Shard, out Fence current) && current == fence;

    public bool TryGet(int shard, out Fence fence) => _fences.TryGetValue(shard, out fence);

    /// <summary>Takes shards, whichever process had them.</summary>
    /// <exception cref="DbException">The database refuses. Nothing was taken.</exception>
    public async Task TakeAsync(IReadOnlyCollection<int> shards, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        foreach (Fence fence in await Shards.TakeAsync(connection, shards, Process, time.GetUtcNow(), cancellationToken)
            .ConfigureAwait(false))
            _fences[fence.Shard] = fence;
        // Their former owner may have left something to deliver.
        signal.Set();
    }

    /// <summary>Gives shards away. Writes for them that are on their way are committed unless another process is faster.</summary>
    /// <exception cref="DbException">The database refuses. The shards are given away all the same.</exception>
    public async Task ReleaseAsync(IReadOnlyCollection<int> shards, CancellationToken cancellationToken)
    {
        List<Fence> given = [];
        foreach (int shard in shards)
        {
            if (_fences.TryRemove(shard, out Fence fence))
                given.Add(fence);
        }

        if (given.Count == 0)
            return;
        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        foreach (Fence fence in given)
            await Shards.ReleaseAsync(transaction, fence, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }
}
