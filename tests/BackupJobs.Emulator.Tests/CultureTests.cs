using System.Globalization;
using BackupJobs.Emulator.Middleware;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Wire;

namespace BackupJobs.Emulator.Tests;

public class CultureTests
{
    [Theory]
    [InlineData("cs-CZ")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_culture_of_the_host_does_not_change_the_wire_format(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            DateTimeOffset time = new(2024, 5, 13, 13, 4, 5, TimeSpan.Zero);
            JobQuery filter = JobQueryParser.Parse("startTime eq '2024-05-13 01:04:05 PM'");
            JobDefinition restore = JobTemplate.VirtualMachine.NewJob("a", "Restore", "vm1", time);

            Assert.Equal(time, filter.StartTime);
            Assert.Equal("2024-05-13T13:04:05Z", WireText.Time(time));
            Assert.Equal("00:01:00.5000000", WireText.Duration(TimeSpan.FromSeconds(60.5), WireShape.Legacy));
            Assert.True(UrlCheck.IsApiVersion("2019-05-13-preview"));
            Assert.Equal("5/13/2024 12:22:05 PM", restore.PropertyBag[^1].Value);
            Assert.True(JobPosition.TryParse(new JobPosition(time.Ticks, "a|b").ToToken(), out JobPosition position));
            Assert.Equal(new JobPosition(time.Ticks, "a|b"), position);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
