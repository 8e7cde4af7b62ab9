namespace BackupJobs.Fleet;

/// <summary>
/// The time until which a vault is covered. A clock that jumps ahead must not move it past jobs that were not listed: it never runs faster
/// than the monotonic clock. Being behind only makes the next list longer.
/// </summary>
internal sealed class CoverageClock(TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private DateTimeOffset _wall = time.GetUtcNow();
    private long _monotonic = time.GetTimestamp();

    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
            {
                DateTimeOffset wall = time.GetUtcNow();
                DateTimeOffset expected = _wall + time.GetElapsedTime(_monotonic);
                // A clock that is adjusted in small steps is followed.
                if (wall <= expected + Believed)
                    (_wall, _monotonic) = (wall, time.GetTimestamp());
                return wall < expected ? wall : wall <= expected + Believed ? wall : expected;
            }
        }
    }
}
