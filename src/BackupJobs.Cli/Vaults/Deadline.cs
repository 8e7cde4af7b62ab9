namespace BackupJobs.Cli;

/// <summary>The time limit of a command: one for all of its requests, waits and downloads.</summary>
internal sealed class Deadline : IDisposable
{
    // Waits end at the deadline themselves, with an error that says what they waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    // Their last look at the deadline takes a second at most.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(1);

    // The longest possible timer. Beyond it, only waits observe the limit.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly TimeProvider _time;
    private readonly TimeSpan? _limit;
    private readonly long _began;
    private readonly CancellationTokenSource _expired;
    private readonly CancellationTokenSource _either;

    /// <param name="limit">Duration from now; null for no limit.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <param name="isWait">Whether the command waits for jobs, and looks at them once more at the deadline.</param>
    public Deadline(TimeSpan? limit, TimeProvider time, CancellationToken cancellationToken, bool isWait = false)
    {
        (_limit, _time, _began) = (limit, time, time.GetTimestamp());
        TimeSpan grace = isWait ? Grace + LastLook : Grace;
        _expired = limit < LongestTimer ? new CancellationTokenSource(limit.Value + grace, time) : new CancellationTokenSource();
        _either = CancellationTokenSource.CreateLinkedTokenSource(_expired.Token, cancellationToken);
    }

    /// <summary>Current time of the clock, UTC.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Cancelled at the deadline, or with the command.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Time until the deadline; <see cref="Timeout.InfiniteTimeSpan"/> without a limit.</summary>
    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    public TimeSpan Remaining
    {
        get
        {
            if (_limit is not { } limit)
                return Timeout.InfiniteTimeSpan;
            TimeSpan remaining = limit - _time.GetElapsedTime(_began);
            return remaining > TimeSpan.Zero ? remaining : throw new TimeoutException("The time limit of the command has passed.");
        }
    }

    /// <summary>Time until the deadline; null without a limit.</summary>
    /// <inheritdoc cref="Remaining"/>
    public TimeSpan? Left => _limit is null ? null : Remaining;

    public void Dispose()
    {
        _either.Dispose();
        _expired.Dispose();
    }
}
