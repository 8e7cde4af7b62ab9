using System.Net;

namespace BackupJobs.Emulator.Tests;

public class AddressTests
{
    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "MissingApiVersionParameter")]
    [InlineData("?api-version=", HttpStatusCode.BadRequest, "MissingApiVersionParameter")]
    [InlineData("?api-version=latest", HttpStatusCode.BadRequest, "InvalidApiVersionParameter")]
    [InlineData("?api-version=2019-13-05", HttpStatusCode.BadRequest, "InvalidApiVersionParameter")]
    public async Task An_invalid_api_version_is_rejected(string query, HttpStatusCode status, string code)
    {
        await using TestVault test = await TestVault.Start();

        Assert.Equal((status, code), await test.Http.GetAsync(test.Vault.VaultPath + "/backupJobs" + query).Error());
    }

    [Theory]
    [InlineData("2016-12-01")]
    [InlineData("2019-05-13")]
    [InlineData("2019-05-13-preview")]
    [InlineData("2024-04-01")]
    public async Task Valid_api_versions_are_accepted(string version)
    {
        await using TestVault test = await TestVault.Start();

        Assert.Equal(HttpStatusCode.OK, await test.Http.GetAsync(test.Vault.VaultPath + "/backupJobs?api-version=" + version).Status());
    }

    [Fact]
    public async Task Paths_match_in_any_case_and_for_any_vault_name()
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Seed(1, seed: 1);

        string page = await test.Http.GetStringAsync(
            "/Subscriptions/S9/RESOURCEGROUPS/other/providers/microsoft.recoveryservices/Vaults/v9/backupjobs?api-version=2024-04-01");

        Assert.Contains(
            "\"id\":\"/subscriptions/S9/resourceGroups/other/providers/Microsoft.RecoveryServices/vaults/v9/backupJobs/", page,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_vault_names_can_be_rejected()
    {
        await using TestVault test = await TestVault.Start(more: options => options with { OnlyThisVault = true });
        string other = test.Path("/backupJobs").Replace("vault1", "vault2", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await test.Get("/backupJobs").Status());
        Assert.Equal((HttpStatusCode.NotFound, "ResourceNotFound"), await test.Http.GetAsync(other).Error());
    }

    [Fact]
    public async Task Unknown_paths_and_methods_get_errors_in_the_format_of_the_service()
    {
        await using TestVault test = await TestVault.Start();

        Assert.Equal((HttpStatusCode.NotFound, "InvalidResourceType"), await test.Get("/backupEngines").Error());
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "HttpMethodNotAllowed"), await test.Post("/backupJobs").Error());
        Assert.Equal((HttpStatusCode.NotFound, "BMSUserErrorObjectNotFound"), await test.Get("/backupJobs/nobody").Error());
    }

    [Fact]
    public async Task Every_response_has_request_IDs_and_every_request_is_recorded()
    {
        await using TestVault test = await TestVault.Start();
        using HttpRequestMessage request = new(HttpMethod.Get, test.Path("/backupJobs", "$filter=jobId eq 'x'"));
        request.Headers.Add("x-ms-client-request-id", "mine");
        request.Headers.Add("Authorization", "Bearer secret");

        using HttpResponseMessage response = await test.Http.SendAsync(request);
        await test.Get("/nothing");

        Assert.True(Guid.TryParse(response.Headers.GetValues("x-ms-request-id").Single(), out _));
        Assert.Single(response.Headers.GetValues("x-ms-correlation-request-id"));
        Assert.Equal("mine", response.Headers.GetValues("x-ms-client-request-id").Single());
        Assert.NotNull(response.Headers.Date);
        Assert.Equal(["BackupJobs_List", null], test.Vault.Requests.Select(recorded => recorded.OperationId));
        RecordedRequest first = test.Vault.Requests[0];
        Assert.Equal(("GET", test.Vault.VaultPath + "/backupJobs", 200), (first.Method, first.Path, first.Status));
        Assert.Equal("?api-version=2024-04-01&$filter=jobId%20eq%20'x'", first.Query);
        Assert.Contains("Authorization", first.HeaderNames);
        Assert.DoesNotContain("secret", first.ToString(), StringComparison.Ordinal);
        test.Vault.ClearRequests();
        Assert.Empty(test.Vault.Requests);
    }
}
