using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>Microsoft's JavaScript client and ours read the same jobs from the same vault, member by member.</summary>
[Collection(NodePackages.Name)]
public class SameJobsTests
{
    [NodeFact]
    public async Task The_JavaScript_client_and_ours_read_the_same_jobs()
    {
        // The clock is stopped, so that running jobs are the same for both.
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(new BackupVaultOptions { Speed = 0, PageSize = 40 });
        vault.Seed(150, seed: 7);
        using OwnClient own = new(vault);

        JsonNode theirs = await NodePrograms.Run("jobs.mjs", vault);
        IReadOnlyList<JsonNode> list = await own.ListAsync();
        List<JsonNode> details = [];
        foreach (JsonNode job in list)
            details.Add(await own.GetAsync((string)job["name"]!));

        Assert.Equal(150, list.Count);
        Assert.Equal(theirs["list"]!.AsArray().Select(job => JobFacts.Of(job!)), list.Select(JobFacts.Of));
        Assert.Equal(theirs["details"]!.AsArray().Select(job => JobFacts.Of(job!)), details.Select(JobFacts.Of));
        AssertIsWorthComparing(details);
    }

    // Two empty lists would be equal as well.
    private static void AssertIsWorthComparing(List<JsonNode> details)
    {
        Assert.Equal(7, details.Select(job => (string?)job["properties"]!["jobType"]).Distinct().Count());
        string[] facts = [.. details.SelectMany(job => JobFacts.Of(job).Split('\n')).Select(fact => fact.Split(" = ")[0])];
        string[] expected =
        [
            "id", "name", "type", "properties.jobType", "properties.operation", "properties.status", "properties.startTime",
            "properties.endTime",
            "properties.duration", "properties.entityFriendlyName", "properties.activityId", "properties.actionsInfo[0]",
            "properties.errorDetails[0].errorCode", "properties.errorDetails[0].recommendations[0]",
            "properties.extendedInfo.propertyBag.VM Name",
            "properties.extendedInfo.tasksList[1].taskId", "properties.extendedInfo.tasksList[1].status",
            "properties.extendedInfo.tasksList[1].duration",
        ];
        Assert.Empty(expected.Except(facts));
    }
}
