using System.Net;

namespace BackupJobs.Tests.Operations;

/// <summary>What tests of callers make by public means.</summary>
public sealed class KnownOperationTests
{
    private static readonly VaultId Vault =
        VaultId.Parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.RecoveryServices/vaults/v");

    private static readonly VaultId Other =
        VaultId.Parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/backupVaults/v");

    private static JobReport Report(string name, string? status) =>
        JobReport.Of(new JobResource { Name = name, Properties = new AzureIaaSVMJob { Status = status, EntityFriendlyName = "vm1" } });

    public static TheoryData<string[]> Jobs => new([[], ["a"], ["a", "b", "c"]]);

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task An_operation_of_known_jobs_ends_at_once_in_both_kinds_of_vaults(string[] names)
    {
        foreach (VaultId vault in new[] { Vault, Other })
        {
            List<JobUpdate> seen = [];
            BackupOperation operation = BackupOperation.FromJobs(vault, [.. names.Select(name => Report(name, "Completed"))]);
            WaitOptions options = new() { Progress = new Seen(seen), Timeout = TimeSpan.FromSeconds(1) };

            IReadOnlyList<JobReport> jobs = await operation.WaitForJobsAsync(options);

            Assert.Equal(names, jobs.Select(job => job.JobId));
            Assert.All(jobs, job => Assert.Equal((JobOutcome.Completed, "vm1"), (job.Outcome, job.EntityName)));
            Assert.Equal(names, seen.Where(update => update.Kind == JobUpdateKind.Ended).Select(update => update.JobId));
            Assert.Equal(names, (await operation.WaitForJobIdsAsync()).JobIds);
            Assert.Equal("Succeeded", (await operation.GetStatusAsync()).Status?.ToString());
            Assert.Equal(vault, operation.Vault);
            Assert.NotEmpty(operation.ToToken());
        }
    }

    [Fact]
    public async Task A_failed_job_is_a_report_and_a_failed_operation_is_an_exception()
    {
        JobReport job = await BackupOperation.FromJobs(Vault, Report("a", "Failed")).WaitForJobAsync();
        OperationStatus status = new()
        {
            Name = "op",
            Status = "Failed",
            Error = new OperationStatusError { Code = "Busy", Message = "later" },
        };

        BackupOperationException fault = await Assert.ThrowsAsync<BackupOperationException>(
            () => BackupOperation.FromStatus(Vault, status).WaitForJobAsync());

        Assert.Throws<BackupJobException>(job.EnsureSucceeded);
        Assert.Equal("Operation op ended as Failed. Busy: later", fault.Message);
        Assert.Equal(fault.Message, new BackupOperationException("op", status).Message);
    }

    [Fact]
    public void What_has_not_ended_would_wait_forever_and_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BackupOperation.FromJobs(Vault, Report("a", "InProgress")));
        Assert.Throws<ArgumentException>(() => BackupOperation.FromJobs(Vault, Report("", "Completed")));
        Assert.Throws<ArgumentException>(() => BackupOperation.FromJobs(Vault, new JobUpdate("a", JobUpdateKind.Lost, null).ToReport()));
        Assert.Throws<ArgumentException>(() => BackupOperation.FromStatus(Vault, new OperationStatus { Status = "InProgress" }));
        Assert.Throws<ArgumentNullException>(() => BackupOperation.FromJobs(null!, Report("a", "Completed")));
        Assert.Throws<ArgumentNullException>(() => new BackupOperationException("op", null!));
    }

    [Fact]
    public async Task A_vault_and_its_jobs_are_faked_by_a_handler()
    {
        using HttpClient http = new(new OneJob());
        BackupVault vault = new BackupClient(http).Vault(Vault);

        Assert.Equal(JobOutcome.Completed, (await vault.Jobs.WaitAsync("899bc1a6")).Outcome);
        Assert.Equal(JobOutcome.Unknown, new JobUpdate("a", JobUpdateKind.Lost, null).ToReport().Outcome);
    }

    private sealed class Seen(List<JobUpdate> seen) : IProgress<JobUpdate>
    {
        public void Report(JobUpdate value) => seen.Add(value);
    }

    private sealed class OneJob : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{ "name": "899bc1a6", "properties": { "jobType": "AzureIaaSVMJob", "status": "Completed" } }"""),
            });
    }
}
