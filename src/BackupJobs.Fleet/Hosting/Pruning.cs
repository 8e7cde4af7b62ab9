using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>Removes what is older than the history is kept, in small transactions. The owner of the first shard does it.</summary>
internal sealed partial class Pruning(
    FleetOptions options, OwnedShards owned, FleetWriter writer, FleetHealth health, TimeProvider time, ILogger<Pruning> logger)
{
    private const int AtOnce = 2000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                bool hasMore = options.HistoryKept is { } kept && owned.TryGet(Shards.First, out Fence fence)
                    && await PruneAsync(time.GetUtcNow() - kept, fence, cancellationToken).ConfigureAwait(false) == AtOnce;
                await Task.Delay(hasMore ? Breath : Interval, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <returns>How many jobs were removed.</returns>
    private async Task<int> PruneAsync(DateTimeOffset before, Fence fence, CancellationToken cancellationToken)
    {
        int removed = 0;
        try
        {
            await writer.WriteAsync(
                new FencedWrite(fence, async (transaction, token) =>
                    removed = await HistoryTable.PruneAsync(transaction, before, AtOnce, token).ConfigureAwait(false)),
                cancellationToken).ConfigureAwait(false);
        }
        catch (FencedException)
        {
            // The new owner of the shard removes the rest.
        }
        catch (Exception error) when (DatabaseFault.IsAway(error))
        {
            if (!health.Explains(error))
                LogNotPruned(logger, error);
        }

        return removed;
    }

    [LoggerMessage(1, LogLevel.Error, "Old jobs were not removed; this is tried again.")]
    private static partial void LogNotPruned(ILogger logger, Exception error);
}
