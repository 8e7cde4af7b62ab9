using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>Microsoft's JavaScript client and our own see the same jobs in the same vault, member by member.</summary>
[Collection(NodePackages.Name)]
public class SameJobsTests
{
    [NodeFact]
    public async Task Both_clients_see_the_same_of_every_job()
    {
        // The clock stands still, so that running jobs are the same for both.
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

    // Equal and empty would be equal too.
    private static void AssertIsWorthComparing(List<JsonNode> details)
    {
        Assert.Equal(7, details.Select(job => (string?)job["properties"]!["jobType"]).Distinct().Count());
        string[] facts = [.. details.SelectMany(job => JobFacts.Of(job).Split('\n')).Select(fact => fact.Split(" = ")[0])];
        string[] expected =
        [
            "id", "name", "type", "properties.jobType", "properties.operation", "properties.status", "properties.startTime", "properties.endTime",
            "properties.duration", "properties.entityFriendlyName", "properties.activityId", "properties.actionsInfo[0]",
            "properties.errorDetails[0].errorCode", "properties.errorDetails[0].recommendations[0]", "properties.extendedInfo.propertyBag.VM Name",
            "properties.extendedInfo.tasksList[1].taskId", "properties.extendedInfo.tasksList[1].status", "properties.extendedInfo.tasksList[1].duration",
        ];
        Assert.Empty(expected.Except(facts));
    }
}
