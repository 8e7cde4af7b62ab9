using System.Diagnostics;

namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary>A clock that runs faster than the machine's, timers included.</summary>
/// <param name="speed">Seconds that pass in a second.</param>
/// <param name="start">The time at which it begins, UTC.</param>
/// <param name="began">When that is, on the machine's monotonic clock, which all its processes share.</param>
internal sealed class FastTime(double speed, DateTimeOffset start, long began) : TimeProvider
{
    public override long TimestampFrequency => Stopwatch.Frequency;

    // Not 0 at the begin: parts of the service mean "never" by it.
    public override long GetTimestamp() => 1 + (long)((Stopwatch.GetTimestamp() - began) * speed);

    public override DateTimeOffset GetUtcNow() => start + GetElapsedTime(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period)), this);

    private TimeSpan Shorter(TimeSpan wait) => wait <= TimeSpan.Zero ? wait : wait / speed;

    private sealed class FastTimer(ITimer timer, FastTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Shorter(dueTime), time.Shorter(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
