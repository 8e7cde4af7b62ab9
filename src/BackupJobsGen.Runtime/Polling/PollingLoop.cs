namespace BackupJobsGen.Runtime;

/// <summary>
/// One loop of a wait, with its own delay and grace period. It decides between fault, pause and end; <see cref="Poller"/> runs
/// it.
/// </summary>
internal sealed class PollingLoop(PollingOptions options, PollingDelay delay, PollingClock clock, PollingProgress progress)
{
    private readonly TimeSpan _began = clock.Elapsed;
    private bool _answered;
    private int _pauses;
    private int _withoutPause;

    /// <summary>Sends one request. A transient fault is followed by a pause.</summary>
    /// <returns>What was received; null after a transient fault.</returns>
    public async Task<Observation<T>?> TryPollAsync<T>(
        Func<CancellationToken, Task<Observation<T>>> request, CancellationToken cancellationToken)
    {
        progress.BeginRequest();
        try
        {
            Observation<T> seen = await clock.PollAsync(request, progress, cancellationToken).ConfigureAwait(false);
            _answered = true;
            progress.Answered(seen);
            return seen;
        }
        catch (Exception fault) when (IsTransient(fault, cancellationToken))
        {
            progress.Failed(fault);
        }

        TimeSpan? demanded = (progress.LastFault as ApiException)?.RetryAfter;
        await PauseAsync(progress.Faults - 1, demanded, demanded is not null, cancellationToken).ConfigureAwait(false);
        return null;
    }

    public Task PauseAsync(TimeSpan? retryAfter, CancellationToken cancellationToken) =>
        PauseAsync(_pauses++, retryAfter, isDemanded: false, cancellationToken);

    public bool MaySkipPause(bool isPartial)
    {
        if (isPartial && ++_withoutPause < Poller.MaxRequestsWithoutPause)
            return true;
        _withoutPause = 0;
        return false;
    }

    private bool IsTransient(Exception fault, CancellationToken cancellationToken) =>
        fault is not PollingTimeoutException && !cancellationToken.IsCancellationRequested
        && (Transient.IsTransient(fault) || IsInGrace(fault) || options.IsTransient?.Invoke(fault) == true);

    private bool IsInGrace(Exception fault) =>
        !_answered && fault is ApiException { Status: 404 or 409 } && clock.Elapsed - _began < options.GracePeriod;

    private Task PauseAsync(int attempt, TimeSpan? retryAfter, bool isDemanded, CancellationToken cancellationToken)
    {
        TimeSpan pause = delay.Next(attempt, retryAfter);
        options.Health?.Report(
            new PollingHealth(progress.Requests, progress.Faults, progress.LastFault, isDemanded ? pause : clock.Cut(pause)));
        return clock.PauseAsync(pause, isDemanded, progress, cancellationToken);
    }
}
