using BackupJobsGen.Runtime;
using Microsoft.Extensions.Logging;

namespace BackupJobs;

/// <summary>One wait of the façade: the runtime's poller, and who is informed of its progress.</summary>
internal sealed class WaitSession : IDisposable
{
    private readonly string _subject;
    private readonly ILogger _logger;
    private readonly WaitSpan _span;
    private readonly Poller _poller;

    // The wall clock is read once: when it is changed, a window that follows it would leave out new jobs or bring back old ones.
    private readonly DateTimeOffset _began;

    public WaitSession(string subject, WaitOptions? options, TimeProvider time, ILogger logger)
    {
        (_subject, _logger) = (subject, logger);
        Options = options ?? new WaitOptions();
        _began = time.GetUtcNow();
        _span = new WaitSpan(subject, time);
        _poller = new Poller(
            new PollingOptions
            {
                Delay = Options.JobDelay,
                Timeout = Options.Timeout,
                GracePeriod = Options.GracePeriod,
                Health = new Recorder(this),
                IsTransient = fault => CredentialFault.IsTransient(fault)
                    || (OutlastsRefusals && fault is ApiException { Status: 403 or 404 }),
            },
            time);
    }

    public WaitOptions Options { get; }

    /// <summary>
    /// Whether a refusal does not end the wait: a watch that has read its vault before continues when it may read it again.
    /// </summary>
    public bool OutlastsRefusals { get; set; }

    public TimeSpan Elapsed => _poller.Elapsed;

    /// <summary>The time, UTC.</summary>
    public DateTimeOffset Now => _began + Elapsed;

    /// <summary>Sends one request within the deadline.</summary>
    public Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken) =>
        _poller.SendAsync(token => WaitScope.RunAsync(request, token), cancellationToken);

    /// <summary>Polls until the state is final.</summary>
    public IAsyncEnumerable<T> WatchAsync<T>(
        Func<CancellationToken, Task<Observation<T>>> request, PollingDelay delay, CancellationToken cancellationToken) =>
        _poller.WatchAsync(token => WaitScope.RunAsync(request, token), null, delay, cancellationToken);

    /// <summary>The final state.</summary>
    public Task<T> WaitAsync<T>(
        Func<CancellationToken, Task<Observation<T>>> request, PollingDelay delay, TimeSpan? firstRetryAfter,
        CancellationToken cancellationToken) =>
        _poller.WaitAsync(token => WaitScope.RunAsync(request, token), firstRetryAfter, delay, cancellationToken);

    /// <summary>Reports what is new about a job.</summary>
    public JobUpdate Report(JobUpdate update)
    {
        // The ledger of an estate has resource ids.
        JobUpdate seen = update with { JobId = JobName.Referred(update.JobId), SeenAt = Now };
        Options.Progress?.Report(seen);
        _logger.Updated(seen);
        return seen;
    }

    public void Dispose() => _span.Dispose();

    private void Report(PollingHealth health)
    {
        Options.Health?.Report(health);
        if (health.LastFault is null)
            _logger.NextRequest(_subject, health.NextDelay);
        else
            _logger.Faulted(_subject, health.ConsecutiveFaults, health.NextDelay, health.LastFault);
    }

    private sealed class Recorder(WaitSession session) : IProgress<PollingHealth>
    {
        public void Report(PollingHealth value) => session.Report(value);
    }
}
