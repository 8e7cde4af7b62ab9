namespace BackupJobsGen.Runtime;

/// <summary>The deadline of one wait, on the monotonic clock: jumps of the wall clock, in either direction, change nothing.</summary>
internal sealed class PollingClock(TimeProvider time, TimeSpan timeout)
{
    /// <summary>What a look may take that begins just before the deadline.</summary>
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(1);

    /// <summary>No request takes longer, so that a deadline beyond needs no timer (a timer takes some 49 days at most).</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromDays(1);

    private readonly long _began = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    /// <summary>Pauses, unless the pause would end after the deadline: then nothing can be learned before it, and the wait is over now.</summary>
    /// <param name="delay">The pause before the next look.</param>
    /// <param name="lastState">What was seen last, for the exception.</param>
    /// <param name="lastFault">The last fault since, for the exception.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    /// <exception cref="PollingTimeoutException">The pause would end after the deadline.</exception>
    public Task PauseAsync(TimeSpan delay, object? lastState, Exception? lastFault, CancellationToken cancellationToken)
    {
        if (timeout != Timeout.InfiniteTimeSpan && delay > timeout - Elapsed)
            throw new PollingTimeoutException(timeout, delay, lastState, lastFault);
        return Pause.ForAsync(delay, time, cancellationToken);
    }

    /// <summary>Runs one look, which the deadline ends too: a request that hangs must not hold up the wait.</summary>
    /// <exception cref="PollingTimeoutException">The deadline came during the look.</exception>
    public async Task<T> LookAsync<T>(Func<CancellationToken, Task<T>> look, object? lastState, CancellationToken cancellationToken)
    {
        TimeSpan left = timeout - Elapsed;
        if (timeout == Timeout.InfiniteTimeSpan || left > LongestLook)
            return await look(cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource deadline = new(left > ShortestLook ? left : ShortestLook, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await look(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PollingTimeoutException(timeout, null, lastState, null);
        }
    }
}
