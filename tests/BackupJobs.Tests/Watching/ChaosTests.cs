using BackupJobs.Emulator;
using BackupJobsGen.Runtime;
using BackupJobs.Tests.Support;
using Xunit.Abstractions;

namespace BackupJobs.Tests.Watching;

/// <summary>Two hundred backups over real HTTP, from the trigger to the job's end, with every fault that the vault can make.</summary>
public class ChaosTests(ITestOutputHelper output)
{
    private const int Jobs = 200;

    // An answer that never comes would cost real time, until the client gives up.
    private static readonly FaultKind[] Kinds = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.NoAnswer)];

    [Fact]
    public async Task Two_hundred_jobs_end_well_in_spite_of_all_faults()
    {
        JumpingTime time = new();
        await using BackupVaultEmulator vault =
            await BackupVaultEmulator.StartAsync(new BackupVaultOptions { TimeProvider = time, IdSeed = 1 });
        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        BackupClient client = new(http, new ApiClientOptions { Endpoint = vault.Endpoint, TimeProvider = time });
        BackupVault jobs = client.Vault(vault.VaultPath);
        List<BackupOperation> operations = [];
        for (int number = 0; number < Jobs; number++)
            operations.Add(jobs.Operations.FromResponse(await TriggerAsync(client, jobs.Id, number)));
        vault.Behavior = vault.Behavior with
        {
            Faults = new FaultPlan(0.10, 20240501) { Kinds = Kinds },
            OperationUrls = new Emulator.OperationUrlBehavior { LongAndSigned = true }
        };

        List<string> ids = [];
        foreach (BackupOperation operation in operations)
            ids.AddRange((await operation.WaitForJobIdsAsync()).JobIds);
        IReadOnlyList<JobReport> reports = await jobs.Jobs.WaitAllAsync(ids);

        output.WriteLine($"{reports.Count} jobs, {vault.Requests.Count} requests, {time.Pauses.Count} pauses");
        Assert.Equal(Jobs, ids.Distinct().Count());
        Assert.Equal(ids, reports.Select(report => report.JobId));
        Assert.All(reports, report => Assert.True(report.EnsureSucceeded().Tasks.Count > 0));
    }

    private static Task<ApiResponse> TriggerAsync(BackupClient client, VaultId vault, int number) => client.Backups.TriggerAsync(
        vault.SubscriptionId, vault.ResourceGroup, vault.VaultName, "Azure", $"iaasvmcontainer;iaasvmcontainerv2;rg;vm{number}",
        $"vm;iaasvmcontainerv2;rg;vm{number}",
        new BackupRequestResource { Properties = new IaasVMBackupRequest() });
}
