using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class PollingDelayTests
{
    private static readonly PollingDelay Steady = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15)) { Jitter = static () => 0 };

    [Theory]
    [InlineData(0, 2.0)]
    [InlineData(1, 3.0)]
    [InlineData(2, 4.5)]
    [InlineData(5, 15.0)]
    [InlineData(int.MaxValue, 15.0)]
    public void The_own_pause_grows_to_its_bound(int attempt, double seconds) =>
        Assert.Equal(seconds, Steady.Next(attempt, null).TotalSeconds);

    [Theory]
    [InlineData(60.0, 60.0)]
    [InlineData(5.0, 5.0)]
    [InlineData(0.0, 1.0)]
    [InlineData(-9.0, 1.0)]
    [InlineData(1e9, 600.0)]
    public void What_the_service_asks_for_wins_within_bounds(double asked, double seconds) =>
        Assert.Equal(seconds, Steady.Next(7, TimeSpan.FromSeconds(asked)).TotalSeconds);

    [Fact]
    public void Jitter_shortens_a_pause_by_a_fifth_at_most() =>
        Assert.Equal(1.6, (Steady with { Jitter = static () => 1 }).Next(0, null).TotalSeconds, 6);

    [Theory]
    [InlineData(0, 0.0, 2.0)]
    [InlineData(2, 0.0, 8.0)]
    [InlineData(2, 1.0, 4.0)]
    [InlineData(9, 0.0, 15.0)]
    public void Growth_and_jitter_can_be_chosen(int attempt, double jitter, double seconds) => Assert.Equal(
        seconds, (Steady with { Growth = 2, JitterPart = 0.5, Jitter = () => jitter }).Next(attempt, null).TotalSeconds);

    [Fact]
    public void No_pause_is_ever_zero_or_beyond_its_bounds() =>
        Gen.Select(
            Gen.Long[1, TimeSpan.TicksPerDay * 100], Gen.Long[0, TimeSpan.TicksPerDay * 100], Gen.Int[0, int.MaxValue], Gen.Double,
            Gen.Long.Nullable())
            .Sample(
            (first, more, attempt, jitter, asked) =>
            {
                PollingDelay delay = new(new TimeSpan(first), new TimeSpan(first + more)) { Jitter = () => jitter };
                TimeSpan next = delay.Next(attempt, asked is { } ticks ? new TimeSpan(ticks) : null);
                Assert.InRange(next.Ticks, 1, Math.Max(delay.Last.Ticks, delay.Ceiling.Ticks));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 5000);

    [Fact]
    public void Bounds_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PollingDelay(TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PollingDelay(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Steady with { Growth = 0.9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Steady with { Growth = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Steady with { JitterPart = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Steady.Next(-1, null));
    }
}
