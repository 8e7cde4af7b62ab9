extern alias Client;

using System.Net;
using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;
using Client::BackupJobs;

namespace BackupJobs.Emulator.Tests.Estate;

/// <summary>Restores of Backup vaults to the paired region, whose jobs the vault itself does not have.</summary>
public class CrossRegionTests
{
    private const string Region = "/providers/Microsoft.DataProtection/locations/northeurope";

    [Fact]
    public async Task A_restore_is_a_job_of_the_paired_region_only()
    {
        await using TestEstate test = await TestEstate.Start();
        using HttpResponseMessage accepted = await Restore(test);
        test.Emulator.Clock.Advance(TimeSpan.FromSeconds(2));

        JsonNode status = await test.Http.GetAsync(accepted.StatusUrl()).Json();
        JsonNode result = await test.Http.GetAsync(accepted.ResultUrl()).Json();
        string id = (string)status["properties"]!["jobId"]!;
        JsonNode page = await Post(test, "/fetchCrossRegionRestoreJobs", Vault(test)).Json();
        JsonNode details = await Post(test, "/fetchCrossRegionRestoreJob", $$"""{{Vault(test)[..^1]}},"jobId":"{{id.Split('/')[^1]}}"}""").Json();

        Assert.Contains(Region + "/operationStatus/", accepted.StatusUrl(), StringComparison.Ordinal);
        Assert.Equal(id, (string?)result["jobId"]);
        Assert.False(page.AsObject().ContainsKey("nextLink"));
        JsonNode job = Assert.Single(page["value"]!.AsArray())!;
        Assert.Equal(id, (string?)job["id"]);
        Assert.Null(job["properties"]!["extendedInfo"]);
        Assert.Equal(("Restore", "00:00:00"), ((string?)job["properties"]!["operation"], (string?)job["properties"]!["duration"]));
        Assert.Equal("Trigger Restore", (string?)details["properties"]!["extendedInfo"]!["subTasks"]![0]!["taskName"]);
        Assert.Empty(await test.ListedJobs());
        Assert.Equal(HttpStatusCode.NotFound, await test.Get(id).Status());
    }

    [Theory]
    [InlineData("{}", "BMSUserErrorInvalidInput", HttpStatusCode.BadRequest)]
    [InlineData("not json", "BMSUserErrorInvalidInput", HttpStatusCode.BadRequest)]
    [InlineData("""["sourceRegion"]""", "BMSUserErrorInvalidInput", HttpStatusCode.BadRequest)]
    [InlineData("""{"sourceRegion":"westeurope","sourceBackupVaultId":"/subscriptions/s"}""", "BMSUserErrorObjectNotFound", HttpStatusCode.NotFound)]
    [InlineData("""{"sourceRegion":"eastus","sourceBackupVaultId":"VAULT"}""", "BMSUserErrorInvalidInput", HttpStatusCode.BadRequest)]
    [InlineData("""{"sourceRegion":"westeurope","sourceBackupVaultId":"OTHER"}""", "BMSUserErrorObjectNotFound", HttpStatusCode.NotFound)]
    public async Task Vault_and_region_must_fit(string body, string code, HttpStatusCode status)
    {
        await using TestEstate test = await TestEstate.Start();
        body = body.Replace("VAULT", test.BackupVault.Path, StringComparison.Ordinal)
            .Replace("OTHER", test.RecoveryServicesVault.Path, StringComparison.Ordinal);

        Assert.Equal((status, code), await Post(test, "/fetchCrossRegionRestoreJobs", body).Error());
        Assert.Equal((status, code), await Post(test, "/fetchCrossRegionRestoreJob", body).Error());
    }

    [Fact]
    public async Task Our_client_lists_reads_and_waits_for_such_jobs()
    {
        await using BackupVaultEmulator emulator =
            await BackupVaultEmulator.StartAsync(new BackupVaultOptions { Vaults = SampleEstate.Vaults, Speed = 240 });
        EmulatedVault bv = SampleEstate.Vaults[1];
        foreach (string name in new[] { "running", "before" })
        {
            emulator.Add(bv.Path, new JobDefinition
            {
                Name = name,
                Operation = "CrossRegionRestore",
                Item = bv.Items[0],
                StartTime = emulator.Clock.Now - TimeSpan.FromHours(name == "before" ? 5 : 0),
                Length = TimeSpan.FromMinutes(10),
            });
        }

        BackupVault vault = new BackupClient(new HttpClient(), new ApiClientOptions { Endpoint = emulator.Endpoint }).Vault(bv.Path);
        CrossRegionJobs paired = vault.InPairedRegion("northeurope");
        PollingDelay fast = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(40));

        List<string?> all = await Names(paired.ListAsync());
        List<string?> running = await Names(paired.ListAsync(new JobFilter { Status = JobStatus.InProgress }));
        JobReport ended = await paired.WaitAsync("running", new WaitOptions { JobDelay = fast, Timeout = TimeSpan.FromMinutes(1) });

        Assert.Equal(["running", "before"], all);
        Assert.Equal(["running"], running);
        Assert.Equal((JobOutcome.Completed, VaultId.Parse(bv.Path)), (ended.Outcome, ended.Vault));
        Assert.Single(emulator.Requests, request => request.OperationId == "BackupVaults_Get");
        await Assert.ThrowsAnyAsync<ApiException>(() => paired.GetAsync("unknown"));
    }

    private static Task<HttpResponseMessage> Restore(TestEstate test) => Post(test, "/crossRegionRestore", $$"""
        {"restoreRequestObject":{},"crossRegionRestoreDetails":
         {"sourceRegion":"West Europe","sourceBackupInstanceId":"{{test.Disk.PathIn(test.BackupVault)}}"} }
        """);

    private static string Vault(TestEstate test) =>
        $$"""{"sourceRegion":"westeurope","sourceBackupVaultId":"{{test.BackupVault.Path}}"}""";

    private static Task<HttpResponseMessage> Post(TestEstate test, string path, string body) => test.Post(
        $"/subscriptions/{test.BackupVault.SubscriptionId}/resourceGroups/{test.BackupVault.ResourceGroup}{Region}{path}", body);

    private static async Task<List<string?>> Names(IAsyncEnumerable<JobResource> jobs)
    {
        List<string?> names = [];
        await foreach (JobResource job in jobs)
            names.Add(job.Name);
        return names;
    }
}
