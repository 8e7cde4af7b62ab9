extern alias Client;

using System.Text.Json.Nodes;
using BackupJobs.Emulator;
using BackupJobsGen.Runtime;
using Client::BackupJobs;

namespace BackupJobs.ContractAz;

/// <summary>
/// Compares what az and our client read of an estate in three subscriptions. az has no verbs of its own for Backup vaults and Resource
/// Graph without its extensions, so it reads these with <c>az rest</c>.
/// </summary>
internal static class SameEstate
{
    private const int Jobs = 60;

    public static async Task CheckAsync(BackupVaultEmulator emulator, AzureCli az, Report report)
    {
        emulator.Seed(Jobs, seed: 11);
        using OwnClient own = new(emulator);
        BackupEstate estate = own.Client.Estate();
        List<VaultInfo> vaults = await ToListAsync(estate.FindVaultsAsync());
        List<ProtectedItemInfo> items = await ToListAsync(estate.ListProtectedItemsAsync());
        List<JobReport> jobs = await ToListAsync(estate.ListJobsAsync());

        await CompareVaultsAsync(az, report, vaults);
        foreach (VaultInfo vault in vaults.Where(vault => vault.Id.Kind == VaultKind.RecoveryServices))
            await CompareVaultAsync(az, report, vault.Id, items, jobs);
        await CompareGraphAsync(az, report, jobs);
        foreach (VaultInfo vault in vaults.Where(vault => vault.Id.Kind == VaultKind.BackupVault))
        {
            AzRun list = await az.RestAsync("get", $"{vault.Id}/backupJobs?api-version=2024-04-01");
            Compare(
                report, "az rest, Backup vault", list, "value", "name",
                jobs.Where(job => vault.Id.Equals(job.Vault)).Select(job => job.JobId));
        }

        await TriggerAsync(az, report, own, items);
    }

    private static async Task CompareVaultsAsync(AzureCli az, Report report, List<VaultInfo> vaults)
    {
        foreach (IGrouping<string, VaultInfo> subscription in vaults.GroupBy(vault => vault.Id.SubscriptionId))
        {
            AzRun list = await az.RunAsync("backup", "vault", "list", "--subscription", subscription.Key);
            Compare(
                report, "az backup vault list", list, null, "id",
                subscription.Where(vault => vault.Id.Kind == VaultKind.RecoveryServices).Select(vault => vault.Id.ToString()));
        }
    }

    private static async Task CompareVaultAsync(
        AzureCli az, Report report, VaultId vault, List<ProtectedItemInfo> items, List<JobReport> jobs)
    {
        string[] where =
            ["--subscription", vault.SubscriptionId, "--resource-group", vault.ResourceGroup, "--vault-name", vault.VaultName];
        Compare(
            report, "az backup item list", await az.RunAsync(["backup", "item", "list", .. where]), null, "id",
            items.Where(item => vault.Equals(item.Vault)).Select(item => item.Id));
        Compare(
            report, "az backup job list", await az.RunAsync(["backup", "job", "list", .. where]), null, "name",
            jobs.Where(job => vault.Equals(job.Vault)).Select(job => job.JobId));
    }

    private static async Task CompareGraphAsync(AzureCli az, Report report, List<JobReport> jobs)
    {
        JsonObject body = new()
        {
            ["query"] = "recoveryservicesresources | where type in~ ('microsoft.recoveryservices/vaults/backupjobs',"
                + "'microsoft.dataprotection/backupvaults/backupjobs') | project id,name,type,properties | order by id asc",
            ["options"] = new JsonObject { ["resultFormat"] = "objectArray", ["$top"] = 1000 },
        };
        AzRun rows = await az.RestAsync(
            "post", "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01", "--body", body.ToJsonString());
        Compare(report, "az rest, Resource Graph", rows, "data", "name", jobs.Select(job => job.JobId));
    }

    // A backup that az starts is a job that our client sees.
    private static async Task TriggerAsync(AzureCli az, Report report, OwnClient own, List<ProtectedItemInfo> items)
    {
        ProtectedItemInfo disk = items.First(item => item.Vault.Kind == VaultKind.BackupVault);
        AzRun started = await az.RestAsync(
            "post", disk.Id + "/backup?api-version=2024-04-01", "--body", """{"backupRuleOptions":{"ruleName":"BackupDaily"}}""");
        List<JobResource> running =
            await ToListAsync(own.Client.Vault(disk.Vault).Jobs.ListAsync(new JobFilter { Status = JobStatus.InProgress }));
        report.Check(
            started.Exit == 0 && running.Count == 1, "az rest, backup",
            $"exit {started.Exit}; our client then sees {running.Count} running job(s) {(started.Exit == 0 ? "" : started.Reason)}");
    }

    private static void Compare(
        Report report, string what, AzRun run, string? list, string member, IEnumerable<string> ours)
    {
        string[] expected = [.. ours.Order(StringComparer.OrdinalIgnoreCase)];
        JsonNode? json = list is null ? run.Json : run.Json?[list];
        string[] seen = [.. (json as JsonArray ?? []).Select(entry => (string)entry![member]!).Order(StringComparer.OrdinalIgnoreCase)];
        report.Check(
            run.Exit == 0 && seen.SequenceEqual(expected, StringComparer.OrdinalIgnoreCase), what,
            run.Exit == 0 ? $"{seen.Length} of {expected.Length}, {run.Took.TotalSeconds:0.0} s" : $"exit {run.Exit}: {run.Reason}");
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        List<T> found = [];
        await foreach (T item in source)
            found.Add(item);
        return found;
    }
}
