using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Tests.Support;

/// <summary>A clock that jumps to the end of every pause as soon as it is begun, so that a night passes in moments.</summary>
internal sealed class JumpingTime() : FakeTimeProvider(new DateTimeOffset(2024, 5, 1, 20, 0, 0, TimeSpan.Zero))
{
    private readonly List<TimeSpan> _pauses = [];

    /// <summary>Pauses so far.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (_pauses)
                return [.. _pauses];
        }
    }

    /// <summary>How far somebody has set the wall clock wrong. The monotonic clock goes on as ever.</summary>
    public TimeSpan WallClockError { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallClockError;

    public override long GetTimestamp() => base.GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            lock (_pauses)
                _pauses.Add(dueTime);
            // Not here: the caller has not begun to wait yet.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
