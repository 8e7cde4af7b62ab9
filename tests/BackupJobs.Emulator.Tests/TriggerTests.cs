using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class TriggerTests
{
    [Fact]
    public async Task A_backup_leads_from_the_202_to_the_finished_job()
    {
        await using TestVault test = await TestVault.Start();

        using HttpResponseMessage accepted = await test.Backup();

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("", await accepted.Content.ReadAsStringAsync());
        Assert.Equal(TimeSpan.FromSeconds(60), accepted.Headers.RetryAfter!.Delta);
        Assert.Contains("/operationsStatus/", accepted.StatusUrl(), StringComparison.Ordinal);
        Assert.Contains("/operationResults/", accepted.ResultUrl(), StringComparison.Ordinal);

        JsonNode running = await test.Http.GetAsync(accepted.StatusUrl()).Json();
        Assert.Equal("InProgress", (string?)running["status"]);
        Assert.Equal("0001-01-01T00:00:00", (string?)running["endTime"]);
        Assert.Null(running["properties"]);
        Assert.Equal(HttpStatusCode.Accepted, await test.Http.GetAsync(accepted.ResultUrl()).Status());

        test.Vault.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode done = await test.Http.GetAsync(accepted.StatusUrl()).Json();
        Assert.Equal("Succeeded", (string?)done["status"]);
        Assert.Equal((string?)done["startTime"], (string?)done["endTime"]);
        Assert.Equal("OperationStatusJobExtendedInfo", (string?)done["properties"]!["objectType"]);
        Assert.Equal(HttpStatusCode.NoContent, await test.Http.GetAsync(accepted.ResultUrl()).Status());

        string jobId = (string)done["properties"]!["jobId"]!;
        Assert.NotEqual((string?)done["id"], jobId);
        JsonNode job = await test.Job(jobId);
        Assert.Equal("InProgress", (string?)job["status"]);
        Assert.Null(job["endTime"]);

        test.Vault.Clock.Advance(TimeSpan.FromMinutes(20));
        job = await test.Job(jobId);
        Assert.Equal("Completed", (string?)job["status"]);
        Assert.Equal("PT20M", (string?)job["duration"]);
        Assert.Equal("2024-05-13T10:20:00Z", (string?)job["endTime"]);
        Assert.Equal("2332 MB", (string?)job["extendedInfo"]!["propertyBag"]!["Backup Size"]);
    }
}
