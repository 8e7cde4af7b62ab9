namespace BackupJobs.Cli.Tests.Terminal;

public class HumanDurationTests
{
    [Theory]
    [InlineData("90s", "00:01:30")]
    [InlineData("45m", "00:45:00")]
    [InlineData("12H", "12:00:00")]
    [InlineData("7d", "7.00:00:00")]
    [InlineData("2w", "14.00:00:00")]
    [InlineData(" 1d12h30m ", "1.12:30:00")]
    public void Numbers_with_units_are_parsed(string text, string expected)
    {
        Assert.True(HumanDuration.TryParse(text, out TimeSpan duration));
        Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("d")]
    [InlineData("0s")]
    [InlineData("-7d")]
    [InlineData("7 d")]
    [InlineData("7x")]
    [InlineData("1.5h")]
    [InlineData("99999999999999999999d")]
    [InlineData("2147483647w")]
    [InlineData("٧d")]
    public void An_invalid_duration_is_rejected(string text) => Assert.False(HumanDuration.TryParse(text, out _));

    [Theory]
    [InlineData("00:00:02.5170000", "2.5s")]
    [InlineData("00:20:23.0896697", "20m 23s")]
    [InlineData("00:02:52.8730000", "2m 53s")]
    [InlineData("00:59:59.9000000", "1h 00m")]
    [InlineData("08:05:00", "8h 05m")]
    [InlineData("3.04:59:00", "3d 4h")]
    [InlineData("-00:00:01", "0s")]
    public void Durations_are_formatted_in_two_units(string duration, string expected) =>
        Assert.Equal(expected, HumanDuration.Format(TimeSpan.Parse(duration, System.Globalization.CultureInfo.InvariantCulture)));
}
