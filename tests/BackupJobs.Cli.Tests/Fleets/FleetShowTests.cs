using System.Text.Json;
using BackupJobs.Fleet.Tests;

namespace BackupJobs.Cli.Tests.Fleets;

/// <summary><c>backup-jobs show --fleet</c> against the running API of a fleet.</summary>
public class FleetShowTests
{
    private const string Id = "8b1e4f9c-0000-4000-8000-000000000001";
    private const string Other = "8b1e4f9d-0000-4000-8000-000000000002";
    private const string Resource = "/subscriptions/s0/resourceGroups/RG/providers/Microsoft.RecoveryServices/vaults/RSV-0/backupJobs/";

    [Theory]
    [InlineData(Id)]
    [InlineData("8B1E4F9C")]
    [InlineData(Resource + Id)]
    public async Task A_job_is_found_by_its_id_or_a_part_of_it(string job)
    {
        await using TestFleet fleet = await StartAsync();

        Ran ran = await fleet.Run("show", job);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        foreach (string text in new[] { Id, "rsv-0 in ", "vm0", "Status     Failed", "30m 00s", "400001",
            "agent does not answer", "recommended: Restart the agent." })
            Assert.Contains(text, ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_is_shown_as_its_vault_described_it()
    {
        const string Json = $$"""
            {"id":"{{Resource}}{{Id}}","name":"{{Id}}","properties":{"jobType":"AzureIaaSVMJob","entityFriendlyName":"VM0",
            "status":"Failed","operation":"Backup","activityId":"a1","extendedInfo":{"tasksList":[{"taskId":"Take Snapshot","status":"Failed"}],
            "propertyBag":{"VM Name":"VM0"} } } }
            """;
        await using TestFleet fleet = await StartAsync(Json);

        Ran table = await fleet.Run("show", Id);
        using JsonDocument json = JsonDocument.Parse((await fleet.Run("show", Id, "-o", "json")).Output);

        Assert.Contains("RSV-0 in RG", table.Output, StringComparison.Ordinal);
        Assert.Contains("  Take Snapshot  Failed", table.Output, StringComparison.Ordinal);
        Assert.Contains("  VM Name  VM0", table.Output, StringComparison.Ordinal);
        Assert.Equal("AzureIaaSVMJob", json.RootElement.GetProperty("properties").GetProperty("jobType").GetString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{"properties":{"status":"InProgress","entityFriendlyName":"running"}}""")]
    public async Task What_the_fleet_keeps_is_shown_where_the_description_is_not_that_of_the_end(string json)
    {
        await using TestFleet fleet = await StartAsync(json);

        Ran ran = await fleet.Run("show", Id);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Status     Failed", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("running", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "several jobs begin with '8b1e4f9'", "8b1e4f9")]
    [InlineData(8, "the fleet has no job 'abc'", "abc")]
    [InlineData(8, "the fleet has no job 'vm0'", "vm0")]
    [InlineData(8, "the fleet has no such job", Resource + "unknown")]
    [InlineData(2, "--subscription leaves out", Resource + Id, "--subscription", "s1")]
    [InlineData(8, "the fleet has no job", Id, "--subscription", "s1")]
    [InlineData(2, "is not a valid job ID", "../../x")]
    public async Task A_job_that_is_not_one_is_explained(int exit, string expected, params string[] arguments)
    {
        await using TestFleet fleet = await StartAsync();

        Ran ran = await fleet.Run(["show", .. arguments]);

        Assert.Equal((exit, ""), (ran.Exit, ran.Output));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.Contains("try: ", ran.Error, StringComparison.Ordinal);
    }

    private static Task<TestFleet> StartAsync(string? json = null)
    {
        FakeFleet history = FakeFleet.Of(2, failing: 0);
        history.Ended[0] = history.Ended[0] with { JobId = Id, Json = json };
        history.Ended[1] = history.Ended[1] with { JobId = Other };
        return TestFleet.StartAsync(history);
    }
}
