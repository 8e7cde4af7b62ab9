using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Reading;

public class CoverageClockTests
{
    private readonly JumpingTime _time = new();

    [Fact]
    public void A_jump_ahead_is_not_followed_and_one_back_is()
    {
        CoverageClock clock = new(_time);
        DateTimeOffset start = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(10));

        _time.Jump = TimeSpan.FromHours(5);
        Assert.Equal(start.AddMinutes(10), clock.Now);
        _time.Jump = TimeSpan.FromHours(-1);
        Assert.Equal(start.AddMinutes(-50), clock.Now);
    }

    [Fact]
    public void Small_corrections_are_followed()
    {
        CoverageClock clock = new(_time);
        _time.Advance(TimeSpan.FromMinutes(10));
        _time.Jump = TimeSpan.FromSeconds(20);

        Assert.Equal(_time.GetUtcNow(), clock.Now);
    }

    private sealed class JumpingTime : FakeTimeProvider
    {
        public TimeSpan Jump { get; set; }

        public override long GetTimestamp() => base.GetUtcNow().Ticks;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;
    }
}
