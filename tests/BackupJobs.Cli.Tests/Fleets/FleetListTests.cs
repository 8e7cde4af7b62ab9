using System.Text.Json;
using BackupJobs.Fleet;
using BackupJobs.Fleet.Tests;

namespace BackupJobs.Cli.Tests.Fleets;

/// <summary><c>backup-jobs list --fleet</c> against the running API of a fleet.</summary>
public class FleetListTests
{
    [Fact]
    public async Task The_table_has_the_jobs_of_all_vaults_the_newest_end_first()
    {
        await using TestFleet fleet = await TestFleet.StartAsync(FakeFleet.Of(3, failing: 1));

        Ran ran = await fleet.Run("list");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(["JOB", "VAULT", "ITEM", "OPERATION", "STATUS", "STARTED", "(UTC)", "DURATION"], Words(ran.OutputLines[0]));
        Assert.Equal(["job0", "rsv-0", "vm0", "Backup", "Completed"], Words(ran.OutputLines[1])[..5]);
        Assert.Equal(["job1", "rsv-1", "vm1", "Backup", "Failed"], Words(ran.OutputLines[2])[..5]);
        Assert.Equal(["30m", "00s"], Words(ran.OutputLines[3])[^2..]);
    }

    [Fact]
    public async Task Json_has_the_form_of_the_jobs_of_Azure()
    {
        await using TestFleet fleet = await TestFleet.StartAsync(FakeFleet.Of(2, failing: 1));

        using JsonDocument list = JsonDocument.Parse((await fleet.Run("list", "-o", "json")).Output);
        Ran lines = await fleet.Run("list", "-o", "jsonl");

        JsonElement job = list.RootElement.GetProperty("value")[1];
        JsonElement facts = job.GetProperty("properties");
        Assert.Equal(
            "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/rsv-1/backupJobs/job1",
            job.GetProperty("id").GetString());
        Assert.Equal("job1", job.GetProperty("name").GetString());
        Assert.Equal("FleetJob", Text(facts, "jobType"));
        Assert.Equal(("vm1", "Backup", "Failed"), (Text(facts, "entityFriendlyName"), Text(facts, "operation"), Text(facts, "status")));
        Assert.Equal(
            fleet.History.Ended[1].Ended.UtcDateTime, facts.GetProperty("endTime").GetDateTime(), TimeSpan.FromMilliseconds(1));
        Assert.Contains("agent does not answer", Text(facts.GetProperty("errorDetails")[0], "errorString"), StringComparison.Ordinal);
        Assert.Equal(2, lines.OutputLines.Length);
        Assert.All(lines.OutputLines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public async Task Csv_and_JUnit_have_the_facts_of_the_fleet()
    {
        FakeFleet history = FakeFleet.Of(3, failing: 1);
        history.Ended[2] = history.Ended[2] with { Outcome = JobOutcome.Unknown };
        await using TestFleet fleet = await TestFleet.StartAsync(history);

        Ran csv = await fleet.Run("list", "-o", "csv");
        Ran junit = await fleet.Run("list", "-o", "junit");

        Assert.StartsWith("job1,vm1,Backup,Failed,", csv.OutputLines[2], StringComparison.Ordinal);
        Assert.Contains(",1800,400001: The virtual machine agent does not answer.,", csv.OutputLines[2], StringComparison.Ordinal);
        Assert.EndsWith(",rsv-1", csv.OutputLines[2], StringComparison.Ordinal);
        // A job whose outcome is unknown is not a success.
        Assert.Contains("tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\"", junit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_are_read_and_no_job_twice()
    {
        FakeFleet history = FakeFleet.Of(1);
        history.Ended.AddRange(Enumerable.Range(1, 2_500).Select(i => Ended(history, $"more{i}", history.Ended[0].Ended.AddSeconds(-i))));
        await using TestFleet fleet = await TestFleet.StartAsync(history);

        Ran all = await fleet.Run("list", "-o", "csv");
        Ran top = await fleet.Run("list", "-o", "csv", "--top", "150");

        Assert.Equal(2_502, all.OutputLines.Distinct().Count());
        Assert.Equal(all.OutputLines[..151], top.OutputLines);
    }

    [Theory]
    [InlineData("job1,job3", "--status", "Failed")]
    [InlineData("job0,job1,job2,job3", "--status", "completed", "--status", "FAILED")]
    [InlineData("", "--status", "Cancelled")]
    [InlineData("job1,job3", "--subscription", "S1")]
    [InlineData("job0,job1,job2,job3", "--subscription", "s0", "--subscription", "s1")]
    [InlineData("job2", "--item", "VM2")]
    [InlineData("job0,job3", "--item", "vm0", "--item", "*3")]
    [InlineData("job3", "--fleet-vault", "RSV-3")]
    [InlineData("job0,job1,job2,job3", "--fleet-vault", "rsv-*")]
    [InlineData(
        "job0", "--fleet-vault", "/subscriptions/S0/resourceGroups/RG/providers/Microsoft.RecoveryServices/vaults/RSV-0")]
    [InlineData("job0,job1,job2,job3", "--operation", "Backup")]
    [InlineData("", "--operation", "Restore")]
    [InlineData("", "--type", "AzureSql")]
    public async Task Filters_choose_jobs(string expected, params string[] options)
    {
        await using TestFleet fleet = await TestFleet.StartAsync(FakeFleet.Of(4, failing: [1, 3]));

        Ran ran = await fleet.Run(["list", "-o", "csv", .. options]);

        Assert.Equal(0, ran.Exit);
        Assert.Equal(expected, string.Join(',', ran.OutputLines[1..].Select(line => line.Split(',')[0])));
        Assert.Equal(expected.Length == 0 ? JobOutput.NoJobs : "", ran.Error.Trim());
    }

    [Fact]
    public async Task Times_are_those_of_starts_as_against_Azure()
    {
        FakeFleet history = FakeFleet.Of(1);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        history.Ended.Clear();
        history.Ended.Add(Ended(history, "long", now.AddHours(-1)) with { Started = now.AddHours(-30) });
        history.Ended.Add(Ended(history, "short", now.AddHours(-2)) with { Started = now.AddHours(-3) });
        history.Ended.Add(Ended(history, "bare", now.AddHours(-20)) with { Started = null });
        history.Ended.Add(Ended(history, "old", now.AddHours(-40)) with { Started = now.AddHours(-41) });
        await using TestFleet fleet = await TestFleet.StartAsync(history);

        Assert.Equal("short,bare", Jobs(await fleet.Run("list", "-o", "csv", "--since", "24h")));
        Assert.Equal("long,old", Jobs(await fleet.Run("list", "-o", "csv", "--until", "24h")));
        Assert.Equal("bare", Jobs(await fleet.Run("list", "-o", "csv", "--since", "24h", "--until", "10h")));
    }

    [Fact]
    public async Task A_misspelled_operation_is_doubted()
    {
        await using TestFleet fleet = await TestFleet.StartAsync(FakeFleet.Of(1));

        Ran ran = await fleet.Run("list", "--operation", "Bakup");

        Assert.Equal(0, ran.Exit);
        Assert.Contains("did you mean Backup?", ran.Error, StringComparison.Ordinal);
    }

    private static string Jobs(Ran ran) => string.Join(',', ran.OutputLines[1..].Select(line => line.Split(',')[0]));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static JobEnd Ended(FakeFleet history, string job, DateTimeOffset at) =>
        Ends.Completed(history.Vaults[0].Id, "vm0", job) with { Started = at.AddMinutes(-30), Ended = at, Seen = at };
}
