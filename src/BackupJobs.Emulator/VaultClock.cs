namespace BackupJobs.Emulator;

/// <summary>
/// The vault's own time. It follows a <see cref="TimeProvider"/>, faster or slower by <see cref="Speed"/>, and can be moved on by hand.
/// Every state of the vault is computed from it, so moving the clock moves all jobs and operations at once.
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

    /// <summary>Present time in the vault, UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
                return _vaultAnchor + ((_source.GetUtcNow() - _sourceAnchor) * _speed);
        }
    }

    /// <summary>Seconds that pass in the vault for each second of the source; 1 is real time, 0 stops the clock. Never negative.</summary>
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

    /// <summary>Moves the vault on by <paramref name="time"/> (vault time, not divided by <see cref="Speed"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (_lock)
            MoveAnchors(time);
    }

    /// <summary>Time of the source: what a client on the other side of the wire sees on its own clock.</summary>
    internal DateTimeOffset ClientNow => _source.GetUtcNow();

    /// <summary>How long a client has to wait, on its own clock, until <paramref name="vaultTime"/> has passed here.</summary>
    internal TimeSpan ToClientTime(TimeSpan vaultTime) => Speed > 0 ? vaultTime / Speed : vaultTime;

    private void MoveAnchors(TimeSpan jump)
    {
        DateTimeOffset source = _source.GetUtcNow();
        _vaultAnchor += ((source - _sourceAnchor) * _speed) + jump;
        _sourceAnchor = source;
    }
}
