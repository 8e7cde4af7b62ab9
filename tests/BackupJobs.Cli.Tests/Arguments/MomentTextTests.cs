using System.Globalization;

namespace BackupJobs.Cli.Tests.Arguments;

public class MomentTextTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 13, 10, 20, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("7d", "2024-05-06T10:20:00Z")]
    [InlineData("2024-05-01", "2024-05-01T00:00:00Z")]
    [InlineData("2024-05-01T08:00:00", "2024-05-01T08:00:00Z")]
    [InlineData("2024-05-01T08:00:00+02:00", "2024-05-01T06:00:00Z")]
    [InlineData("2024-05-01 08:00", "2024-05-01T08:00:00Z")]
    [InlineData("2024-05-01T08:00:00.1234567Z", "2024-05-01T08:00:00.1234567Z")]
    public void A_duration_before_now_or_an_ISO_date_is_parsed(string text, string expected)
    {
        Assert.True(MomentText.TryParse(text, Now, out DateTimeOffset moment));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), moment);
    }

    [Theory]
    [InlineData("05/06/2024")]
    [InlineData("yesterday")]
    [InlineData("2024-13-01")]
    [InlineData("")]
    public void An_invalid_time_is_rejected(string text) => Assert.False(MomentText.TryParse(text, Now, out _));
}
