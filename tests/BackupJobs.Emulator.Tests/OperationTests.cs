using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class OperationTests
{
    [Fact]
    public async Task The_job_of_a_restore_has_the_ID_of_its_operation()
    {
        await using TestVault test = await TestVault.Start();
        using HttpResponseMessage accepted = await test.Post(TestVault.Item + "/recoveryPoints/348916168024334/restore", "{}");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode status = await test.Http.GetAsync(accepted.StatusUrl()).Json();

        Assert.Equal((string?)status["id"], (string?)status["properties"]!["jobId"]);
        JsonNode job = await test.Job((string)status["id"]!);
        Assert.Equal("Restore", (string?)job["operation"]);
        Assert.NotNull(job["extendedInfo"]!["propertyBag"]!["Recovery point time "]);
    }

    [Theory]
    [InlineData("PUT", "/operationsStatus/", HttpStatusCode.OK)]
    [InlineData("DELETE", "/backupOperations/", HttpStatusCode.NoContent)]
    public async Task Configuring_and_deleting_end_with_their_job(string method, string statusPath, HttpStatusCode result)
    {
        await using TestVault test = await TestVault.Start();
        using HttpRequestMessage request = new(new HttpMethod(method), test.Path(TestVault.Item));
        using HttpResponseMessage accepted = await test.Http.SendAsync(request);
        Assert.Contains(statusPath, accepted.StatusUrl(), StringComparison.Ordinal);

        test.Vault.Clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Equal("InProgress", (string?)(await test.Http.GetAsync(accepted.StatusUrl()).Json())["status"]);
        Assert.Equal(HttpStatusCode.Accepted, await test.Http.GetAsync(accepted.ResultUrl()).Status());

        test.Vault.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode status = await test.Http.GetAsync(accepted.StatusUrl()).Json();
        Assert.Equal("Succeeded", (string?)status["status"]);
        Assert.NotEqual((string?)status["id"], (string?)status["properties"]!["jobId"]);
        Assert.Equal("Completed", (string?)(await test.Job((string)status["properties"]!["jobId"]!))["status"]);
        Assert.Equal(result, await test.Http.GetAsync(accepted.ResultUrl()).Status());
    }

    [Theory]
    [InlineData(OperationRegime.WithJob, "InProgress")]
    [InlineData(OperationRegime.OperationFirst, "Succeeded")]
    public async Task The_regime_decides_when_operations_end(OperationRegime regime, string expected)
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { Regime = regime });
        using HttpResponseMessage backup = await test.Backup();
        using HttpResponseMessage configure = await test.Http.PutAsync(test.Path(TestVault.Item), null);

        test.Vault.Clock.Advance(TimeSpan.FromSeconds(2));

        foreach (HttpResponseMessage accepted in new[] { backup, configure })
            Assert.Equal(expected, (string?)(await test.Http.GetAsync(accepted.StatusUrl()).Json())["status"]);
    }

    [Theory]
    [InlineData("PUT", "/backupPolicies/policy1", "OperationStatusJobsExtendedInfo")]
    [InlineData("POST", "/backupTriggerValidateOperation", "OperationStatusValidateOperationExtendedInfo")]
    [InlineData("POST", "/backupTieringCost/default/fetchTieringCost", null)]
    [InlineData("POST", "/backupstorageconfig/vaultstorageconfig/prepareDataMove", null)]
    [InlineData("DELETE", "/privateEndpointConnections/pe1", null)]
    public async Task Operations_on_the_vault_have_a_status_at_their_own_and_at_the_common_path(
        string method, string path, string? objectType)
    {
        await using TestVault test = await TestVault.Start();
        using HttpRequestMessage request = new(new HttpMethod(method), test.Path(path));
        using HttpResponseMessage accepted = await test.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, await test.Http.GetAsync(accepted.ResultUrl()).Status());

        test.Vault.Clock.Advance(TimeSpan.FromMinutes(2));
        JsonNode status = await test.Http.GetAsync(accepted.StatusUrl()).Json();
        JsonNode common = await test.Get("/backupOperations/" + status["id"]).Json();

        Assert.Equal("Succeeded", (string?)status["status"]);
        Assert.Equal(objectType, (string?)status["properties"]?["objectType"]);
        Assert.Equal(status.ToJsonString(), common.ToJsonString());
        Assert.True((await test.Http.GetAsync(accepted.ResultUrl())).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_operation_is_not_served_at_the_path_of_another_type()
    {
        await using TestVault test = await TestVault.Start();
        using HttpResponseMessage accepted = await test.Backup();
        string id = new Uri(accepted.StatusUrl()).Segments[^1];

        Assert.Equal(HttpStatusCode.OK, await test.Get("/backupOperations/" + id).Status());
        Assert.Equal(HttpStatusCode.NotFound, await test.Get("/backupValidateOperationsStatuses/" + id).Status());
        Assert.Equal(HttpStatusCode.NotFound, await test.Get("/backupOperations/" + Guid.Empty).Status());
    }

    [Fact]
    public async Task A_failed_operation_has_status_200_and_result_400()
    {
        await using TestVault test =
            await TestVault.Start(new VaultBehavior { OperationError = new("UserErrorVmNotFound", "No such machine.") });
        using HttpResponseMessage accepted = await test.Backup();
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode status = await test.Http.GetAsync(accepted.StatusUrl()).Json();

        Assert.Equal("Failed", (string?)status["status"]);
        Assert.Equal("UserErrorVmNotFound", (string?)status["error"]!["code"]);
        Assert.Equal("No such machine.", (string?)status["error"]!["message"]);
        Assert.Null(status["properties"]);
        Assert.Equal((HttpStatusCode.BadRequest, "UserErrorVmNotFound"), await test.Http.GetAsync(accepted.ResultUrl()).Error());
    }

    [Fact]
    public async Task A_succeeded_operation_can_be_in_progress_again_once()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { StatusGoesBackOnce = true });
        using HttpResponseMessage accepted = await test.Backup();
        List<string?> seen = [];
        for (int i = 0; i < 5; i++)
        {
            seen.Add((string?)(await test.Http.GetAsync(accepted.StatusUrl()).Json())["status"]);
            test.Vault.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["InProgress", "Succeeded", "InProgress", "Succeeded", "Succeeded"], seen);
    }
}
