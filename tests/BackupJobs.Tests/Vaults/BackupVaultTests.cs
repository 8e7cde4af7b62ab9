using System.Net;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using static BackupJobs.Tests.Support.BackupVaultSamples;

namespace BackupJobs.Tests.Vaults;

/// <summary>What Backup vaults do differently from Recovery Services vaults.</summary>
public class BackupVaultTests
{
    private const string StatusUrl = VaultPath + "/operationStatus/" + OperationId + "?api-version=2026-03-01&t=1&s=a%2Bb%2f";

    private readonly JumpingTime _time = new();

    [Theory]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/backupVaults/v", VaultKind.BackupVault)]
    [InlineData("/SUBSCRIPTIONS/s/resourcegroups/g/providers/microsoft.dataprotection/BackupVaults/v/backupJobs/j", VaultKind.BackupVault)]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.RecoveryServices/vaults/v", VaultKind.RecoveryServices)]
    public void An_id_says_which_kind_of_vault_it_is(string resourceId, VaultKind kind)
    {
        VaultId id = VaultId.Parse(resourceId);

        Assert.Equal(kind, id.Kind);
        Assert.Equal(id, VaultId.Parse(id.ToString()));
        Assert.Equal(new VaultId("s", "g", "v", kind), id);
    }

    [Theory]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/vaults/v")]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.RecoveryServices/backupVaults/v")]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/resourceGuards/v")]
    public void Another_resource_is_not_a_vault(string resourceId) => Assert.False(VaultId.TryParse(resourceId, out _));

    [Fact]
    public void Vaults_of_the_two_kinds_are_different() =>
        Assert.NotEqual(new VaultId("s", "g", "v"), new VaultId("s", "g", "v", VaultKind.BackupVault));

    [Fact]
    public async Task A_trigger_leads_to_the_job_by_a_status_url_that_is_followed_verbatim()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Empty(HttpStatusCode.Accepted, ("Azure-AsyncOperation", FakeService.Endpoint + StatusUrl)),
            () => FakeService.Json(Operation("Inprogress")),
            () => FakeService.Json(Operation("Succeeded", JobOf("job1"))),
            () => FakeService.Json(Job("job1", "InProgress")),
            () => FakeService.Json(Job("job1", "Completed", end: "2026-05-11T08:24:06.3957207Z", duration: "PT3M34.4374603S")));

        BackupOperation operation = await Vault(service).BackUpAsync(
            VaultPath + "/backupInstances/disk1", new OnDemandBackupOptions { Rule = "BackupDaily" });
        JobReport job = await operation.WaitForJobAsync();

        Assert.Equal(OperationId, operation.Id);
        Assert.Equal("job1", job.JobId);
        Assert.Equal(JobOutcome.Completed, job.Outcome);
        Assert.Equal(
            [
                $"POST {VaultPath}/backupInstances/disk1/backup?api-version=2024-04-01", "GET " + StatusUrl, "GET " + StatusUrl,
                $"GET {VaultPath}/backupJobs/job1?api-version=2024-04-01",
            ],
            service.Requests.Take(4));
    }

    [Fact]
    public async Task Without_a_rule_the_first_backup_rule_of_the_policy_is_used()
    {
        string body = "";
        FakeService service = new(request =>
        {
            string path = request.RequestUri!.AbsolutePath;
            if (request.Method == HttpMethod.Post)
            {
                body = request.Content!.ReadAsStringAsync().Result;
                return FakeService.Empty(HttpStatusCode.Accepted, ("Azure-AsyncOperation", FakeService.Endpoint + StatusUrl));
            }

            return FakeService.Json(path.Contains("backupPolicies", StringComparison.Ordinal)
                ? Policy("BackupHourly")
                : $$"""
                    {"properties":{"objectType":"BackupInstance","dataSourceInfo":{"resourceID":"/d"},
                     "policyInfo":{"policyId":"{{VaultPath}}/backupPolicies/p1"} } }
                    """);
        });

        await Vault(service).BackUpAsync("disk1");

        Assert.Contains("\"ruleName\":\"BackupHourly\"", body, StringComparison.Ordinal);
        Assert.Contains($"GET {VaultPath}/backupPolicies/p1?api-version=2024-04-01", service.Requests);
    }

    [Fact]
    public async Task A_policy_that_only_deletes_has_no_rule_for_backups()
    {
        FakeService service = new(request => FakeService.Json(
            request.RequestUri!.AbsolutePath.Contains("backupPolicies", StringComparison.Ordinal)
                ? Policy("x").Replace("AzureBackupRule", "AzureNewRule", StringComparison.Ordinal)
                : $$"""
                  {"properties":{"objectType":"BackupInstance","dataSourceInfo":{"resourceID":"/d"},
                   "policyInfo":{"policyId":"{{VaultPath}}/backupPolicies/p1"} } }
                  """));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => Vault(service).BackUpAsync("disk1"));

        Assert.Contains("name the rule", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cross_region_restores_are_read_from_the_paired_region_with_the_vaults_own_region()
    {
        List<string> bodies = [];
        FakeService service = new(request =>
        {
            if (request.Method == HttpMethod.Get)
                return FakeService.Json($$"""{"id":"{{VaultPath}}","location":"northeurope","properties":{"storageSettings":[]} }""");
            bodies.Add(request.Content!.ReadAsStringAsync().Result);
            return FakeService.Json(request.RequestUri!.AbsolutePath.EndsWith('s')
                ? $$"""{"value":[{{Job("old", "Completed", "2026-05-01T00:00:00Z")}},{{Job("new", "Failed", "2026-05-03T00:00:00Z")}}]}"""
                : Job("new", "Failed"));
        });
        CrossRegionJobs jobs = Vault(service).InPairedRegion("westeurope");

        List<string?> names = [];
        await foreach (JobResource job in jobs.ListAsync(new JobFilter { StartTime = DateTimeOffset.Parse("2026-05-02", null) }))
            names.Add(job.Name);
        ApiResponse<JobResource> one = await jobs.GetAsync("new");

        string vault = $$"""{"sourceRegion":"northeurope","sourceBackupVaultId":"{{VaultPath}}""";
        Assert.Equal(["new"], names);
        Assert.Equal(JobOutcome.Failed, JobReport.Of(one.Value).Outcome);
        Assert.Equal([vault + "\"}", vault + "\",\"jobId\":\"new\"}"], bodies);
        string region = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.DataProtection/locations/westeurope";
        Assert.Equal(
            [
                $"GET {VaultPath}?api-version=2024-04-01", $"POST {region}/fetchCrossRegionRestoreJobs?api-version=2024-04-01",
                $"POST {region}/fetchCrossRegionRestoreJob?api-version=2024-04-01",
            ],
            service.Requests);
    }

    [Theory]
    [InlineData(FakeService.VaultPath + "/backupFabrics/Azure/protectionContainers/c/protectedItems/i")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/other/backupInstances/disk1")]
    [InlineData("../disk1")]
    public async Task An_item_of_another_vault_is_not_backed_up(string item)
    {
        FakeService service = FakeService.InOrder(() => FakeService.Json("{}"));

        await Assert.ThrowsAnyAsync<ArgumentException>(() => Vault(service).BackUpAsync(item));

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task An_operation_without_a_job_is_a_clean_outcome()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Json(Operation("Succeeded")));

        Assert.Empty(await Vault(service).Operations.FromId(OperationId).WaitForJobsAsync());
    }

    [Fact]
    public async Task A_failed_operation_has_its_error()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Json(Operation("Failed", ""","error":{"code":"UserErrorMSIMissingPermissions","message":" No rights. "}""")));

        BackupOperationException error = await Assert.ThrowsAsync<BackupOperationException>(
            () => Vault(service).Operations.FromId(OperationId).WaitForJobsAsync());

        Assert.Contains("UserErrorMSIMissingPermissions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_final_result_may_have_a_retry_after()
    {
        string result = "/subscriptions/sub/providers/Microsoft.DataProtection/locations/l/operationResults/" + OperationId;
        FakeService service = new(request => request.RequestUri!.AbsolutePath.Contains("operationResults", StringComparison.Ordinal)
            ? WithRetryAfter(FakeService.Json($$"""{"jobId":"{{VaultPath}}/backupJobs/job1","objectType":"OperationJobExtendedInfo"}"""))
            : FakeService.Json(Operation("Succeeded", JobOf("job1"))));
        using HttpResponseMessage accepted = FakeService.Empty(HttpStatusCode.Accepted, ("Location", FakeService.Endpoint + result));

        OperationJobs jobs = await Vault(service).Operations.FromResponse(accepted).WaitForJobIdsAsync();

        Assert.Equal(["job1"], jobs.JobIds);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_list_is_read_to_its_last_page_and_sorted_newest_first()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Json($$"""
                {"value":[{{Ended("old", "2026-05-01T00:00:00Z")}}],"nextLink":"{{FakeService.Endpoint}}{{VaultPath}}/backupJobs?p=2"}
                """),
            () => FakeService.Json($$"""
                {"value":[{{Ended("new", "2026-05-03T00:00:00Z")}},{{Ended("mid", "2026-05-02T00:00:00Z")}}],"nextLink":null}
                """));

        List<JobResource> jobs = [];
        await foreach (JobResource job in Vault(service).Jobs.ListAsync())
            jobs.Add(job);

        Assert.Equal(["new", "mid", "old"], jobs.Select(job => job.Name));
        Assert.All(service.Requests, request => Assert.DoesNotContain("filter", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Failed", null, null, "failed")]
    [InlineData("Completed", null, null, "done,success")]
    [InlineData("InProgress", null, null, "running")]
    [InlineData(null, "2026-05-02T12:00:00Z", null, "failed,running")]
    [InlineData(null, null, "2026-05-02T12:00:00Z", "done,success")]
    public async Task Filters_are_applied_to_the_list(string? status, string? from, string? to, string expected)
    {
        FakeService service = FakeService.InOrder(() => FakeService.Json($$"""
            {"value":[{{Job("done", "Completed", "2026-05-01T00:00:00Z", "2026-05-01T01:00:00Z")}},
             {{Job("success", "Success", "2026-05-02T00:00:00Z", "2026-05-02T01:00:00Z")}},
             {{Job("failed", "Failed", "2026-05-03T00:00:00Z", "2026-05-03T01:00:00Z")}},{{Job("running", "InProgress", "2026-05-04T00:00:00Z")}}]}
            """));
        JobFilter filter = new()
        {
            Status = status is null ? (JobStatus?)null : new JobStatus(status),
            StartTime = from is null ? null : DateTimeOffset.Parse(from, null),
            EndTime = to is null ? null : DateTimeOffset.Parse(to, null),
        };

        List<string> jobs = [];
        await foreach (JobResource job in Vault(service).Jobs.ListAsync(filter))
            jobs.Add(job.Name!);

        Assert.Equal(expected.Split(','), jobs.Order());
    }

    [Fact]
    public async Task A_watch_of_all_jobs_reports_each_end_once()
    {
        string[] states = ["InProgress", "InProgress", "Completed", "Completed"];
        int list = 0;
        FakeService service = new(request => request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal)
            ? FakeService.Json($$"""{"value":[{{Job("job1", states[Math.Min(list++, 3)], _time.GetUtcNow().ToString("O"))}}]}""")
            : FakeService.Json(Job("job1", "Completed", _time.GetUtcNow().ToString("O"), _time.GetUtcNow().ToString("O"))));

        IReadOnlyList<JobReport> jobs = await Vault(service).Jobs.WaitAllAsync(["job1"]);

        Assert.Equal(JobOutcome.Completed, Assert.Single(jobs).Outcome);
    }

    [Fact]
    public async Task Jobs_cannot_be_cancelled()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Json("{}"));

        await Assert.ThrowsAsync<NotSupportedException>(() => Vault(service).Jobs.CancelAsync("job1"));

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task An_export_has_a_flat_result_and_no_filter()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Empty(
                HttpStatusCode.Accepted,
                ("Location", $"{FakeService.Endpoint}{VaultPath}/backupJobs/operations/op?api-version=2024-04-01")),
            () => FakeService.Empty(HttpStatusCode.Accepted),
            () => FakeService.Json("""{"blobUrl":"https://x.blob.core.windows.net/a.json","blobSasKey":"sig=SECRET"}"""));

        JobExport export = await Vault(service).Jobs.ExportAsync();

        Assert.Equal("https://x.blob.core.windows.net/a.json?sig=SECRET", export.GetDownloadUrl().ToString());
        await Assert.ThrowsAsync<NotSupportedException>(() => Vault(service).Jobs.ExportAsync(new JobFilter { Status = JobStatus.Failed }));
    }

    private BackupVault Vault(FakeService service) => service.Client(_time).Vault(VaultPath);

    private static string Ended(string id, string start) => Job(id, "Completed", start, start, "00:00:00.0000000");

    private static HttpResponseMessage WithRetryAfter(HttpResponseMessage response)
    {
        response.Headers.Add("Retry-After", "30");
        return response;
    }
}
