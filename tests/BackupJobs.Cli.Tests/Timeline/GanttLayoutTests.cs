namespace BackupJobs.Cli.Tests.Timeline;

public class GanttLayoutTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 13, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Overlapping_jobs_of_an_item_are_on_separate_lines()
    {
        GanttLayout layout = GanttLayout.Of(
            [
                Reports.Job("b1", "b", start: "2024-05-13T08:00:00Z", end: "2024-05-13T09:00:00Z"),
                Reports.Job("a1", "a", start: "2024-05-13T08:00:00Z", end: "2024-05-13T10:00:00Z"),
                Reports.Job("a2", "A", start: "2024-05-13T09:00:00Z", end: "2024-05-13T11:00:00Z"),
                Reports.Job("a3", "a", start: "2024-05-13T10:00:00Z", end: "2024-05-13T10:30:00Z"),
            ],
            Now)!;

        Assert.Equal([("a", 0, 2), ("b", 2, 1)], layout.Rows.Select(row => (row.Name, row.FirstLine, row.Lines)));
        Assert.Equal([("a1", 0), ("a2", 1), ("a3", 0), ("b1", 2)], layout.Bars.Select(bar => (bar.Job.JobId, bar.Line)));
        Assert.Equal(3, layout.Lines);
    }

    [Fact]
    public void A_running_job_and_the_axis_end_now()
    {
        GanttLayout layout = GanttLayout.Of([Reports.Job(status: "InProgress", start: "2024-05-13T08:00:00Z", end: null)], Now)!;

        Assert.Equal(Now, layout.Bars[0].End);
        Assert.Equal(1, layout.Share(Now));
        Assert.Equal(0.5, layout.Share(Now.AddHours(-2)));
    }

    [Theory]
    [InlineData("2024-05-13T08:00:00Z", "2024-05-13T08:00:00Z")]
    [InlineData("2024-05-13T08:00:00Z", "2024-05-13T08:07:30Z")]
    [InlineData("2024-05-13T08:00:01Z", "2024-05-20T08:00:00Z")]
    [InlineData("2019-01-01T00:00:00Z", "2024-05-13T08:00:00Z")]
    public void Ticks_are_few_and_within_the_axis(string start, string end)
    {
        GanttLayout layout = GanttLayout.Of([Reports.Job(start: start, end: end)], Now)!;

        DateTimeOffset[] ticks = [.. layout.Ticks()];

        Assert.InRange(ticks.Length, 1, 11);
        Assert.All(ticks, tick => Assert.InRange(tick, layout.Start, layout.End));
    }

    [Fact]
    public void Jobs_without_a_start_time_are_not_drawn() => Assert.Null(GanttLayout.Of([Reports.Job(start: "0001-01-01T00:00:00")], Now));

    [Theory]
    [InlineData("9999-12-31T23:59:59.9999999Z", null)]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("0001-01-02T00:00:00Z", "9999-12-31T23:59:59.9999999Z")]
    public void Times_at_the_end_of_their_range_are_drawn(string start, string? end)
    {
        JobReport[] jobs = [Reports.Job(start: start, end: end), Reports.Job(status: "InProgress", start: start, end: null)];

        Assert.EndsWith("</html>\n", TimelinePage.Create(jobs, DateTimeOffset.MaxValue), StringComparison.Ordinal);
    }

    [Fact]
    public void A_duration_at_the_end_of_its_range_is_drawn()
    {
        JobReport job = Reports.Job(end: null, duration: "P10675199DT2H48M5.4775807S");

        Assert.EndsWith("</html>\n", TimelinePage.Create([job], Now), StringComparison.Ordinal);
        Assert.Contains("10675199d", ProgressText.Line(job), StringComparison.Ordinal);
    }
}
