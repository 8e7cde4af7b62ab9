using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>Microsoft's JavaScript client reads from the emulator what a plain client reads.</summary>
[Collection(NodePackages.Name)]
public class JavaScriptClientTests
{
    [NodeFact]
    public async Task The_JavaScript_client_lists_filters_reads_triggers_cancels_and_exports()
    {
        // A minute takes a second: fast enough for the client's polling, slow enough that no listed job ends meanwhile.
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(new BackupVaultOptions
        {
            Speed = 60,
            PageSize = 40,
            Behavior = new VaultBehavior { TokenCheck = new TokenCheck { Token = OwnClient.Token } },
        });
        AddFinishedJobs(vault, 110);
        JsonNode expected = await ReadAll(vault);

        JsonNode seen = await NodePrograms.Run("contract.mjs", vault);

        Assert.Equal([40, 40, 30], seen["pages"]!.AsArray().Select(size => (int)size!));
        Assert.Equal(expected.AsArray().Select(Essence), seen["jobs"]!.AsArray().Select(Essence));
        Assert.Equal(
            expected.AsArray().Where(job => (string?)job!["properties"]!["status"] == "Failed").Select(Essence),
            seen["failed"]!.AsArray().Select(Essence));
        Assert.NotNull(seen["details"]!["properties"]!["extendedInfo"]);
        Assert.Equal("RestError", (string?)seen["notFound"]!["name"]);
        Assert.Equal(404, (int)seen["notFound"]!["status"]!);
        AssertBackup(seen["backup"]!);
        Assert.Equal("""{"triggerStatus":202,"resultStatus":204,"jobStatus":"Cancelled"}""", seen["cancel"]!.ToJsonString());
        AssertExport(seen["export"]!, expected, (string)seen["backup"]!["job"]!["name"]!);
    }

    [NodeFact]
    public async Task The_JavaScript_client_obeys_the_Retry_After_of_a_429()
    {
        Throttle throttle = new() { EveryNth = 2, RetryAfter = new RetryAfter { Delay = TimeSpan.FromSeconds(1) } };
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions { Behavior = new VaultBehavior { Throttle = throttle } });
        vault.Seed(3, seed: 1);

        JsonNode seen = await NodePrograms.Run("throttled.mjs", vault);

        Assert.Equal([200, 429, 200, 429, 200], vault.Requests.Select(request => request.Status));
        Assert.Equal("""{"ok":false,"status":429,"code":"TooManyRequests","retryAfter":"1"}""", seen[1]!.ToJsonString());
        Assert.True((bool)seen[3]!["ok"]!);
        Assert.True((double)seen[3]!["waited"]! >= 900, "It asked again before Retry-After had passed.");
    }

    private static void AddFinishedJobs(BackupVaultEmulator vault, int count)
    {
        for (int i = 0; i < count; i++)
        {
            vault.Add(new JobDefinition
            {
                Name = $"job{i:D3}",
                StartTime = vault.Clock.Now.AddHours(-2).AddMinutes(-i),
                Length = TimeSpan.FromMinutes(20) + TimeSpan.FromTicks(896697),
                Operation = i % 5 == 0 ? "Restore" : "Backup",
                Outcome = i % 10 == 3 ? SimulatedOutcome.Failed : SimulatedOutcome.Completed,
                Errors = [new JobError(400001, "title", "text", "do this")],
            });
        }
    }

    private static async Task<JsonNode> ReadAll(BackupVaultEmulator vault)
    {
        using HttpClient http = new() { BaseAddress = vault.Endpoint };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + OwnClient.Token);
        List<JsonNode> jobs = await http.All(vault.VaultPath + "/backupJobs?api-version=2023-06-01");
        return new JsonArray([.. jobs.Select(job => job.DeepClone())]);
    }

    // The client has times in milliseconds, so they are compared to that precision.
    private static string Essence(JsonNode? job)
    {
        JsonNode properties = job!["properties"]!;
        return string.Join('|', job["id"], properties["jobType"], properties["operation"], properties["status"], properties["duration"],
            properties["actionsInfo"]?.ToJsonString(), properties["errorDetails"]?[0]?["errorCode"],
            ((DateTimeOffset)properties["startTime"]!).ToUnixTimeMilliseconds(),
            ((DateTimeOffset)properties["endTime"]!).ToUnixTimeMilliseconds());
    }

    private static void AssertBackup(JsonNode backup)
    {
        Assert.Equal(202, (int)backup["triggerStatus"]!);
        Assert.Equal("1", (string?)backup["retryAfter"]);
        Assert.Equal("Succeeded", (string?)backup["status"]!["status"]);
        Assert.Equal(backup["status"]!.ToJsonString(), backup["sameStatus"]!.ToJsonString());
        Assert.Equal((string?)backup["status"]!["properties"]!["jobId"], (string?)backup["job"]!["name"]);
        Assert.Equal("AzureIaaSVMJob", (string?)backup["job"]!["properties"]!["jobType"]);
        Assert.Equal("Take Snapshot", (string?)backup["job"]!["properties"]!["extendedInfo"]!["tasksList"]![0]!["taskId"]);
    }

    private static void AssertExport(JsonNode export, JsonNode jobs, string backup)
    {
        Assert.Equal(202, (int)export["triggerStatus"]!);
        Assert.Equal("ExportJobsOperationResultInfo", (string?)export["objectType"]);
        IEnumerable<string?> backups = jobs.AsArray()
            .Where(job => (string?)job!["properties"]!["operation"] == "Backup")
            .Select(job => (string?)job!["name"]);
        Assert.Equal(backups.Prepend(backup), export["reported"]!.AsArray().Select(name => (string?)name));
    }
}
