namespace BackupJobs.Runtime;

/// <summary>The deadline of one wait, on the monotonic clock: jumps of the wall clock, in either direction, change nothing.</summary>
internal sealed class PollingClock(TimeProvider time, TimeSpan timeout)
{
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
}
