using System.Globalization;

namespace BackupJobsGen.Runtime.Tests;

public sealed class CultureTests
{
    private static readonly DateTimeOffset Start = new(2018, 5, 21, 8, 35, 40, TimeSpan.Zero);

    [Theory]
    [InlineData("cs-CZ")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void Nothing_depends_on_the_culture(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(name);
        try
        {
            Assert.Equal((true, Start), Tokens.Read<DateTimeOffset>("\"2018-05-21T08:35:40\"", JsonScalars.TryReadDateTime));
            Assert.Equal((true, Start), Tokens.Read<DateTimeOffset>("\"Mon, 21 May 2018 08:35:40 GMT\"", JsonScalars.TryReadRfc1123));
            Assert.Equal((true, TimeSpan.FromSeconds(1.5)), Tokens.Read<TimeSpan>("\"PT1.5S\"", JsonScalars.TryReadDuration));
            Assert.Equal((true, -1.5), Tokens.Read<double>("\"-1.5\"", JsonScalars.TryReadDouble));
            Assert.Equal("2018-05-21T08:35:40Z", WireFormat.DateTime(Start));
            Assert.Equal("2018-05-21T08:35:40-08:30", WireFormat.DateTime(new DateTimeOffset(Start.DateTime, TimeSpan.FromHours(-8.5))));
            Assert.Equal("Mon, 21 May 2018 08:35:40 GMT", WireFormat.Rfc1123(Start));
            Assert.Equal("2018-05-21", WireFormat.Date(DateOnly.FromDateTime(Start.DateTime)));
            Assert.Equal("08:35:40.5", WireFormat.Time(new TimeOnly(8, 35, 40, 500)));
            Assert.Equal("-1.5", WireFormat.Double(-1.5));
            Assert.Equal("-12", WireFormat.Int32(-12));
            Assert.Equal("PT1.5S", WireFormat.Duration(TimeSpan.FromSeconds(1.5)));
            Assert.Equal("true", WireFormat.Boolean(true));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
