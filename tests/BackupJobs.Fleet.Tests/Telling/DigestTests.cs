using BackupJobs.Fleet.Telling;

namespace BackupJobs.Fleet.Tests.Telling;

public class DigestTests
{
    [Theory]
    [InlineData("2026-11-29T05:00:00Z", "07:00", "UTC", "2026-11-29T07:00:00Z", "2026-11-29")]
    [InlineData("2026-11-29T07:00:00Z", "07:00", "UTC", "2026-11-30T07:00:00Z", "2026-11-30")]
    [InlineData("2026-11-29T05:00:00Z", "07:30", "Europe/Berlin", "2026-11-29T06:30:00Z", "2026-11-29")]
    [InlineData("2026-07-01T05:00:00Z", "07:30", "Europe/Berlin", "2026-07-01T05:30:00Z", "2026-07-01")]
    [InlineData("2026-07-01T23:00:00Z", "07:30", "Asia/Tokyo", "2026-07-02T22:30:00Z", "2026-07-03")]
    // Clocks skip 02:30 on this day, and repeat it in autumn.
    [InlineData("2026-03-28T23:30:00Z", "02:30", "Europe/Berlin", "2026-03-29T01:30:00Z", "2026-03-29")]
    [InlineData("2026-10-24T23:30:00Z", "02:30", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25")]
    public void The_next_morning_is_in_the_configured_time_zone(string now, string at, string zone, string expected, string date)
    {
        (DateTimeOffset next, DateOnly day) = DigestSchedule.Next(
            DateTimeOffset.Parse(now, null), TimeOnly.Parse(at, null), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(DateTimeOffset.Parse(expected, null), next);
        Assert.Equal(DateOnly.Parse(date, null), day);
    }

    [Fact]
    public void The_summary_names_what_failed_what_is_stale_and_what_recovered()
    {
        FleetItem failing = Item("sql01", JobOutcome.Failed, Ends.Noon.AddDays(-3));
        FleetItem stale = Item("old01", JobOutcome.Completed, Ends.Noon.AddHours(-30));
        FleetItem recovered = Item("web01", JobOutcome.Completed, Ends.Noon.AddHours(-1));
        FleetItem fine = Item("web02", JobOutcome.Completed, Ends.Noon.AddHours(-2));

        Digest digest = DigestReader.Of(
            new DateOnly(2026, 11, 29), Ends.Noon, [Ends.Failed(item: "sql01"), Ends.Failed(item: "web01", job: "other")],
            [failing, stale, recovered, fine], [], [new OutcomeCount("s", Ends.Vault, JobOutcome.Completed, 7)]);

        Assert.Equal("Backups 2026-11-29: 2 failed, 2 without success, 1 recovered, 7 succeeded", digest.Title);
        Assert.Equal(["sql01", "old01"], digest.Stale.Select(item => item.Item));
        Assert.Equal(["web01"], digest.Recovered.Select(item => item.Item));
        Assert.Contains("  web01 in rsv-prod", digest.Lines);
        Assert.Equal("digest-2026-11-29", digest.Key);
        Assert.False(digest.IsGood);
    }

    [Fact]
    public void A_good_night_says_so()
    {
        Digest digest = DigestReader.Of(new DateOnly(2026, 11, 29), Ends.Noon, [], [], [], []);

        Assert.Equal(["Nothing needs a person."], digest.Lines);
    }

    [Fact]
    public void A_long_list_is_cut_and_counted()
    {
        JobEnd[] failed = [.. Enumerable.Range(0, 60).Select(i => Ends.Failed(job: "job" + i))];
        Digest digest = DigestReader.Of(new DateOnly(2026, 11, 29), Ends.Noon, failed, [], [], []);

        Assert.Equal(52, digest.Lines.Count);
        Assert.Equal("  and 10 more", digest.Lines[^1]);
    }

    private static FleetItem Item(string name, JobOutcome last, DateTimeOffset success) =>
        new("s", Ends.Vault, name, "AzureIaasVM", last, Ends.Noon, success);
}
