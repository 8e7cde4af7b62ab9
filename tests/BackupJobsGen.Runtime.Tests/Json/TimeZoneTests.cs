namespace BackupJobsGen.Runtime.Tests;

public sealed class TimeZoneTests
{
    [Theory]
    [InlineData("Europe/Moscow", 3)]
    [InlineData("Asia/Tokyo", 9)]
    [InlineData("America/Los_Angeles", -8)]
    public void Nothing_depends_on_the_time_zone(string zone, int hours)
    {
        // The local zone can be changed in a running process on Unix only; elsewhere the test runs in the machine's own.
        string? before = Environment.GetEnvironmentVariable("TZ");
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
        try
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(TimeSpan.FromHours(hours), TimeZoneInfo.Local.BaseUtcOffset);
            Assert.Equal(
                (true, new DateTimeOffset(2018, 5, 21, 8, 35, 40, TimeSpan.Zero)),
                Tokens.Read<DateTimeOffset>("\"2018-05-21T08:35:40\"", JsonScalars.TryReadDateTime));
            Assert.Equal((true, default), Tokens.Read<DateTimeOffset>("\"0001-01-01T00:00:00\"", JsonScalars.TryReadDateTime));
            Assert.Equal("\"0001-01-01T00:00:00Z\"", Written.By(w => JsonScalars.WriteDateTime(w, default)));
            Assert.Equal(
                "Mon, 21 May 2018 08:35:40 GMT", WireFormat.Rfc1123(new DateTimeOffset(2018, 5, 21, 10, 35, 40, TimeSpan.FromHours(2))));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
