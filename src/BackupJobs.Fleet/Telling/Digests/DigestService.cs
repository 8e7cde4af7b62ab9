using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Telling;

/// <summary>Sends the summary each morning. Among several processes the owner of the first shard sends it.</summary>
internal sealed partial class DigestService(
    DigestOptions options, IEnumerable<IEndSink> sinks, IFleetHistory history, IFleetStatus status, TimeProvider time,
    ILogger<DigestService> logger) : BackgroundService
{
    private const int FirstShard = 0;
    private const int MostAttempts = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
    private readonly EndSink[] _sinks = [.. sinks.OfType<EndSink>().Where(sink => options.Sinks.Contains(sink.Name))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                (DateTimeOffset at, DateOnly date) = DigestSchedule.Next(time.GetUtcNow(), options.At, _zone);
                // In steps: a clock that is set must not move the morning by the whole pause.
                while (time.GetUtcNow() is { } now && now < at)
                    await Task.Delay(Shorter(at - now, LongestPause), time, stoppingToken).ConfigureAwait(false);
                if (status.OwnedShards.Contains(FirstShard))
                    await SendAsync(date, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task SendAsync(DateOnly date, CancellationToken cancellationToken)
    {
        List<EndSink> waiting = [.. _sinks];
        TimeSpan pause = TimeSpan.FromSeconds(10);
        for (int attempt = 1; waiting.Count > 0 && attempt <= MostAttempts; attempt++)
        {
            if (attempt > 1)
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = Shorter(pause * 2, LongestPause);
            try
            {
                Digest digest = await DigestReader.ReadAsync(history, date, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                foreach (EndSink sink in waiting.ToArray())
                {
                    Delivery delivery = await sink.DeliverAsync(digest, cancellationToken).ConfigureAwait(false);
                    if (delivery.IsAccepted || delivery.IsRejected)
                        waiting.Remove(sink);
                    if (!delivery.IsAccepted)
                        LogRefused(logger, sink.Name, delivery.Reason);
                }
            }
            catch (DbException)
            {
                // The database is away: the next attempt reads.
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sink {Sink} did not accept the summary: {Reason}")]
    private static partial void LogRefused(ILogger logger, string sink, string? reason);
}
