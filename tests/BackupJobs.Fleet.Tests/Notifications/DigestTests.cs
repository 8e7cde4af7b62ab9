using System.Data.Common;
using System.Text.Json;
using BackupJobs.Fleet.Notifications;
using BackupJobs.Fleet.Tests.Reading;
using BackupJobs.Fleet.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Notifications;

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

    [Theory]
    [InlineData("2026-11-29T05:00:00Z", "2026-11-28T07:00:00Z", "2026-11-28")]
    [InlineData("2026-11-29T07:00:00Z", "2026-11-29T07:00:00Z", "2026-11-29")]
    public void The_last_morning_may_be_yesterdays(string now, string expected, string date) => Assert.Equal(
        (DateTimeOffset.Parse(expected, null), DateOnly.Parse(date, null)),
        DigestSchedule.Last(DateTimeOffset.Parse(now, null), new TimeOnly(7, 0), TimeZoneInfo.Utc));

    [Fact]
    public async Task A_summary_that_was_missed_is_sent_once_when_a_process_starts()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 6, 0, 0, TimeSpan.Zero));
        DigestSink sink = new();

        // New, with nothing to catch up with.
        await RunAsync(test, sink, time, noted: new DateOnly(2026, 11, 28));
        Assert.Empty(sink.Sent);
        // Its own morning, and no second time.
        time.Advance(TimeSpan.FromHours(1));
        await RunAsync(test, sink, time, noted: new DateOnly(2026, 11, 29));
        await RunAsync(test, sink, time, noted: null);
        Assert.Equal(["digest-2026-11-29"], sink.Sent);
        // Three hours late, after a morning for which nobody ran at all.
        time.Advance(TimeSpan.FromHours(51));
        await RunAsync(test, sink, time, noted: new DateOnly(2026, 12, 1));
        Assert.Equal(["digest-2026-11-29", "digest-2026-12-01"], sink.Sent);
        // Too late to be of use.
        time.Advance(TimeSpan.FromHours(35));
        await RunAsync(test, sink, time, noted: null);
        Assert.Equal(2, sink.Sent.Count);
    }

    /// <summary>Runs the service until it has noted a morning, or for some of its ticks if it must do nothing.</summary>
    [Fact]
    public async Task A_sink_that_is_away_for_long_gets_its_summary_when_it_is_back()
    {
        await using TestDatabase test = await TestDatabase.OpenAsync();
        FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 6, 0, 0, TimeSpan.Zero));
        DigestSink sink = new();
        await RunAsync(test, sink, time, noted: new DateOnly(2026, 11, 28));
        time.Advance(TimeSpan.FromHours(1));
        sink.Refusals = 15;

        await RunAsync(test, sink, time, noted: new DateOnly(2026, 11, 29));

        Assert.Equal(["digest-2026-11-29"], sink.Sent);
    }

    private static async Task RunAsync(TestDatabase test, DigestSink sink, FakeTimeProvider time, DateOnly? noted)
    {
        using DigestService service = new(
            new DigestOptions { Sinks = [sink.Name] }, new NotificationOptions(), new FleetOptions(), [sink], test.History,
            test.Database, test.Writer, test.Health, test.Owned, time,
            NullLogger<DigestService>.Instance);
        await service.StartAsync(CancellationToken.None);
        int ticks = 0;
        await LocalFleet.UntilAsync(async () =>
        {
            time.Advance(TimeSpan.FromSeconds(30));
            ticks++;
            if (noted is not { } day)
                return ticks > 10;
            await using DbConnection connection = await test.Database.ConnectAsync(CancellationToken.None);
            return await DigestTable.ListAsync(connection, day, CancellationToken.None) is { Count: > 0 };
        });

        await service.StopAsync(CancellationToken.None);
    }

    private sealed class DigestSink() : EndSink("morning", new NotificationOptions())
    {
        public List<string> Sent { get; } = [];

        public int Refusals { get; set; }

        public override Task<Delivery> DeliverAsync(JobEnd end, CancellationToken cancellationToken) =>
            Task.FromResult(Delivery.Accepted);

        public override Task<Delivery> DeliverAsync(Digest digest, CancellationToken cancellationToken)
        {
            if (Refusals-- > 0)
                return Task.FromResult(Delivery.TryAgain("away"));
            Sent.Add(digest.Key);
            return Task.FromResult(Delivery.Accepted);
        }
    }

    [Fact]
    public void A_line_does_not_repeat_its_heading_and_is_short()
    {
        JobEnd unknown = Ends.Failed(item: "db", job: "other") with { Outcome = JobOutcome.Unknown };
        Digest digest = DigestReader.Of(
            new DateOnly(2026, 11, 29), Ends.Noon, [Ends.Failed(item: new string('x', 3000)), unknown],
            [Item(new string('y', 3000), JobOutcome.Failed, Ends.Noon.AddDays(-3))], [], []);

        Assert.Equal("Failed (2):", digest.Lines[0]);
        Assert.Equal(
            $"  Backup of {new string('x', 120)}… in rsv-prod, 2026-11-29 12:00 UTC: 400001: The virtual mac…", digest.Lines[1]);
        Assert.Equal(
            "  Backup of db in rsv-prod, outcome unknown, 2026-11-29 12:00 UTC: 400001: The virtual machine agent does not answer.",
            digest.Lines[2]);
        Assert.All(digest.Lines, line => Assert.InRange(line.Length, 1, 200));
        JsonElement written = JsonDocument.Parse(DigestEvent.ToJson(digest)).RootElement;
        Assert.Equal("2026-11-29T12:00:00Z", written.GetProperty("time").GetString());
    }

    [Fact]
    public async Task What_a_rule_silences_is_not_in_the_summary_and_lines_name_the_customer()
    {
        FakeFleet fleet = FakeFleet.Of(3, failing: [0, 1]);
        for (int i = 0; i < 3; i++)
            fleet.Vaults[i] = fleet.Vaults[i] with { Tenant = "contoso", Tags = i == 1 ? """{"env":"lab"}""" : null };
        fleet.Ended[0] = fleet.Ended[0] with { Tenant = "contoso" };
        fleet.Vaults[2] = fleet.Vaults[2] with { Faults = 3, FaultStatus = 403, Fault = "a long text" };
        fleet.Tenants.Add(new TenantSearch
        {
            Tenant = "fabrikam",
            Since = Ends.Noon,
            Faults = 3,
            FaultStatus = 401,
            Fault = "a long text",
        });
        NotificationOptions rules = new() { Rules = [new NotificationRule { Tags = ["env=lab"], IsLast = true }] };
        Digest digest = await DigestReader.ReadAsync(
            fleet, rules, new DateOnly(2026, 11, 29), DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.Equal(["rsv-0"], digest.Failed.Select(end => FleetNames.OfVault(end.VaultId)));
        Assert.StartsWith("  Backup of vm0 in rsv-0 of contoso, ", digest.Lines[1], StringComparison.Ordinal);
        Assert.Contains("  tenant fabrikam: The credential is refused (401).", digest.Lines);
        Assert.Contains("  rsv-2 of tenant contoso: The identity may not read (403).", digest.Lines);
        Assert.DoesNotContain(digest.Lines, line => line.Contains("rsv-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_attempt_is_limited_by_the_time_of_a_delivery_whatever_the_sink_does()
    {
        Delivery hanging = await Deliverer.TryAsync(
            async limit =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, limit);
                return Delivery.Accepted;
            },
            TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        Delivery throwing = await Deliverer.TryAsync(
            _ => throw new NotSupportedException("odd"), TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);

        Assert.Equal(("No answer within 1 s.", "odd"), (hanging.Reason, throwing.Reason));
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
