namespace BackupJobsGen.Runtime;

/// <summary>The deadline of one wait, on the monotonic clock: changes of the wall clock, in either direction, have no effect.</summary>
internal sealed class PollingClock(TimeProvider time, TimeSpan timeout)
{
    /// <summary>The time for a request that begins just before the deadline.</summary>
    private static readonly TimeSpan ShortestRequest = TimeSpan.FromSeconds(1);

    /// <summary>The time for one request of a loop: one that hangs without a deadline would end the loop silently.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(10);

    /// <summary>A timer takes 49 days at most.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly long _began = time.GetTimestamp();
    private bool _hasSent;

    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    private bool HasDeadline => timeout != Timeout.InfiniteTimeSpan;

    /// <summary>Pauses, unless the pause would end after the deadline: no request could follow it, so the wait has timed out now.</summary>
    /// <exception cref="PollingTimeoutException">The pause would end after the deadline.</exception>
    public Task PauseAsync(TimeSpan delay, PollingProgress last, CancellationToken cancellationToken)
    {
        if (HasDeadline && delay > timeout - Elapsed)
            throw last.TimedOut(timeout, delay);
        return Pause.ForAsync(delay, time, cancellationToken);
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
        if (left <= TimeSpan.Zero && _hasSent)
            throw last.TimedOut(timeout, TimeSpan.Zero);
        _hasSent = true;
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
            throw isDeadline ? last.TimedOut(timeout, null) : new TimeoutException($"The request did not end within {limit}.");
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
