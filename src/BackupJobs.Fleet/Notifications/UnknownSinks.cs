using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>
/// Deliveries to sinks that this process does not know. The sink may have been renamed or removed, or be that of a process with a newer
/// configuration, so they are left alone for a while, in which the configuration can be corrected or the shard can move. Then they become
/// dead letters, which can be replayed.
/// </summary>
internal sealed partial class UnknownSinks(
    FleetDatabase database, OwnedShards owned, OutboxTable outbox, FleetWriter writer, TimeProvider time, ILogger<UnknownSinks> logger)
{
    /// <summary>How long deliveries are left alone after this process, as the owner of their shard, has found them.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // On the monotonic clock. A shard that comes back has another epoch, and so another while.
    private Dictionary<(string Sink, Fence Fence), long> _foundAt = [];
    private readonly HashSet<string> _logged = [];
    private long? _lookedAt;

    /// <summary>Looks for them, twice a minute at most.</summary>
    /// <exception cref="FencedException">Another process owns a shard.</exception>
    /// <exception cref="DbException">The database refuses.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_lookedAt is { } last && time.GetElapsedTime(last) < Interval)
            return;
        Dictionary<int, Fence> fences = owned.All.ToDictionary(fence => fence.Shard);
        if (fences.Count == 0)
            return;
        List<UnknownDeliveries> found;
        await using (DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false))
            found = await outbox.ListUnknownAsync(connection, fences.Keys, cancellationToken).ConfigureAwait(false);
        long now = time.GetTimestamp();
        _foundAt = found.Select(waiting => (waiting.Sink, fences[waiting.Shard]))
            .ToDictionary(key => key, key => _foundAt.GetValueOrDefault(key, now));
        foreach (IGrouping<string, UnknownDeliveries> sink in found.GroupBy(waiting => waiting.Sink))
        {
            if (_logged.Add(sink.Key))
                LogUnknown(logger, sink.Key, sink.Sum(waiting => waiting.Count), (int)Kept.TotalMinutes);
            await BuryAsync(sink.Key, [.. sink.Select(waiting => fences[waiting.Shard])], cancellationToken).ConfigureAwait(false);
        }

        _logged.IntersectWith(found.Select(waiting => waiting.Sink));
        _lookedAt = now;
    }

    private async Task BuryAsync(string sink, IReadOnlyList<Fence> fences, CancellationToken cancellationToken)
    {
        int buried = 0;
        foreach (Fence fence in fences.Where(fence => time.GetElapsedTime(_foundAt[(sink, fence)]) >= Kept))
        {
            await writer.WriteAsync(
                new FencedWrite(fence, async (transaction, token) => buried += await OutboxTable.BuryAllAsync(
                    transaction, sink, fence.Shard, time.GetUtcNow(), token).ConfigureAwait(false)),
                cancellationToken).ConfigureAwait(false);
        }

        if (buried > 0)
            LogBuried(logger, sink, buried);
    }

    [LoggerMessage(1, LogLevel.Warning,
        "Sink '{Sink}' is not in the configuration of this process, and {Count} of its deliveries wait. Unless a process that has it takes "
        + "their shards, they are dead letters in {Minutes} minutes.")]
    private static partial void LogUnknown(ILogger logger, string sink, long count, int minutes);

    [LoggerMessage(2, LogLevel.Error,
        "Sink '{Sink}' is not in the configuration of this process: {Count} of its deliveries are dead letters now. Deliver them again when "
        + "it is.")]
    private static partial void LogBuried(ILogger logger, string sink, int count);
}
