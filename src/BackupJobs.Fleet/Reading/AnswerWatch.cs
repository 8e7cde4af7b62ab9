namespace BackupJobs.Fleet;

/// <summary>
/// Since when this process asks Azure, and nothing is read. A vault counts as faulty after its own time limit and several attempts; when
/// nothing at all is answered, the figures are old long before that. It runs on the monotonic clock.
/// </summary>
internal sealed class AnswerWatch(TimeProvider time)
{
    // Twice the time limit of a request: one that hangs is not yet an outage.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly Lock _lock = new();
    private int _attempts;
    private bool _isAnswered;
    private long? _waitingAt;
    private DateTimeOffset _waitingSince;

    /// <summary>When the first attempt without any answer after it began, UTC; null if it is not long ago, or there is none.</summary>
    public DateTimeOffset? SilentSince
    {
        get
        {
            lock (_lock)
                return _waitingAt is { } at && time.GetElapsedTime(at) >= Patience ? _waitingSince : null;
        }
    }

    /// <summary>Begins a read of a vault, a search or a query; ends it when the result is disposed of.</summary>
    public IDisposable Begin()
    {
        lock (_lock)
        {
            _attempts++;
            if (_waitingAt is null)
                Wait(isAnswered: false);
        }

        return new Attempt(this);
    }

    /// <summary>A request was answered with what it asked for, or that this may not be read.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            if (_attempts > 0)
                Wait(isAnswered: true);
            else
                _waitingAt = null;
        }
    }

    // What is left of the attempts may wait from now on.
    private void Wait(bool isAnswered) =>
        (_waitingAt, _waitingSince, _isAnswered) = (time.GetTimestamp(), time.GetUtcNow(), isAnswered);

    private void End()
    {
        lock (_lock)
        {
            // Nothing is expected until the next attempt.
            if (--_attempts == 0 && _isAnswered)
                _waitingAt = null;
        }
    }

    private sealed class Attempt(AnswerWatch watch) : IDisposable
    {
        public void Dispose() => watch.End();
    }
}
