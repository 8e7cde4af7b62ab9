using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class ShapeTests
{
    [Fact]
    public async Task The_legacy_shape_has_integer_actions_old_durations_and_mixed_case_IDs()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { Shape = WireShape.Legacy });
        DateTimeOffset now = test.Vault.Clock.Now;
        test.Vault.Add(
            new JobDefinition
            {
                Name = "short",
                StartTime = now.AddHours(-1),
                Length = new TimeSpan(0, 0, 20, 23) + TimeSpan.FromTicks(896697)
            });
        test.Vault.Add(new JobDefinition { Name = "long", StartTime = now.AddDays(-9), Length = new TimeSpan(1, 2, 3, 4) });

        JsonNode job = await test.Get("/backupJobs/short").Json();

        Assert.Equal("[1]", job["properties"]!["actionsInfo"]!.ToJsonString());
        Assert.Equal("00:20:23.0896697", (string?)job["properties"]!["duration"]);
        Assert.Equal("1.02:03:04", (string?)(await test.Job("long"))["duration"]);
        Assert.StartsWith("/Subscriptions/", (string?)job["id"], StringComparison.Ordinal);
        Assert.Contains("/microsoft.recoveryservices/", (string?)job["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_shape_applies_to_finished_jobs_in_lists()
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Add(new JobDefinition { Name = "a", StartTime = test.Vault.Clock.Now.AddHours(-1), Length = TimeSpan.FromSeconds(90) });
        async Task<JsonNode> Listed() => (await test.Get("/backupJobs").Json())["value"]![0]!["properties"]!;
        JsonNode modern = await Listed();

        test.Vault.Behavior = test.Vault.Behavior with { Shape = WireShape.Modern with { OldDurations = true, IntegerActions = true } };
        JsonNode changed = await Listed();

        Assert.Equal("PT1M30S", (string?)modern["duration"]);
        Assert.Equal("""["Cancellable"]""", modern["actionsInfo"]!.ToJsonString());
        Assert.Equal("00:01:30", (string?)changed["duration"]);
        Assert.Equal("[1]", changed["actionsInfo"]!.ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sentinel_times_can_be_switched_off(bool sentinels)
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { Shape = new WireShape { SentinelTimes = sentinels } });
        using HttpResponseMessage accepted = await test.Backup();
        string? expected = sentinels ? "0001-01-01T00:00:00" : null;

        Assert.Equal(expected, (string?)(await test.Http.GetAsync(accepted.StatusUrl()).Json())["endTime"]);
        string job = (string)(await test.Get("/backupJobs").Json())["value"]![0]!["name"]!;
        Assert.Equal(expected, (string?)(await test.Job(job))["extendedInfo"]!["tasksList"]![1]!["startTime"]);
    }

    [Theory]
    [InlineData(SimulatedOutcome.Failed, "Failed")]
    [InlineData(SimulatedOutcome.CompletedWithWarnings, "CompletedWithWarnings")]
    public async Task A_job_with_errors_has_error_details_in_list_and_details(SimulatedOutcome outcome, string status)
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { JobOutcome = outcome, JobLength = TimeSpan.FromMinutes(2) });
        string job = await test.BackupJob();
        Assert.Null((await test.Job(job))["errorDetails"]);
        test.Vault.Clock.Advance(TimeSpan.FromMinutes(2));

        JsonNode listed = (await test.Get("/backupJobs").Json())["value"]![0]!["properties"]!;

        foreach (JsonNode seen in new[] { listed, await test.Job(job) })
        {
            Assert.Equal(status, (string?)seen["status"]);
            Assert.Equal(400001, (int)seen["errorDetails"]![0]!["errorCode"]!);
            Assert.NotEmpty(seen["errorDetails"]![0]!["recommendations"]!.AsArray());
        }
    }

    [Fact]
    public async Task A_job_can_have_an_undocumented_type()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { JobType = "AzureQuantumJob" });

        Assert.Equal("AzureQuantumJob", (string?)(await test.Job(await test.BackupJob()))["jobType"]);
    }

    [Theory]
    [InlineData(404, "BMSUserErrorObjectNotFound")]
    [InlineData(409, "BMSUserErrorConflict")]
    [InlineData(500, "InternalServerError")]
    public async Task A_new_job_can_be_unavailable_for_a_while(int status, string code)
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { JobUnavailable = new(status, TimeSpan.FromSeconds(8)) });
        string job = await test.BackupJob();

        Assert.Equal(((HttpStatusCode)status, code), await test.Get("/backupJobs/" + job).Error());
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal("InProgress", (string?)(await test.Job(job))["status"]);
    }

    [Fact]
    public async Task Progress_and_tasks_move_with_the_clock()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { JobLength = TimeSpan.FromSeconds(100) });
        string job = await test.BackupJob();
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(69));

        JsonNode info = (await test.Job(job))["extendedInfo"]!;

        Assert.Equal(70.0, (double)info["progressPercentage"]!);
        Assert.Equal("Completed", (string?)info["tasksList"]![0]!["status"]);
        Assert.Equal("PT40S", (string?)info["tasksList"]![0]!["duration"]);
        Assert.Equal("InProgress", (string?)info["tasksList"]![1]!["status"]);
        Assert.Equal(50.0, (double)info["tasksList"]![1]!["progressPercentage"]!);
    }
}
