using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace BackupJobs.Fleet.Web;

/// <summary>Notifies listeners of changes, also by another process: one question a second for all of them.</summary>
internal sealed class EventFeed(
    IFleetHistory history, EstateCache estate, TimeProvider time, IHostApplicationLifetime lifetime) : IDisposable
{
    private const int Quiet = 15;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reader = new(1);
    private FleetChange _latest = new(null, 0, 0);
    private DateTimeOffset _until;

    public async IAsyncEnumerable<SseItem<FleetChange>> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A listener must not delay the end of the process.
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        FleetChange? known = null;
        for (int tick = 0; await IsGoingOnAsync(tick, either.Token).ConfigureAwait(false); tick++)
        {
            FleetChange? now = await ReadAsync(either.Token).ConfigureAwait(false);
            if (now is null)
                continue;
            // Without any message, proxies close a connection.
            if (now != known)
                yield return new SseItem<FleetChange>(now, known is null ? "hello" : "job");
            else if (tick % Quiet == 0)
                yield return new SseItem<FleetChange>(now, "idle");
            known = now;
        }
    }

    public void Dispose() => _reader.Dispose();

    private async Task<bool> IsGoingOnAsync(int tick, CancellationToken cancellationToken)
    {
        try
        {
            if (tick > 0)
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            return !cancellationToken.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<FleetChange?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _reader.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (time.GetUtcNow() < _until)
                    return _latest;
                FleetJobPage page =
                    await history.ListJobsAsync(new FleetJobFilter { PageSize = 1 }, cancellationToken).ConfigureAwait(false);
                FleetLag lag = await history.MeasureLagAsync(cancellationToken).ConfigureAwait(false);
                EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
                _latest = new FleetChange(
                    page.Jobs.Count > 0 ? JobRows.Of(page.Jobs[0], snapshot) : null, lag.Waiting, lag.DeadLetters);
                _until = time.GetUtcNow() + (Pause / 2);
                return _latest;
            }
            finally
            {
                _reader.Release();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException || DatabaseFault.IsAway(fault))
        {
            // The database is away, or the listener: the next tick shows it.
            return null;
        }
    }
}
