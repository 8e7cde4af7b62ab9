using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>Starts everything in its order, and drains it when the host stops.</summary>
internal sealed partial class FleetService(
    FleetDatabase database, FleetWriter writer, IShardHost host, OwnedShards owned, FleetHealth health, Heartbeat heartbeat,
    ReadLoop reading, TenantLoop tenants, FirstSearch firstSearch, DeliveryLoop delivery, Pruning pruning,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<FleetService> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    // The service manager waits for 10 s. Deliveries have five of them, and the rest is for the shards.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(9);

    private bool _isOpen;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // A file that another process has is refused at once. A server may be away for a while.
        if (!database.IsShared)
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using DrainLimit drain = new(LongestDrain, time, stoppingToken);
        using CancellationTokenRegistration stopping = stoppingToken.Register(() => LogStopping(logger));
        try
        {
            // A process whose address is in use ends at once: it must not take shards from others before.
            await StartOfHostAsync(stoppingToken).ConfigureAwait(false);
            await OpenWithRetriesAsync(stoppingToken).ConfigureAwait(false);
            writer.Start();
            await TakePartAsync(stoppingToken).ConfigureAwait(false);
            LogStarted(logger);
            await WorkAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await StopAllAsync(drain.Token).ConfigureAwait(false);
            if (stoppingToken.IsCancellationRequested)
                LogStopped(logger);
        }
    }

    private async Task StartOfHostAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // If one of them fails unexpectedly, the others stop as well and the host ends: half a service would go unnoticed.
    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] work =
        [
            heartbeat.RunAsync(stop.Token), firstSearch.RunAsync(stop.Token), reading.RunAsync(stop.Token), tenants.RunAsync(stop.Token),
            delivery.RunAsync(stop.Token), pruning.RunAsync(stop.Token),
        ];
        await Task.WhenAny(work).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(work).ConfigureAwait(false);
    }

    private async Task StopAllAsync(CancellationToken drained)
    {
        // A service that fails is not stopped by the host.
        using CancellationTokenSource failed = new(LongestDrain, time);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(drained, failed.Token);
        try
        {
            await host.StopAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (DatabaseFault.IsAway(error) || error is OperationCanceledException)
        {
            // Others take the shards when they notice.
            LogNotReleased(logger, error);
        }

        await writer.StopAsync().ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
            return;
        await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await Shards.CreateAsync(connection, cancellationToken).ConfigureAwait(false);
        _isOpen = true;
    }

    private Task OpenWithRetriesAsync(CancellationToken cancellationToken) => RetryAsync(OpenAsync, cancellationToken);

    private Task TakePartAsync(CancellationToken cancellationToken) =>
        RetryAsync(token => host.StartAsync(owned, token), cancellationToken);

    private async Task RetryAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        while (true)
        {
            long triedAt = time.GetTimestamp();
            try
            {
                await step(cancellationToken).ConfigureAwait(false);
                return;
            }
            // Not DatabaseFault: before anything has worked, an InvalidOperationException is a wrong setting.
            catch (Exception error) when (error is DbException or TimeoutException or IOException)
            {
                health.Fail(error, triedAt);
                await Task.Delay(Retry, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The database is open, and this process takes part.")]
    private static partial void LogStarted(ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "The host stops: what is on its way is finished and stored.")]
    private static partial void LogStopping(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "The service has ended, and the database is closed.")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "The shards of this process were not given away; others take them later.")]
    private static partial void LogNotReleased(ILogger logger, Exception error);
}
