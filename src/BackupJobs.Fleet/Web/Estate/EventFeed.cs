using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace BackupJobs.Fleet.Web;

/// <summary>
/// Notifies listeners of changes, also by another process: one question a second for all of them. A database that does not answer is an
/// event as well, so that old figures do not look current.
/// </summary>
internal sealed class EventFeed(
    IFleetHistory history, IFleetStatus status, EstateCache estate, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const string Unread = "nothing is read from Azure";

    // A listener that has heard nothing for three of these takes the connection for broken.
    private const int Quiet = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A server that was stopped, or is behind a cut network, refuses nothing: it is silent.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;
    private DateTimeOffset _asked;
    private long? _askedAt;
    private DateTimeOffset? _awaySince;
    private FleetChange _latest = new(null, 0, 0);

    public async IAsyncEnumerable<SseItem<FleetChange>> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A listener must not delay the end of the process.
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        FleetChange? known = null;
        for (int tick = 0; await IsGoingOnAsync(tick, either.Token).ConfigureAwait(false); tick++)
        {
            FleetChange now = Look();
            string type = now.Problem == Unread ? "unread"
                : now.Problem is not null ? "away"
                : known is null or { Problem: not null } ? "hello"
                : "job";
            // Without any message, proxies close a connection.
            if (known is null || now with { At = known.At } != known)
                yield return new SseItem<FleetChange>(now, type);
            else if (tick % Quiet == 0)
                yield return new SseItem<FleetChange>(now, type == "job" ? "idle" : type);
            known = now;
        }
    }

    private async Task<bool> IsGoingOnAsync(int tick, CancellationToken cancellationToken)
    {
        try
        {
            if (tick > 0)
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            await Reading().WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The question that is under way, or a new one.</summary>
    private Task Reading()
    {
        lock (_lock)
        {
            if (!_reading.IsCompleted || (_askedAt is { } at && time.GetElapsedTime(at) < Pause / 2))
                return _reading;
            (_asked, _askedAt) = (time.GetUtcNow(), time.GetTimestamp());
            _reading = ReadAsync(_asked, lifetime.ApplicationStopping);
            return _reading;
        }
    }

    private FleetChange Look()
    {
        lock (_lock)
        {
            bool isSilent = !_reading.IsCompleted && _askedAt is { } at && time.GetElapsedTime(at) >= Patience;
            DateTimeOffset? since = _awaySince ?? (isSilent ? _asked : null);
            string? problem = since is not null ? "the database does not answer"
                : !status.IsReady ? "the vaults are not read"
                : status.NothingReadSince is not null ? Unread
                : null;
            return _latest with
            {
                At = time.GetUtcNow(),
                Problem = problem,
                ProblemSince = problem is null ? null : status.NotReadySince ?? since ?? status.NothingReadSince,
            };
        }
    }

    private async Task ReadAsync(DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        try
        {
            FleetJobPage page =
                await history.ListJobsAsync(new FleetJobFilter { PageSize = 1 }, cancellationToken).ConfigureAwait(false);
            FleetLag lag = await history.MeasureLagAsync(cancellationToken).ConfigureAwait(false);
            EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
            EndedJob? newest = page.Jobs.Count > 0 ? JobRows.Of(page.Jobs[0], snapshot) : null;
            lock (_lock)
                (_latest, _awaySince) = (new FleetChange(newest, lag.Waiting, lag.DeadLetters), null);
        }
        catch (Exception fault) when (fault is OperationCanceledException || DatabaseFault.IsAway(fault))
        {
            lock (_lock)
                _awaySince ??= askedAt;
        }
    }
}
