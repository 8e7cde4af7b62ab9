using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class CrossRegionTests
{
    private const string Region = "/subscriptions/s1/providers/Microsoft.RecoveryServices/locations/southeastasia";

    [Fact]
    public async Task A_cross_region_restore_reports_no_job_but_the_region_lists_it()
    {
        await using TestVault test = await TestVault.Start();
        using HttpResponseMessage accepted = await Post(test, "/backupCrossRegionRestore", "{}");
        test.Vault.Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode status = await test.Http.GetAsync(accepted.StatusUrl()).Json();
        Assert.Equal("Succeeded", (string?)status["status"]);
        Assert.Null(status["properties"]);
        Assert.EndsWith("=", (string?)status["id"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await test.Http.GetAsync(accepted.ResultUrl()).Status());

        JsonNode page = await Post(test, "/backupCrrJobs", """{"resourceId":"/x"}""").Json();
        JsonNode job = Assert.Single(page["value"]!.AsArray())!;
        Assert.Equal("CrossRegionRestore", (string?)job["properties"]!["operation"]);
        JsonNode details = await Post(test, "/backupCrrJob", $$"""{"resourceId":"/x","jobName":"{{job["name"]}}"}""").Json();
        Assert.Equal((string?)job["id"], (string?)details["id"]);
        Assert.NotNull(details["properties"]!["extendedInfo"]);
        Assert.Empty((await test.Get("/backupJobs").Json())["value"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, await test.Get("/backupJobs/" + job["name"]).Status());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""["jobName"]""")]
    public async Task Errors_of_the_paired_region_nest_their_details(string body)
    {
        await using TestVault test = await TestVault.Start();
        using HttpResponseMessage refused = await Post(test, "/backupCrrJob", body);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        JsonNode error = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["error"]!;
        Assert.Equal("BMSUserErrorInvalidInput", (string?)error["details"]![0]!["error"]!["code"]);
    }

    [Fact]
    public async Task The_list_of_the_paired_region_has_pages()
    {
        await using TestVault test = await TestVault.Start(more: options => options with { PageSize = 2 });
        for (int i = 0; i < 5; i++)
            test.Vault.Add(
                new JobDefinition { Name = "6e503ee3-" + i + "-Ibz", Operation = "CrossRegionRestore", StartTime = test.Vault.Clock.Now });
        List<string?> names = [];
        for (string? next = Region + "/backupCrrJobs?api-version=2018-12-20"; next is not null;)
        {
            using StringContent body = new("""{"resourceId":"/x"}""", Encoding.UTF8, "application/json");
            JsonNode page = await test.Http.PostAsync(next, body).Json();
            names.AddRange(page["value"]!.AsArray().Select(job => (string?)job!["name"]));
            next = (string?)page["nextLink"];
        }

        Assert.Equal(5, names.Distinct().Count());
    }

    [Fact]
    public async Task Seeding_adds_jobs_to_the_vault_and_to_the_paired_region()
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Seed(120, seed: 2);

        JsonArray region = (await Post(test, "/backupCrrJobs", """{"resourceId":"/x"}""").Json())["value"]!.AsArray();

        Assert.Equal(3, region.Count);
        Assert.EndsWith("Z-Ibz", (string?)region[0]!["properties"]!["activityId"], StringComparison.Ordinal);
        Assert.Equal(120, (await test.Http.All(test.Path("/backupJobs"))).Count);
    }

    private static Task<HttpResponseMessage> Post(TestVault test, string path, string body) =>
        test.Http.PostAsync(Region + path + "?api-version=2018-12-20", new StringContent(body, Encoding.UTF8, "application/json"));
}
