namespace BackupJobs.Cli.Tests.Terminal;

public class SaturatingTests
{
    [Fact]
    public void Results_out_of_range_become_the_nearest_valid_value()
    {
        Assert.Equal(DateTimeOffset.MaxValue, Saturating.Add(DateTimeOffset.UnixEpoch, TimeSpan.MaxValue));
        Assert.Equal(DateTimeOffset.MinValue, Saturating.Add(DateTimeOffset.UnixEpoch, TimeSpan.MinValue));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(1), Saturating.Add(DateTimeOffset.UnixEpoch, TimeSpan.FromDays(1)));
        Assert.Equal(TimeSpan.MaxValue, Saturating.Add(TimeSpan.MaxValue, TimeSpan.FromDays(1)));
        Assert.Equal(TimeSpan.MinValue, Saturating.Add(TimeSpan.MinValue, TimeSpan.FromDays(-1)));
        Assert.Equal(TimeSpan.MaxValue, Saturating.Multiply(TimeSpan.FromDays(1_000_000), 30));
        Assert.Equal(TimeSpan.FromDays(3), Saturating.Multiply(TimeSpan.FromDays(2), 1.5));
    }
}
