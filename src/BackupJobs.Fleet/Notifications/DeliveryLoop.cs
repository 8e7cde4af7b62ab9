using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>Delivers what waits in the outbox of the shards that this process owns: for each sink several vaults at once, and the ends of a
/// vault one after another.</summary>
internal sealed partial class DeliveryLoop(
    FleetOptions options, TimeProvider time, FleetDatabase database, FleetHealth health, OwnedShards owned, IEnumerable<IEndSink> sinks,
    UnknownSinks unknown, OutboxSignal signal, Deliverer deliverer, ILogger<DeliveryLoop> logger)
{
    private const int EndsAtOnce = 50;

    // So that workers find the next vault without a query and a tick between.
    private const int VaultsAtOnce = 200;

    // Under load, what comes in between is delivered together.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    // Finds what no signal reports: a replay in another process.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Of the 10 s that the service manager waits. Others may have the shards a second later.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(5);

    private readonly IEndSink[] _sinks = [.. sinks];
    private readonly ConcurrentDictionary<object, (IEndSink Sink, Task Work)> _workers = new();
    // Vaults that a worker has or will take: no other one may deliver their ends.
    private readonly ConcurrentDictionary<(IEndSink Sink, string Vault), bool> _claimed = new();

    /// <summary>Works until it is cancelled, and then waits for the deliveries that are on their way.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using DrainLimit drain = new(LongestDrain, time, cancellationToken);
        try
        {
            while (true)
            {
                TimeSpan? rest = health.MayWork ? await TickAsync(drain, cancellationToken).ConfigureAwait(false) : null;
                await Task.Delay(rest is null ? Pause : Tick, time, cancellationToken).ConfigureAwait(false);
                if (rest > Tick)
                    await signal.WaitAsync(rest.Value - Tick, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(_workers.Values.Select(worker => worker.Work)).ConfigureAwait(false);
        }
    }

    /// <returns>How long nothing is due unless the signal says so; null if the database refuses.</returns>
    private async Task<TimeSpan?> TickAsync(DrainLimit drain, CancellationToken cancellationToken)
    {
        try
        {
            await unknown.LookAsync(cancellationToken).ConfigureAwait(false);
            TimeSpan rest = Poll;
            foreach (IEndSink sink in _sinks)
            {
                TimeSpan next = await StartAsync(sink, drain, cancellationToken).ConfigureAwait(false);
                rest = next < rest ? next : rest;
            }

            return rest;
        }
        catch (FencedException)
        {
            return null;
        }
        catch (Exception error) when (DatabaseFault.IsAway(error))
        {
            if (!health.Explains(error))
                LogNotRead(logger, error);
            return null;
        }
    }

    /// <returns>When the next delivery is due. A worker that ends sets the signal: its place is free then.</returns>
    private async Task<TimeSpan> StartAsync(IEndSink sink, DrainLimit drain, CancellationToken cancellationToken)
    {
        int free = options.ParallelDeliveries - _workers.Values.Count(worker => worker.Sink == sink);
        int[] shards = [.. owned.All.Select(fence => fence.Shard)];
        if (free <= 0 || shards.Length == 0)
            return Poll;
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? next;
        List<string> vaults;
        int claimed = _claimed.Keys.Count(key => key.Sink == sink);
        await using (DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false))
        {
            vaults = await OutboxTable.ListDueAsync(
                connection, sink.Name, shards, now, now + (2 * options.LongestDeliveryBackoff), VaultsAtOnce + claimed,
                cancellationToken)
                .ConfigureAwait(false);
            next = await OutboxTable.NextDueAsync(connection, sink.Name, now, cancellationToken).ConfigureAwait(false);
        }

        ConcurrentQueue<string> queue = new(vaults.Where(vault => _claimed.TryAdd((sink, vault), true)));
        for (int count = Math.Min(free, queue.Count); count > 0; count--)
        {
            object worker = new();
            Task work = Task.Run(() => WorkAsync(sink, queue, drain, cancellationToken), CancellationToken.None);
            _workers[worker] = (sink, work);
            _ = work.ContinueWith(_ => Ended(worker), TaskScheduler.Default);
        }

        return next - now ?? Poll;
    }

    private void Ended(object worker)
    {
        _workers.TryRemove(worker, out _);
        signal.Set();
    }

    private async Task WorkAsync(
        IEndSink sink, ConcurrentQueue<string> vaults, DrainLimit drain, CancellationToken cancellationToken)
    {
        while (vaults.TryDequeue(out string? vault))
        {
            if (!cancellationToken.IsCancellationRequested)
                await DeliverAsync(sink, vault, drain, cancellationToken).ConfigureAwait(false);
            _claimed.TryRemove((sink, vault), out _);
        }
    }

    private async Task DeliverAsync(IEndSink sink, string vault, DrainLimit drain, CancellationToken cancellationToken)
    {
        try
        {
            List<WaitingEnd> waiting;
            do
            {
                await using (DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false))
                {
                    waiting = await OutboxTable.ListAsync(connection, sink.Name, vault, EndsAtOnce, cancellationToken)
                        .ConfigureAwait(false);
                }

                foreach (WaitingEnd end in waiting)
                {
                    if (cancellationToken.IsCancellationRequested || !health.MayWork || !owned.TryGet(end.Shard, out Fence fence)
                        || !await deliverer.DeliverAsync(sink, end, fence, drain.Token).ConfigureAwait(false))
                        return;
                }
            }
            while (waiting.Count == EndsAtOnce);
        }
        catch (FencedException)
        {
            // The new owner delivers the rest.
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error)
        {
            // What was accepted and could not be noted is delivered again, under the same key.
            if (!health.Explains(error))
                LogNotNoted(logger, error, sink.Name);
            await Task.Delay(Pause, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The outbox cannot be read; this is tried again.")]
    private static partial void LogNotRead(ILogger logger, Exception error);

    [LoggerMessage(2, LogLevel.Error, "A delivery to sink '{Sink}' was not noted; it is made again under the same key.")]
    private static partial void LogNotNoted(ILogger logger, Exception error, string sink);
}
