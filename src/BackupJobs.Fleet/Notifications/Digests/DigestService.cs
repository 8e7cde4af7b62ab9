using System.Data.Common;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Notifications;

/// <summary>
/// Sends the summary each morning. Among several processes the owner of the first shard sends it. What was sent is in the database, so that
/// a process that starts later sends the summary that was missed.
/// </summary>
internal sealed partial class DigestService(
    DigestOptions options, NotificationOptions notifications, FleetOptions fleet, IEnumerable<IEndSink> sinks, IFleetHistory history,
    FleetDatabase database, FleetWriter writer, FleetHealth health, OwnedShards owned, TimeProvider time,
    ILogger<DigestService> logger) : BackgroundService
{
    // Before the shard is looked at again, which another process may own by then.
    private const int MostAttempts = 10;

    // A summary of the night is of no use in the evening.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(10);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    // It stops before deliveries do, which need the rest of the 10 s that the service manager waits.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(1);

    private readonly PollingDelay _delay =
        new(Tick < fleet.LongestDeliveryBackoff ? Tick : fleet.LongestDeliveryBackoff, fleet.LongestDeliveryBackoff)
        {
            Growth = 2,
            JitterPart = 0,
        };

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
    private readonly EndSink[] _sinks = [.. sinks.OfType<EndSink>().Where(sink => options.Sinks.Contains(sink.Name))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? done = null;
        using DrainLimit drain = new(LongestDrain, time, stoppingToken);
        try
        {
            while (true)
            {
                await Task.Delay(Tick, time, stoppingToken).ConfigureAwait(false);
                (DateTimeOffset at, DateOnly date) = DigestSchedule.Last(time.GetUtcNow(), options.At, _zone);
                if (date == done || !owned.TryGet(Shards.First, out Fence fence))
                    continue;
                bool isTooLate = time.GetUtcNow() - at > LongestDelay;
                if (await SendMissingAsync(date, isTooLate, fence, drain.Token, stoppingToken).ConfigureAwait(false))
                    done = date;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    /// <returns>Whether nothing is left to do for this morning.</returns>
    private async Task<bool> SendMissingAsync(
        DateOnly date, bool isTooLate, Fence fence, CancellationToken drained, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyCollection<string>? sent = await SentAsync(date, cancellationToken).ConfigureAwait(false);
            List<EndSink> missing = [.. _sinks.Where(sink => sent?.Contains(sink.Name) != true)];
            // A new service only notes this morning: there was no service whose summary could be missing.
            if (sent is null)
                await Task.WhenAll(missing.Select(sink => NoteAsync(date, sink, fence, cancellationToken))).ConfigureAwait(false);
            else if (!isTooLate)
                await SendAsync(date, fence, missing, drained, cancellationToken).ConfigureAwait(false);
            else
                missing.ForEach(sink => LogGivenUp(logger, date, sink.Name, LongestDelay.TotalHours));
            // A sink that accepts nothing yet is tried again, by whoever owns the shard then.
            return sent is null || isTooLate || missing.Count == 0;
        }
        catch (FencedException)
        {
            // The new owner of the shard sends the rest.
            return false;
        }
        catch (Exception error) when (DatabaseFault.IsAway(error))
        {
            if (!health.Explains(error))
                LogNotStored(logger, error);
            return false;
        }
    }

    private async Task<IReadOnlyCollection<string>?> SentAsync(DateOnly date, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return await DigestTable.ListAsync(connection, date, cancellationToken).ConfigureAwait(false);
    }

    private Task NoteAsync(DateOnly date, EndSink sink, Fence fence, CancellationToken cancellationToken) => writer.WriteAsync(
        new FencedWrite(fence, (transaction, token) => DigestTable.AddAsync(transaction, date, sink.Name, token)), cancellationToken);

    private async Task SendAsync(
        DateOnly date, Fence fence, List<EndSink> waiting, CancellationToken drained, CancellationToken cancellationToken)
    {
        for (int attempt = 1; waiting.Count > 0 && attempt <= MostAttempts; attempt++)
        {
            if (attempt > 1)
                await Task.Delay(_delay.Next(attempt - 2, null), time, cancellationToken).ConfigureAwait(false);
            Digest digest = await DigestReader
                .ReadAsync(history, notifications, date, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            foreach (EndSink sink in waiting.ToArray())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Delivery delivery = await Deliverer
                    .TryAsync(limit => sink.DeliverAsync(digest, limit), fleet.DeliveryTimeout, time, drained)
                    .ConfigureAwait(false);
                if (!delivery.IsAccepted)
                    LogRefused(logger, sink.Name, delivery.Reason);
                if (!delivery.IsAccepted && !delivery.IsRejected)
                    continue;
                await NoteAsync(date, sink, fence, drained).ConfigureAwait(false);
                waiting.Remove(sink);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Sink '{Sink}' did not accept the summary: {Reason}")]
    private static partial void LogRefused(ILogger logger, string sink, string? reason);

    [LoggerMessage(2, LogLevel.Error, "The summary of {Date} is given up for sink '{Sink}', which did not accept it within {Hours} hours.")]
    private static partial void LogGivenUp(ILogger logger, DateOnly date, string sink, double hours);

    [LoggerMessage(3, LogLevel.Error, "The summary of the morning cannot be sent; this is tried again.")]
    private static partial void LogNotStored(ILogger logger, Exception error);
}
