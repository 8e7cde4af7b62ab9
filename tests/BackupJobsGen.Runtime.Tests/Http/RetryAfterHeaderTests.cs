using Microsoft.Extensions.Time.Testing;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>What services and proxies write into <c>Retry-After</c>.</summary>
public sealed class RetryAfterHeaderTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(5, "5")]
    [InlineData(7, "5", "7")]
    [InlineData(7, "7", "5")]
    [InlineData(7, "5, 7")]
    [InlineData(7, "5,7")]
    [InlineData(7, "x", "5, y, 7")]
    [InlineData(0, "0")]
    [InlineData(30, "Wed, 01 May 2024 12:00:30 GMT")]
    [InlineData(30, "Wed, 01 May 2024 12:00:30 GMT", "5")]
    [InlineData(0, "Mon, 01 Jan 1990 00:00:00 GMT")]
    [InlineData(5, "Mon, 01 Jan 1990 00:00:00 GMT", "5")]
    [InlineData(2, "1.5")]
    [InlineData(1, "0.001")]
    [InlineData(6, "\"6\"")]
    [InlineData(6, " 6 ")]
    [InlineData(6, "6s")]
    public void The_longest_delay_counts(int seconds, params string[] values) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfterHeader.Read(values, Time));

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("Infinity")]
    [InlineData("-\u221E")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("Wed, 99 May 2024 12:00:30 GMT")]
    public void What_is_not_a_delay_is_ignored(params string[] values) => Assert.Null(RetryAfterHeader.Read(values, Time));

    [Fact]
    public void A_date_far_in_the_future_does_not_suspend_a_wait()
    {
        TimeSpan? asked = RetryAfterHeader.Read(["Fri, 31 Dec 9999 23:59:59 GMT"], Time);

        Assert.True(asked > TimeSpan.FromDays(365_000));
        Assert.Equal(TimeSpan.FromMinutes(10), new PollingDelay(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15)).Next(0, asked));
    }
}
