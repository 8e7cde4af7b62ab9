using System.Net;
using BackupJobs.Tests.Jobs;
using BackupJobs.Tests.Support;
using static BackupJobs.Tests.Support.BackupVaultSamples;

namespace BackupJobs.Tests.Vaults;

/// <summary>Repeating failed backups: never more than asked, never while one runs.</summary>
public class RetryTests
{
    private const string Retryable = "[" + "{\"code\":\"Busy\",\"message\":\"m\",\"isRetryable\":true}" + "]";
    private readonly JumpingTime _time = new();

    [Theory]
    [InlineData("Failed", Retryable, true)]
    [InlineData("Failed", "null", true)]
    [InlineData("Failed", """[{"code":"Gone","message":"m","isRetryable":false}]""", false)]
    [InlineData("Failed", """[{"code":"A","message":"m","isRetryable":true,"details":[{"code":"B","isRetryable":false}]}]""", true)]
    [InlineData("Completed", "null", false)]
    [InlineData("InProgress", "null", false)]
    [InlineData("Cancelled", "null", false)]
    public void A_failed_backup_can_be_repeated_unless_its_error_is_permanent(string status, string errors, bool can) =>
        Assert.Equal(can, BackupVaultReportTests.Report(Job("j", status, errors: errors)).CanRetry);

    [Fact]
    public void A_job_without_a_known_item_cannot_be_repeated() => Assert.False(JobReport.Of(new JobResource
    {
        Name = "j",
        Properties = new AzureIaaSVMJob { Status = "Failed", Operation = "Backup" },
    }).CanRetry);

    [Fact]
    public async Task A_retry_starts_one_backup()
    {
        FakeService service = Service("Completed");

        BackupOperation? operation = await Vault(service).RetryAsync(Failed());

        Assert.NotNull(operation);
        Assert.Single(service.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("InProgress")]
    [InlineData("Started")]
    public async Task Nothing_is_started_while_a_backup_of_the_item_runs(string status)
    {
        FakeService service = Service(status);

        Assert.Null(await Vault(service).RetryAsync(Failed()));
        Assert.DoesNotContain(service.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Completed", true)]
    [InlineData("CompletedWithWarnings", true)]
    [InlineData("Failed", false)]
    [InlineData("Cancelled", false)]
    public async Task Nothing_is_started_after_a_newer_backup_that_succeeded(string status, bool isPrevented)
    {
        FakeService service = Service(status, "2030-01-01T00:00:00Z");

        BackupOperation? operation = await Vault(service).RetryAsync(Failed());

        Assert.Equal(isPrevented, operation is null);
        Assert.Equal(isPrevented ? 0 : 1, service.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("k", "InProgress", "Backup", true)]
    [InlineData("k", "Completed", "Backup", false)]
    [InlineData("k", "InProgress", "Restore", false)]
    public void A_running_job_prevents_a_retry_of_the_same_work(string id, string status, string operation, bool prevents)
    {
        string json = Job(id, status).Replace("\"operation\":\"Backup\"", $"\"operation\":\"{operation}\"", StringComparison.Ordinal);

        Assert.Equal(prevents, BackupVaultReportTests.Report(json).PreventsRetryOf(Failed()));
    }

    [Theory]
    [InlineData(FakeService.VaultPath, "vm1", true)]
    [InlineData(FakeService.VaultPath, "VM1", true)]
    [InlineData(FakeService.VaultPath, "vm2", false)]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/other", "vm1", false)]
    public void Where_a_job_does_not_say_its_item_vault_and_name_are_compared(string vault, string name, bool prevents)
    {
        JobReport running = Machine(vault, name, "InProgress");

        Assert.Equal(prevents, running.PreventsRetryOf(Machine(FakeService.VaultPath, "vm1", "Failed")));
    }

    [Fact]
    public async Task A_job_of_another_vault_or_without_a_failure_is_refused()
    {
        FakeService service = Service("Completed");

        await Assert.ThrowsAsync<ArgumentException>(() => service.Client(_time).Vault("other", "rg", "v").RetryAsync(Failed()));
        await Assert.ThrowsAsync<ArgumentException>(() => Vault(service).RetryAsync(BackupVaultReportTests.Report(Job("j", "Completed"))));
        Assert.Empty(service.Requests);
    }

    private static JobReport Machine(string vault, string name, string status) => JobReport.Of(new JobResource
    {
        Id = vault + "/backupJobs/j",
        Properties = new AzureIaaSVMJob { Status = status, Operation = "Backup", EntityFriendlyName = name },
    });

    private static JobReport Failed() => BackupVaultReportTests.Report(Job("j", "Failed", errors: Retryable));

    private BackupVault Vault(FakeService service) => service.Client(_time).Vault(VaultPath);

    private static FakeService Service(string other, string? start = null) => new(request => request switch
    {
        { Method.Method: "POST" } => FakeService.Empty(
            HttpStatusCode.Accepted,
            ("Azure-AsyncOperation", $"{FakeService.Endpoint}{VaultPath}/operationStatus/{OperationId}?api-version=2024-04-01")),
        _ when request.RequestUri!.AbsolutePath.Contains("backupPolicies", StringComparison.Ordinal) =>
            FakeService.Json(Policy("Daily")),
        _ when request.RequestUri!.AbsolutePath.Contains("backupInstances", StringComparison.Ordinal) => FakeService.Json(
            $$"""
            {"properties":{"objectType":"BackupInstance","dataSourceInfo":{"resourceID":"/d"},
             "policyInfo":{"policyId":"{{VaultPath}}/backupPolicies/p"} } }
            """),
        _ => FakeService.Json($$"""{"value":[{{(start is null ? Job("k", other) : Job("k", other, start))}}]}"""),
    });
}
