namespace BackupJobs.Emulator.Middleware;

/// <summary>A token bucket: permits are refilled at a constant rate up to the capacity.</summary>
internal sealed class TokenBucket(int capacity, double perSecond, DateTimeOffset now)
{
    private readonly object _lock = new();
    private double _permits = capacity;
    private DateTimeOffset _filledAt = now;

    /// <summary>Acquires a permit if one is available.</summary>
    /// <param name="now">Current time.</param>
    /// <param name="remaining">Whole permits left.</param>
    /// <param name="wait">Time until the next permit; zero if one was taken.</param>
    public bool TryTake(DateTimeOffset now, out int remaining, out TimeSpan wait)
    {
        lock (_lock)
        {
            double elapsed = Math.Max(0, (now - _filledAt).TotalSeconds);
            _permits = Math.Min(capacity, _permits + (elapsed * perSecond));
            _filledAt = now;
            bool taken = _permits >= 1;
            if (taken)
                _permits--;
            remaining = (int)_permits;
            wait = taken ? TimeSpan.Zero : TimeSpan.FromSeconds(perSecond > 0 ? (1 - _permits) / perSecond : 3600);
            return taken;
        }
    }
}
