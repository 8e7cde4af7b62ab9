namespace BackupJobs.Emulator;

/// <summary>
/// The emulator's clock. It follows a <see cref="TimeProvider"/>, multiplied by <see cref="Speed"/>, and can be advanced by a test.
/// The state of all jobs and operations is computed from it, so advancing the clock advances all of them.
/// </summary>
public sealed class VaultClock
{
    private readonly TimeProvider _source;
    private readonly object _lock = new();
    private DateTimeOffset _sourceAnchor;
    private DateTimeOffset _vaultAnchor;
    private double _speed;

    internal VaultClock(TimeProvider source, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        _source = source;
        _speed = speed;
        _sourceAnchor = _vaultAnchor = source.GetUtcNow();
    }

    /// <summary>Current time of the clock, UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
                return _vaultAnchor + ((_source.GetUtcNow() - _sourceAnchor) * _speed);
        }
    }

    /// <summary>Seconds of this clock per second of its source; 1 is real time, 0 stops the clock. Never negative.</summary>
    public double Speed
    {
        get
        {
            lock (_lock)
                return _speed;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            lock (_lock)
            {
                MoveAnchors(TimeSpan.Zero);
                _speed = value;
            }
        }
    }

    /// <summary>Advances the clock.</summary>
    /// <param name="time">Time on this clock, not divided by <see cref="Speed"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (_lock)
            MoveAnchors(time);
    }

    /// <summary>Current time of the source, which is the client's time.</summary>
    internal DateTimeOffset ClientNow => _source.GetUtcNow();

    /// <summary>Converts a duration on this clock to the client's time.</summary>
    internal TimeSpan ToClientTime(TimeSpan vaultTime) => Speed > 0 ? vaultTime / Speed : vaultTime;

    private void MoveAnchors(TimeSpan jump)
    {
        DateTimeOffset source = _source.GetUtcNow();
        _vaultAnchor += ((source - _sourceAnchor) * _speed) + jump;
        _sourceAnchor = source;
    }
}
