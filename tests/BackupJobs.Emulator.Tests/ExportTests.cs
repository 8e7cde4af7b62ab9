using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class ExportTests
{
    private const string Filter = "$filter=operation eq 'Backup'";

    [Fact]
    public async Task An_export_produces_a_blob_with_the_filtered_jobs()
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Seed(200, seed: 5);
        List<JsonNode> jobs = await test.Http.All(test.Path("/backupJobs", Filter));

        using HttpResponseMessage accepted = await test.Post("/backupJobsExport", query: Filter);
        using HttpResponseMessage running = await test.Http.GetAsync(accepted.ResultUrl());
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(5));
        JsonNode done = (await test.Http.GetAsync(accepted.ResultUrl()).Json())["operation"]!;
        JsonNode report = await test.Http.GetAsync((string)done["blobUrl"]! + (string)done["blobSasKey"]!).Json();

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        JsonNode runningBody = JsonNode.Parse(await running.Content.ReadAsStringAsync())!;
        Assert.Equal(accepted.ResultUrl(), (string?)runningBody["headers"]!["Location"]![0]);
        Assert.Null(runningBody["operation"]!["blobUrl"]);
        Assert.Equal("ExportJobsOperationResultInfo", (string?)done["objectType"]);
        Assert.Equal(jobs.Select(job => (string?)job["name"]), report["value"]!.AsArray().Select(job => (string?)job!["name"]));
    }

    [Fact]
    public async Task A_blob_has_another_origin_and_requires_its_key()
    {
        await using TestVault test = await TestVault.Start();
        using HttpResponseMessage accepted = await test.Post("/backupJobsExport");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(5));
        JsonNode done = (await test.Http.GetAsync(accepted.ResultUrl()).Json())["operation"]!;
        string blob = (string)done["blobUrl"]!;

        Assert.Equal(test.Vault.BlobEndpoint.Authority, new Uri(blob).Authority);
        Assert.NotEqual(test.Vault.Endpoint.Authority, new Uri(blob).Authority);
        Assert.Equal(HttpStatusCode.Forbidden, await test.Http.GetAsync(blob).Status());
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await test.Http.GetAsync(blob + ((string)done["blobSasKey"]!).Replace("sp=r", "sp=rw", StringComparison.Ordinal)).Status());
        Assert.Equal(
            HttpStatusCode.NotFound, await test.Http.GetAsync(new Uri(test.Vault.BlobEndpoint, "/reportcontainer/other")).Status());
    }
}
