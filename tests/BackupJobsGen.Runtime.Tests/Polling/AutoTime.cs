using Microsoft.Extensions.Time.Testing;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>A clock that jumps to the next timer as soon as one is set, and remembers how long each pause was.</summary>
internal sealed class AutoTime : TimeProvider
{
    private readonly FakeTimeProvider _inner = new(new DateTimeOffset(2024, 5, 13, 10, 0, 0, TimeSpan.Zero));

    public List<TimeSpan> Pauses { get; } = [];

    /// <summary>Whether time passes for what hangs until its deadline, too; else only pauses let it pass.</summary>
    public bool ReachesDeadlines { get; init; }

    /// <summary>Added to the wall clock only.</summary>
    public TimeSpan WallClockJump { get; set; }

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow() + WallClockJump;

    public override long GetTimestamp() => _inner.GetTimestamp();

    public void Advance(TimeSpan by) => _inner.Advance(by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = _inner.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && (ReachesDeadlines || state is not CancellationTokenSource))
        {
            Pauses.Add(dueTime);
            ThreadPool.QueueUserWorkItem(_ => _inner.Advance(dueTime));
        }

        return timer;
    }
}
