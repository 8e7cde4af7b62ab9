namespace BackupJobsGen.Runtime;

/// <summary>The deadline of one wait, on the monotonic clock: changes of the wall clock, in either direction, have no effect.</summary>
internal sealed class PollingClock(TimeProvider time, TimeSpan timeout)
{
    /// <summary>The time for a request that begins just before the deadline, and for the last look with all of its requests.</summary>
    private static readonly TimeSpan ShortestRequest = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);

    /// <summary>The time for one request of a loop: one that hangs without a deadline would end the loop silently.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(10);

    /// <summary>A timer takes 49 days at most.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly long _began = time.GetTimestamp();
    private bool _hasSent;
    private bool _isLastLook;

    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    private bool HasDeadline => timeout != Timeout.InfiniteTimeSpan;

    /// <summary>The part of a pause that is before the deadline.</summary>
    public TimeSpan Cut(TimeSpan delay) =>
        HasDeadline && timeout - Elapsed is var left && left < delay ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : delay;

    /// <summary>
    /// Pauses, until the deadline at most. What follows a pause that was cut is the last look: a service that has answered so far
    /// reports how it ended.
    /// </summary>
    /// <param name="delay">How long.</param>
    /// <param name="isDemanded">Whether the service has refused a request and allows no other before: then there is no last look, and
    /// nothing to wait for.</param>
    /// <param name="last">What was seen so far.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="PollingTimeoutException">The deadline has passed, or no request could follow the pause.</exception>
    public async Task PauseAsync(TimeSpan delay, bool isDemanded, PollingProgress last, CancellationToken cancellationToken)
    {
        TimeSpan left = HasDeadline ? timeout - Elapsed : TimeSpan.MaxValue;
        if (_isLastLook || left <= TimeSpan.Zero)
            throw last.TimedOut(timeout, null);
        // A pause that ends at the deadline is followed by the last look, too.
        if (delay < left)
        {
            await Pause.ForAsync(delay, time, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (isDemanded)
            throw last.TimedOut(timeout, $"the service allows the next request in {PollingTimeoutException.Text(delay)}");
        // A timer may be some milliseconds early.
        for (; left > TimeSpan.Zero; left = timeout - Elapsed)
            await Pause.ForAsync(left > ShortestPause ? left : ShortestPause, time, cancellationToken).ConfigureAwait(false);
        _isLastLook = true;
    }

    /// <summary>Runs one request of a loop.</summary>
    /// <exception cref="PollingTimeoutException">The deadline passed before or during the request.</exception>
    /// <exception cref="TimeoutException">The request took longer than any should.</exception>
    public async Task<T> PollAsync<T>(Func<CancellationToken, Task<T>> request, PollingProgress last, CancellationToken cancellationToken)
    {
        TimeSpan left = Remaining(last);
        bool isDeadline = left <= LongestRequest;
        return await RunAsync(request, isDeadline ? left : LongestRequest, isDeadline, last, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a request that is sent once and limited by the deadline alone.</summary>
    /// <exception cref="PollingTimeoutException">The deadline passed before or during the request.</exception>
    public Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, PollingProgress last, CancellationToken cancellationToken) =>
        RunAsync(request, Remaining(last), isDeadline: true, last, cancellationToken);

    private TimeSpan Remaining(PollingProgress last)
    {
        if (!HasDeadline)
            return TimeSpan.MaxValue;
        TimeSpan left = timeout - Elapsed;
        if (_isLastLook)
            left += ShortestRequest;
        if (left <= TimeSpan.Zero && _hasSent)
            throw last.TimedOut(timeout, null);
        _hasSent = true;
        if (_isLastLook)
            return left;
        return left > ShortestRequest ? left : ShortestRequest;
    }

    private async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> request, TimeSpan limit, bool isDeadline, PollingProgress last,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = limit > LongestTimer ? new() : new(limit, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // Left at the limit even where the request does not observe its token.
            return await Abandonable(request(either.Token)).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // A request that is cancelled may fail in other ways than by this exception.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception fault) when (late.IsCancellationRequested && (fault is OperationCanceledException || Transient.IsTransient(fault)))
        {
            throw isDeadline
                ? last.TimedOut(timeout, "a request was still under way")
                : new TimeoutException($"The request did not end within {limit}.");
        }
        catch (OperationCanceledException cancelled)
        {
            throw new TimeoutException("The request was cancelled, and not by the caller.", cancelled);
        }
    }

    private static Task<T> Abandonable<T>(Task<T> request)
    {
        _ = request.ContinueWith(
            static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return request;
    }
}
