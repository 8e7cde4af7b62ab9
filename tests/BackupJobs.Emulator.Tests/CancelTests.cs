using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class CancelTests
{
    [Fact]
    public async Task A_cancelled_job_is_first_Cancelling_then_Cancelled()
    {
        await using TestVault test = await TestVault.Start();
        string job = await test.BackupJob();
        test.Vault.Clock.Advance(TimeSpan.FromMinutes(1));

        using HttpResponseMessage accepted = await test.Post($"/backupJobs/{job}/cancel");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Contains($"/backupJobs/{job}/operationsStatus/", accepted.StatusUrl(), StringComparison.Ordinal);
        Assert.Contains($"/backupJobs/{job}/operationResults/", accepted.ResultUrl(), StringComparison.Ordinal);
        Assert.Equal("Cancelling", (string?)(await test.Job(job))["status"]);
        Assert.Equal(HttpStatusCode.Accepted, await test.Http.GetAsync(accepted.ResultUrl()).Status());

        test.Vault.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.NoContent, await test.Http.GetAsync(accepted.ResultUrl()).Status());
        Assert.Equal("Succeeded", (string?)(await test.Http.GetAsync(accepted.StatusUrl()).Json())["status"]);
        JsonNode done = await test.Job(job);
        Assert.Equal("Cancelled", (string?)done["status"]);
        Assert.Equal("PT1M11S", (string?)done["duration"]);
        Assert.Equal("Cancelled", (string?)done["extendedInfo"]!["tasksList"]![0]!["status"]);
        Assert.Equal("NotStarted", (string?)done["extendedInfo"]!["tasksList"]![1]!["status"]);
    }

    [Fact]
    public async Task Cancelling_an_unknown_job_is_accepted_with_result_204()
    {
        await using TestVault test = await TestVault.Start();
        using HttpResponseMessage accepted = await test.Post("/backupJobs/nobody/cancel");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.NoContent, await test.Http.GetAsync(accepted.ResultUrl()).Status());
    }

    [Fact]
    public async Task Cancelling_during_the_transfer_is_accepted_and_fails_afterwards()
    {
        await using TestVault test = await TestVault.Start();
        string job = await test.BackupJob();
        test.Vault.Clock.Advance(TimeSpan.FromMinutes(10));

        using HttpResponseMessage accepted = await test.Post($"/backupJobs/{job}/cancel");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await test.Http.GetAsync(accepted.ResultUrl()).Status());
        Assert.Equal("Failed", (string?)(await test.Http.GetAsync(accepted.StatusUrl()).Json())["status"]);
        Assert.Equal("InProgress", (string?)(await test.Job(job))["status"]);
    }

    [Fact]
    public async Task Cancelling_twice_or_after_the_end_has_no_effect()
    {
        await using TestVault test = await TestVault.Start();
        string job = await test.BackupJob();
        await test.Post($"/backupJobs/{job}/cancel");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(6));
        await test.Post($"/backupJobs/{job}/cancel");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(4));
        JsonNode cancelled = await test.Job(job);
        Assert.Equal("Cancelled", (string?)cancelled["status"]);

        using HttpResponseMessage third = await test.Post($"/backupJobs/{job}/cancel");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.NoContent, await test.Http.GetAsync(third.ResultUrl()).Status());
        Assert.Equal(cancelled.ToJsonString(), (await test.Job(job)).ToJsonString());
    }
}
