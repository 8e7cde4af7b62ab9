namespace BackupJobs.Fleet;

/// <summary>
/// A budget of requests: tokens arrive at a constant rate up to a limit. It begins empty, because its owner before may have used all of it
/// just now. It runs on the monotonic clock.
/// </summary>
/// <remarks>The client's own budget for lists of one program begins full, lets callers queue up behind a debt, and is private to that
/// package: what both share is how tokens arrive.</remarks>
/// <param name="perSecond">Tokens that arrive per second.</param>
/// <param name="atOnce">Tokens that it holds.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestBucket(double perSecond, double atOnce, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _left;
    private long _filledAt = time.GetTimestamp();
    private long _pausedAt;
    private TimeSpan _pause;

    /// <summary>Tokens that are there.</summary>
    public double Left
    {
        get
        {
            lock (_lock)
            {
                Fill();
                return _left;
            }
        }
    }

    /// <summary>How long the service wants no request; zero if it takes them.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (_lock)
                return RestOfPause();
        }
    }

    /// <summary>Takes a token.</summary>
    /// <returns>Zero if one was taken; otherwise after how long there may be one.</returns>
    public TimeSpan Take()
    {
        lock (_lock)
        {
            Fill();
            if (RestOfPause() is { Ticks: > 0 } pause)
                return pause;
            if (_left < 1)
                return TimeSpan.FromSeconds((1 - _left) / perSecond);
            _left--;
            return TimeSpan.Zero;
        }
    }

    /// <summary>After how long there may be a token, without taking one.</summary>
    public TimeSpan Wait()
    {
        lock (_lock)
        {
            Fill();
            if (RestOfPause() is { Ticks: > 0 } pause)
                return pause;
            return _left < 1 ? TimeSpan.FromSeconds((1 - _left) / perSecond) : TimeSpan.Zero;
        }
    }

    /// <summary>The service says what is left: others use the same budget.</summary>
    public void Lower(double left)
    {
        lock (_lock)
        {
            Fill();
            _left = Math.Min(_left, Math.Max(0, left));
        }
    }

    /// <summary>The service refuses requests for a while.</summary>
    public void Stop(TimeSpan pause)
    {
        lock (_lock)
        {
            _left = 0;
            if (pause > RestOfPause())
                (_pausedAt, _pause) = (time.GetTimestamp(), pause);
        }
    }

    private void Fill()
    {
        long now = time.GetTimestamp();
        _left = Math.Min(atOnce, _left + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
    }

    private TimeSpan RestOfPause()
    {
        TimeSpan rest = _pause == TimeSpan.Zero ? TimeSpan.Zero : _pause - time.GetElapsedTime(_pausedAt);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }
}
