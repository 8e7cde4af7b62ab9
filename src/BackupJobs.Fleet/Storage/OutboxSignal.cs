namespace BackupJobs.Fleet;

/// <summary>
/// Wakes the deliveries when there may be something to do. The owner of a vault's shard both publishes its ends and delivers them, so the
/// signal stays in the process; what others change (a replay in another process) is found by a slow poll.
/// </summary>
internal sealed class OutboxSignal(TimeProvider time)
{
    private TaskCompletionSource _set = New();

    /// <summary>There may be something to deliver. A signal without a waiter is kept.</summary>
    public void Set() => Volatile.Read(ref _set).TrySetResult();

    /// <summary>Waits for the signal.</summary>
    /// <param name="longest">How long at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        Task set = Volatile.Read(ref _set).Task;
        await set.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        // A signal that comes before this line is about something that the caller reads next.
        if (set.IsCompleted)
            Volatile.Write(ref _set, New());
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
