using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Tests.Support;

/// <summary>
/// A clock that jumps to the end of every pause as soon as it begins, so that a night passes in moments. Time limits do not move
/// it.
/// </summary>
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

    /// <summary>Error of the wall clock. The monotonic clock is not affected.</summary>
    public TimeSpan WallClockError { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallClockError;

    public override long GetTimestamp() => base.GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && state is not CancellationTokenSource)
        {
            lock (_pauses)
                _pauses.Add(dueTime);
            // Later: the caller does not wait yet.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
