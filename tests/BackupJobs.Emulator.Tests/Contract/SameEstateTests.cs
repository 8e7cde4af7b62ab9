extern alias Client;

using System.Globalization;
using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;
using Client::BackupJobs;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>Microsoft's JavaScript clients for vaults, protected items and Resource Graph read the same estate as ours.</summary>
[Collection(NodePackages.Name)]
public class SameEstateTests
{
    [NodeFact]
    public async Task The_JavaScript_clients_and_ours_read_the_same_vaults_items_and_jobs()
    {
        // The clock is stopped, so that running jobs are the same for both.
        await using BackupVaultEmulator emulator = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions { Vaults = SampleEstate.Vaults, Speed = 0 });
        emulator.Seed(50, seed: 5);
        EmulatedVault vault = SampleEstate.Vaults[1];
        emulator.Add(vault.Path, new JobDefinition { Name = "running", Item = vault.Items[0], StartTime = emulator.Clock.Now });
        using HttpClient http = new();
        BackupEstate estate = new BackupClient(http, new ApiClientOptions { Endpoint = emulator.Endpoint }).Estate();

        JsonNode theirs = await NodePrograms.Run("estate.mjs", emulator);
        List<VaultInfo> vaults = await ToListAsync(estate.FindVaultsAsync());
        List<ProtectedItemInfo> items = await ToListAsync(estate.ListProtectedItemsAsync());
        List<JobReport> jobs = await ToListAsync(estate.ListJobsAsync());

        Assert.Equal((6, 51), (vaults.Count, jobs.Count));
        Assert.Equal(Texts(theirs["vaults"]!, "id", "location"), vaults.Select(one => $"{one.Id} {one.Location}"));
        Assert.Equal(
            Texts(theirs["listed"]!, "id", "location", "inGroup").Order(StringComparer.Ordinal),
            vaults.Where(one => one.Id.Kind == VaultKind.RecoveryServices).Select(one => $"{one.Id} {one.Location} true")
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            theirs["items"]!.AsArray().Select(item => Item(item!)).Order(StringComparer.Ordinal),
            items.Where(item => item.Vault.Kind == VaultKind.RecoveryServices).Select(Item).Order(StringComparer.Ordinal));
        Assert.Equal(
            theirs["jobs"]!["found"]!.AsArray().Select(job => JobFacts.Of(job!)).Order(StringComparer.Ordinal),
            jobs.Select(job => JobFacts.Of(JsonNode.Parse(job.Json!.ToString())!)).Order(StringComparer.Ordinal));
        Assert.Equal((3, 51), ((int)theirs["jobs"]!["pages"]!, (int)theirs["jobs"]!["total"]!));
        Assert.Equal("""{"status":400,"code":"BadRequest"}""", theirs["refused"]!.ToJsonString());
        AssertIsWorthComparing(jobs, items);
    }

    // Two empty lists would be equal as well.
    private static void AssertIsWorthComparing(List<JobReport> jobs, List<ProtectedItemInfo> items)
    {
        Assert.Equal(2, jobs.Select(job => job.Vault!.Kind).Distinct().Count());
        Assert.Contains(jobs, job => job.Outcome is null);
        Assert.Contains(items, item => item.LastRecoveryPoint is not null);
        string[] facts = [.. jobs.SelectMany(job => JobFacts.Of(JsonNode.Parse(job.Json!.ToString())!).Split('\n'))
            .Select(fact => fact.Split(" = ")[0]).Distinct()];
        string[] expected =
        [
            "properties.duration", "properties.backupInstanceId", "properties.isUserTriggered", "properties.extendedInfo.subTasks[0].taskName",
            "properties.extendedInfo.tasksList[0].status", "properties.dataSourceId", "properties.activityID", "properties.activityId",
        ];
        Assert.Empty(expected.Except(facts));
    }

    private static IEnumerable<string> Texts(JsonNode rows, params string[] members) =>
        rows.AsArray().Select(row => string.Join(' ', members.Select(member => row![member]?.ToString())));

    private static string Item(JsonNode item) =>
        $"{item["id"]} {item["name"]} {item["workloadType"]} {Milliseconds(((string?)item["lastRecoveryPoint"]) is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null)}";

    private static string Item(ProtectedItemInfo item) => $"{item.Id} {item.Name} {item.Kind} {Milliseconds(item.LastRecoveryPoint)}";

    // JavaScript's dates have milliseconds.
    private static long? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        List<T> items = [];
        await foreach (T item in source)
            items.Add(item);
        return items;
    }
}
