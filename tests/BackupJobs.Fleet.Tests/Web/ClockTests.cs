using BackupJobs.Fleet.Web;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Web;

/// <summary>The wall clock may be set back: figures stay current.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task The_estate_is_read_again_although_the_clock_was_set_back()
    {
        SteppedTime time = new();
        using EstateCache cache = new(FakeFleet.Of(2, failing: 0), time);
        await cache.GetAsync(default);
        time.Step = TimeSpan.FromHours(-3);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(time.Start, (await cache.GetAsync(default)).Facts.Now);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(time.Start.AddHours(-3).AddSeconds(2), (await cache.GetAsync(default)).Facts.Now);
    }

    // Only the wall clock is set back; timestamps go on.
    private sealed class SteppedTime : FakeTimeProvider
    {
        public TimeSpan Step { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Step;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
