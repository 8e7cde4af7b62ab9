using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Estate;

/// <summary>What Backup vaults do unlike Recovery Services vaults and unlike their document.</summary>
public class BackupVaultTrapTests
{
    [Fact]
    public async Task Operation_ids_are_base64_with_padding_that_urls_do_not_escape()
    {
        await using TestEstate estate = await TestEstate.Start();
        using HttpResponseMessage first = await estate.BackUpDisk();
        using HttpResponseMessage second = await estate.BackUpDisk();

        string[] ids = [.. new[] { first, second }.Select(response => new Uri(response.StatusUrl()).Segments[^1])];
        string[][] halves = [.. ids.Select(id => Encoding.UTF8.GetString(Convert.FromBase64String(id)).Split(';'))];

        Assert.All(ids, id => Assert.EndsWith("==", id, StringComparison.Ordinal));
        Assert.Equal(halves[0][0], halves[1][0]);
        Assert.NotEqual(halves[0][1], halves[1][1]);
        Assert.Contains("/Microsoft.DataProtection/locations/westeurope/operationResults/", first.ResultUrl(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(30), first.Headers.RetryAfter!.Delta);
        Assert.Equal(0, first.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_running_operation_is_spelled_Inprogress_and_ends_in_the_year_one_with_a_zone()
    {
        await using TestEstate estate = await TestEstate.Start();
        using HttpResponseMessage accepted = await estate.BackUpDisk();

        JsonNode running = await estate.Http.GetAsync(accepted.StatusUrl()).Json();
        estate.Emulator.Clock.Advance(TimeSpan.FromSeconds(2));
        JsonNode done = await estate.Http.GetAsync(accepted.StatusUrl()).Json();

        Assert.Equal("Inprogress", (string?)running["status"]);
        Assert.Equal("0001-01-01T00:00:00Z", (string?)running["endTime"]);
        Assert.Null(running["properties"]);
        Assert.Equal("Succeeded", (string?)done["status"]);
        Assert.NotEqual((string?)done["startTime"], (string?)done["endTime"]);
    }

    [Fact]
    public async Task The_job_of_an_operation_is_a_resource_id()
    {
        await using TestEstate estate = await TestEstate.Start();

        string id = await estate.StartDiskJob();

        Assert.StartsWith(estate.BackupVault.Path + "/backupJobs/", id, StringComparison.Ordinal);
        Assert.Equal("disk-web01", (string?)(await estate.Job(id))["backupInstanceFriendlyName"]);
    }

    [Fact]
    public async Task The_final_result_still_asks_for_a_delay()
    {
        await using TestEstate estate = await TestEstate.Start();
        using HttpResponseMessage accepted = await estate.BackUpDisk();
        Assert.Equal(HttpStatusCode.Accepted, await estate.Http.GetAsync(accepted.ResultUrl()).Status());
        estate.Emulator.Clock.Advance(TimeSpan.FromSeconds(2));

        using HttpResponseMessage result = await estate.Http.GetAsync(accepted.ResultUrl());
        JsonNode body = JsonNode.Parse(await result.Content.ReadAsStringAsync())!;

        Assert.Equal(TimeSpan.FromSeconds(30), result.Headers.RetryAfter!.Delta);
        Assert.Equal("OperationJobExtendedInfo", (string?)body["objectType"]);
        Assert.Equal(HttpStatusCode.OK, await estate.Http.GetAsync(result.StatusUrl()).Status());
    }

    [Fact]
    public async Task A_validation_has_no_job()
    {
        await using TestEstate estate = await TestEstate.Start();
        using HttpResponseMessage accepted = await estate.Post(estate.BackupVault.Path + "/validateForBackup", "{}");
        estate.Emulator.Clock.Advance(TimeSpan.FromSeconds(42));

        JsonNode status = await estate.Http.GetAsync(accepted.StatusUrl()).Json();
        JsonNode result = await estate.Http.GetAsync(accepted.ResultUrl()).Json();

        Assert.Equal("Succeeded", (string?)status["status"]);
        Assert.Null(status["properties"]);
        Assert.Null(result["jobId"]);
        Assert.Empty(await estate.ListedJobs());
    }

    [Fact]
    public async Task A_failed_operation_has_its_recommendations_in_additional_info()
    {
        await using TestEstate estate = await TestEstate.Start(
            new VaultBehavior { OperationError = new OperationError("UserErrorMSIMissingPermissions", "No rights on the disk.") });
        using HttpResponseMessage accepted = await estate.BackUpDisk();
        estate.Emulator.Clock.Advance(TimeSpan.FromSeconds(2));

        JsonNode error = (await estate.Http.GetAsync(accepted.StatusUrl()).Json())["error"]!;

        Assert.Equal("UserErrorMSIMissingPermissions", (string?)error["code"]);
        Assert.NotEmpty(error["additionalInfo"]![0]!["info"]!["recommendedAction"]!.AsArray());
    }

    [Fact]
    public async Task A_running_job_has_no_duration_and_members_that_are_null()
    {
        await using TestEstate estate = await TestEstate.Start();
        string id = await estate.StartDiskJob();
        estate.Emulator.Clock.Advance(TimeSpan.FromMinutes(3));

        JsonObject details = await estate.Job(id);
        JsonObject listed = Assert.Single(await estate.ListedJobs());

        Assert.Equal("PT0S", (string?)details["duration"]);
        Assert.Equal("00:00:00", (string?)listed["duration"]);
        Assert.Equal([""], details["supportedActions"]!.AsArray().Select(action => (string?)action));
        foreach (string name in new[] { "endTime", "destinationDataStoreName", "errorDetails", "dataSourceSetName", "progressUrl" })
        {
            Assert.True(details.TryGetPropertyValue(name, out JsonNode? value), name);
            Assert.Null(value);
        }

        Assert.True(listed.TryGetPropertyValue("extendedInfo", out JsonNode? info));
        Assert.Null(info);
    }

    [Fact]
    public async Task The_list_and_the_job_spell_the_duration_differently()
    {
        await using TestEstate estate = await TestEstate.Start(new VaultBehavior { JobLength = TimeSpan.FromMilliseconds(214_634) });
        string id = await estate.StartDiskJob();
        estate.Emulator.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("PT3M34.634S", (string?)(await estate.Job(id))["duration"]);
        Assert.Equal("00:03:34.6340000", (string?)Assert.Single(await estate.ListedJobs())["duration"]);
    }

    [Fact]
    public async Task A_failed_job_names_its_cause_in_the_innermost_error_only()
    {
        await using TestEstate estate = await TestEstate.Start(new VaultBehavior { FailingItems = ["disk-web01"] });
        string id = await estate.StartDiskJob();
        estate.Emulator.Clock.Advance(TimeSpan.FromMinutes(5));

        JsonNode outer = (await estate.Job(id))["errorDetails"]![0]!;
        JsonNode inner = outer["details"]![0]!["details"]![0]!;

        Assert.Equal("Failed", (string?)(await estate.Job(id))["status"]);
        Assert.True((bool)outer["isRetryable"]!);
        Assert.False((bool)inner["isRetryable"]!);
        Assert.Null(inner["details"]);
        Assert.NotEqual((string?)outer["message"], (string?)inner["message"]);
    }

    [Fact]
    public async Task The_list_begins_with_the_oldest_job_and_reaches_back_two_weeks()
    {
        await using TestEstate estate = await TestEstate.Start(pageSize: 2);
        foreach (int days in new[] { 16, 3, 9, 1 })
        {
            estate.Emulator.Add(estate.BackupVault.Path, new JobDefinition
            {
                Name = $"job{days}",
                Item = estate.Disk,
                StartTime = estate.Emulator.Clock.Now - TimeSpan.FromDays(days),
            });
        }

        List<JsonNode> jobs = await estate.Http.All(estate.BackupVault.Path + "/backupJobs" + TestEstate.ApiVersion);
        JsonNode last = await estate.Get(estate.BackupVault.Path + "/backupJobs").Json();

        Assert.Equal(["job9", "job3", "job1"], jobs.Select(job => (string?)job["name"]));
        Assert.NotNull((string?)last["nextLink"]);
        Assert.Equal(HttpStatusCode.OK, await estate.Get(estate.BackupVault.Path + "/backupJobs/job16").Status());
    }

    [Fact]
    public async Task The_list_ignores_a_filter_and_jobs_have_a_source_but_no_progress()
    {
        await using TestEstate estate = await TestEstate.Start();
        string id = await estate.StartDiskJob();

        JsonNode filtered = await estate.Http
            .GetAsync(estate.BackupVault.Path + "/backupJobs" + TestEstate.ApiVersion + "&$filter=status eq 'Failed'").Json();
        JsonObject job = await estate.Job(id);

        Assert.Single(filtered["value"]!.AsArray());
        Assert.EndsWith("/Microsoft.Compute/disks/disk-web01", (string?)job["dataSourceId"], StringComparison.Ordinal);
        Assert.Null(job["extendedInfo"]!["subTasks"]![0]!["taskProgress"]);
        Assert.False(job.ContainsKey("progressPercentage"));
    }

    [Fact]
    public async Task The_last_page_has_a_next_link_of_null()
    {
        await using TestEstate estate = await TestEstate.Start();

        JsonObject page = (await estate.Get(estate.BackupVault.Path + "/backupJobs").Json()).AsObject();

        Assert.True(page.TryGetPropertyValue("nextLink", out JsonNode? next));
        Assert.Null(next);
    }

    [Fact]
    public async Task Jobs_cannot_be_cancelled()
    {
        await using TestEstate estate = await TestEstate.Start();
        string id = await estate.StartDiskJob();

        Assert.Equal(HttpStatusCode.NotFound, await estate.Post(id + "/triggerCancel").Status());
        Assert.Equal(HttpStatusCode.NotFound, await estate.Post(id + "/cancel").Status());
    }

    [Fact]
    public async Task Long_signed_urls_are_followed_unchanged_only()
    {
        await using TestEstate estate = await TestEstate.Start(
            new VaultBehavior { OperationUrls = new OperationUrlBehavior { LongAndSigned = true } });
        using HttpResponseMessage accepted = await estate.BackUpDisk();

        Assert.InRange(accepted.StatusUrl().Length, 3500, 4500);
        Assert.Equal(HttpStatusCode.OK, await estate.Http.GetAsync(accepted.StatusUrl()).Status());
        Assert.Equal(HttpStatusCode.Forbidden, await estate.Http.GetAsync(accepted.StatusUrl() + "x").Status());
    }

    [Fact]
    public async Task Unknown_vaults_items_jobs_rules_and_operations_are_refused()
    {
        await using TestEstate estate = await TestEstate.Start();
        string vault = estate.BackupVault.Path;
        string item = estate.RecoveryServicesVault.Items[0].PathIn(estate.RecoveryServicesVault);

        using HttpResponseMessage gone = await estate.Get(vault + "x/backupJobs");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(["gateway"], gone.Headers.GetValues("x-ms-failure-cause"));
        Assert.Equal(HttpStatusCode.NotFound, await estate.Get(estate.RecoveryServicesVault.Path + "x/backupJobs").Status());
        Assert.Equal(HttpStatusCode.NotFound, await estate.Post(item + "x/backup", "{}").Status());
        Assert.Equal(HttpStatusCode.Accepted, await estate.Post(item + "/backup", "{}").Status());
        Assert.Equal(HttpStatusCode.NotFound, await estate.Get(vault + "/backupJobs/nobody").Status());
        Assert.Equal(HttpStatusCode.NotFound, await estate.Get(vault + "/operationStatus/nobody").Status());
        Assert.Equal(HttpStatusCode.NotFound, await estate.Post(vault + "/backupInstances/nobody/backup",
            """{"backupRuleOptions":{"ruleName":"BackupDaily"}}""").Status());
        (HttpStatusCode status, string? code) = await estate.BackUpDisk("Weekly").Error();
        Assert.Equal((HttpStatusCode.BadRequest, "BMSUserErrorInvalidInput"), (status, code));
    }

    [Fact]
    public async Task An_operation_is_known_in_its_own_vault_only()
    {
        await using TestEstate estate = await TestEstate.Start();
        using HttpResponseMessage accepted = await estate.BackUpDisk();
        string elsewhere = accepted.StatusUrl().Replace("bv-prod", "bv-test", StringComparison.Ordinal)
            .Replace(estate.BackupVault.SubscriptionId, SampleEstate.SubscriptionIds[1], StringComparison.Ordinal)
            .Replace("rg-backup", "rg-test-backup", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, await estate.Http.GetAsync(elsewhere).Status());
    }
}
