using System.Globalization;

namespace BackupJobs.Tests.Jobs;

public class JobFilterTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Cultures => ["", "cs-CZ", "zh-CN", "ko-KR", "hu-HU", "ar-SA", "fa-IR", "th-TH"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_text_does_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            JobFilter filter = new()
            {
                Status = JobStatus.Failed,
                BackupManagementType = "AzureIaasVM",
                Operation = "Backup",
                StartTime = new DateTimeOffset(2024, 2, 29, 1, 5, 9, TimeSpan.FromHours(3)),
                EndTime = Noon,
            };

            Assert.Equal(
                "status eq 'Failed' and backupManagementType eq 'AzureIaasVM' and operation eq 'Backup'"
                + " and startTime eq '2024-02-28 10:05:09 PM' and endTime eq '2024-03-01 12:00:00 PM'",
                filter.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Midnight_is_twelve_in_the_morning() =>
        Assert.Equal("startTime eq '2024-03-01 12:00:00 AM'", new JobFilter { StartTime = Noon.AddHours(-12) }.ToString());

    [Fact]
    public void Quotes_are_doubled() =>
        Assert.Equal("jobId eq 'a''b'' or status eq ''x'", new JobFilter { JobId = "a'b' or status eq 'x" }.ToString());

    [Fact]
    public void An_empty_filter_sends_no_parameter() => Assert.Null(new JobFilter().ToQuery());

    [Fact]
    public void Fractions_never_narrow_the_window()
    {
        JobFilter filter = new() { StartTime = Noon.AddMilliseconds(900), EndTime = Noon.AddMilliseconds(100) };
        Assert.Equal("startTime eq '2024-03-01 12:00:00 PM' and endTime eq '2024-03-01 12:00:01 PM'", filter.ToString());
    }

    [Fact]
    public void A_long_window_is_cut_into_slices_newest_first()
    {
        List<JobFilter> slices = [.. new JobFilter { Status = "Failed", StartTime = Noon.AddDays(-75) }.Slices(Noon)];

        Assert.Equal(
            [(Noon.AddDays(-30), (DateTimeOffset?)null), (Noon.AddDays(-60), Noon.AddDays(-30)), (Noon.AddDays(-75), Noon.AddDays(-60))],
            slices.Select(slice => (slice.StartTime!.Value, slice.EndTime)));
        Assert.All(slices, slice => Assert.Equal(JobStatus.Failed, slice.Status));
    }

    [Fact]
    public void Thirty_days_are_one_slice() =>
        Assert.Single(new JobFilter { StartTime = Noon.AddDays(-30), EndTime = Noon }.Slices(Noon));

    [Fact]
    public void A_window_without_a_start_is_sent_as_it_is()
    {
        JobFilter filter = new() { EndTime = Noon };
        Assert.Equal([filter], filter.Slices(Noon.AddDays(90)));
    }

    [Fact]
    public void A_start_in_the_future_is_sent_as_it_is()
    {
        JobFilter filter = new() { StartTime = Noon.AddHours(1) };
        Assert.Equal([filter], filter.Slices(Noon));
    }

    [Fact]
    public void A_window_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentException>(() => new JobFilter { StartTime = Noon, EndTime = Noon.AddSeconds(-1) }.Slices(Noon));
}
