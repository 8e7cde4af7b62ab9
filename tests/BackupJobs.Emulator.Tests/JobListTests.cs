using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class JobListTests
{
    [Fact]
    public async Task Pages_contain_each_job_once_even_if_jobs_are_added_meanwhile()
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Seed(250, seed: 7);

        JsonNode first = await test.Get("/backupJobs").Json();
        await test.Backup();
        List<JsonNode> rest = await test.Http.All((string)first["nextLink"]!);

        List<JsonNode> all = [.. first["value"]!.AsArray().Select(job => job!), .. rest];
        Assert.Equal(250, all.Select(job => (string?)job["name"]).Distinct().Count());
        List<DateTimeOffset> starts = [.. all.Select(job => (DateTimeOffset)job["properties"]!["startTime"]!)];
        Assert.Equal(starts.OrderDescending(), starts);
        Assert.All(all, job => Assert.Null(job["properties"]!["extendedInfo"]));
    }

    [Theory]
    [InlineData("status eq 'Failed'")]
    [InlineData("Status eq 'failed' and operation eq 'Backup'")]
    [InlineData("backupManagementType eq 'AzureStorage'")]
    [InlineData("startTime eq '2024-05-10 12:00:00 AM' and endTime eq '2024-05-12 11:59:59 PM'")]
    [InlineData(
        "startTime eq '2016-01-01 00:00:00 AM' and endTime eq '2024-05-12 00:00:00 AM' and operation eq 'Backup' and backupManagementType eq 'AzureIaasVM' and status eq 'Completed'")]
    public async Task A_filter_returns_the_same_jobs_as_a_scan(string filter)
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Seed(900, seed: 3);
        List<JsonNode> all = await test.Http.All(test.Path("/backupJobs"));

        foreach (string encoded in new[] { Uri.EscapeDataString(filter), filter.Replace(' ', '+') })
        {
            List<JsonNode> found = await test.Http.All(test.Path("/backupJobs", "$filter=" + encoded));

            IEnumerable<string?> expected = all.Where(job => Matches(job["properties"]!, filter)).Select(job => (string?)job["name"]);
            Assert.NotEmpty(found);
            Assert.Equal(expected, found.Select(job => (string?)job["name"]));
        }
    }

    [Fact]
    public async Task A_window_selects_by_start_time_and_includes_its_bounds()
    {
        await using TestVault test = await TestVault.Start();
        DateTimeOffset at = new(2024, 5, 1, 13, 30, 0, TimeSpan.Zero);
        foreach (int minutes in new[] { -1, 0, 60, 61 })
            test.Vault.Add(new JobDefinition { Name = "job" + minutes, StartTime = at.AddMinutes(minutes), Length = TimeSpan.FromDays(1) });

        List<JsonNode> found = await test.Http.All(
            test.Path("/backupJobs", "$filter=startTime eq '2024-05-01 01:30:00 PM' and endTime eq '2024-05-01 02:30:00 PM'"));

        Assert.Equal(["job60", "job0"], found.Select(job => (string?)job["name"]));
    }

    [Fact]
    public async Task A_doubled_quote_in_a_value_is_one_quote()
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Add(new JobDefinition { Name = "it's", StartTime = test.Vault.Clock.Now });

        JsonNode page = await test.Get("/backupJobs", "$filter=jobId eq 'it''s'").Json();

        Assert.Equal("it's", (string?)Assert.Single(page["value"]!.AsArray())!["name"]);
    }

    [Theory]
    [InlineData("status ne 'Failed'")]
    [InlineData("status eq Failed")]
    [InlineData("status eq 'Failed' or status eq 'Completed'")]
    [InlineData("status eq 'Failed' and status eq 'Failed'")]
    [InlineData("status eq 'Failed")]
    [InlineData("status eq 'Failed' and")]
    [InlineData("colour eq 'red'")]
    [InlineData("status eq 'Done'")]
    [InlineData("jobId eq 'it's'")]
    [InlineData("startTime eq '2024-05-01T00:00:00Z'")]
    [InlineData("startTime eq '2024-05-01 13:00:00 AM'")]
    [InlineData("startTime eq '01.05.2024 01:00:00 odp.'")]
    public async Task An_invalid_filter_is_a_bad_request(string filter)
    {
        await using TestVault test = await TestVault.Start();

        foreach (Task<HttpResponseMessage> asked in new[]
        {
            test.Get("/backupJobs", "$filter=" + Uri.EscapeDataString(filter)),
            test.Post("/backupJobsExport", query: "$filter=" + Uri.EscapeDataString(filter)),
        })
            Assert.Equal((HttpStatusCode.BadRequest, "BMSUserErrorInvalidInput"), await asked.Error());
    }

    [Fact]
    public async Task An_invalid_skip_token_is_a_bad_request()
    {
        await using TestVault test = await TestVault.Start();

        Assert.Equal(HttpStatusCode.BadRequest, await test.Get("/backupJobs", "$skipToken=page2").Status());
    }

    [Fact]
    public async Task A_list_can_be_truncated_without_a_next_link()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { ListsCutAt = 400 });
        test.Vault.Seed(500, seed: 1);

        JsonNode page = await test.Get("/backupJobs").Json();

        Assert.Equal(400, page["value"]!.AsArray().Count);
        Assert.Null(page["nextLink"]);
    }

    private static bool Matches(JsonNode job, string filter)
    {
        bool Is(string key) => !filter.Contains(key + " eq", StringComparison.OrdinalIgnoreCase)
            || filter.Contains($"{key} eq '{job[key]}'", StringComparison.OrdinalIgnoreCase);
        DateTimeOffset start = (DateTimeOffset)job["startTime"]!;
        bool after = !filter.Contains("2024-05-10", StringComparison.Ordinal)
            || start >= new DateTimeOffset(2024, 5, 10, 0, 0, 0, TimeSpan.Zero);
        bool before =
            (!filter.Contains("05-12 11:59:59 PM", StringComparison.Ordinal)
                || start < new DateTimeOffset(2024, 5, 13, 0, 0, 0, TimeSpan.Zero))
            && (!filter.Contains("05-12 00:00:00 AM", StringComparison.Ordinal)
                || start <= new DateTimeOffset(2024, 5, 12, 0, 0, 0, TimeSpan.Zero));
        return after && before && Is("status") && Is("operation") && Is("backupManagementType");
    }
}
