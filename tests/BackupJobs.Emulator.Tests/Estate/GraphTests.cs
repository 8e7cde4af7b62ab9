using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Estate;

public class GraphTests
{
    private const string Jobs =
        "recoveryservicesresources | where type in~ "
        + "('microsoft.recoveryservices/vaults/backupjobs','microsoft.dataprotection/backupvaults/backupjobs')";

    [Fact]
    public async Task Vaults_are_in_the_table_of_resources_and_jobs_in_their_own()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.Emulator.Seed(34, seed: 1);

        JsonNode vaults = await estate.Query("resources | where type =~ 'Microsoft.DataProtection/backupVaults' | order by id asc").Json();
        JsonNode jobs = await estate.Query(Jobs + " | project id,name,type,properties | order by id asc").Json();

        Assert.Equal(["bv-prod", "bv-test", "bv-branches"], vaults["data"]!.AsArray().Select(row => (string?)row!["name"]));
        Assert.Equal(34, (int)jobs["totalRecords"]!);
        Assert.Equal("false", (string?)jobs["resultTruncated"]);
        Assert.Contains(jobs["data"]!.AsArray(), row => (string?)row!["type"] == "microsoft.dataprotection/backupvaults/backupjobs");
        Assert.Contains(jobs["data"]!.AsArray(), row => row!["properties"]!["isUserTriggered"]!.ToJsonString() == "\"false\"");
    }

    [Fact]
    public async Task Pages_follow_by_token_without_gaps()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.Emulator.Seed(50, seed: 1);
        List<string?> ids = [];
        string token = "";
        int pages = 0;
        do
        {
            JsonNode page = await estate.Query(Jobs + " | project id | order by id asc", $$""","options":{"$top":20{{token}}}""").Json();
            ids.AddRange(page["data"]!.AsArray().Select(row => (string?)row!["id"]));
            token = (string?)page["$skipToken"] is { } next ? $",\"$skipToken\":\"{next}\"" : "";
            pages++;
        }
        while (token.Length > 0);

        Assert.Equal(3, pages);
        Assert.Equal(50, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.OrdinalIgnoreCase), ids);
    }

    [Fact]
    public async Task Without_the_id_column_rows_are_cut_off_without_a_token()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.Emulator.Seed(30, seed: 1);

        JsonNode page = await estate.Query(Jobs + " | project name", ",\"options\":{\"$top\":20}").Json();

        Assert.Equal("true", (string?)page["resultTruncated"]);
        Assert.Null(page["$skipToken"]);
        Assert.Equal(20, (int)page["count"]!);
    }

    [Theory]
    [InlineData("resources | summarize count()")]
    [InlineData("resources | where type =~ 'x' | take 1")]
    [InlineData("resources | where location =~ 'westeurope'")]
    [InlineData("resources | where name contains 'x'")]
    [InlineData("resources | where name =~ 'x")]
    [InlineData("resources | where name == 'x'")]
    [InlineData("resources | project id, nothing")]
    [InlineData("resources | order by name asc")]
    [InlineData("resources | order by id desc")]
    [InlineData("alertsmanagementresources")]
    [InlineData("resources; resources")]
    [InlineData("recoveryservicesresources | where todatetime(properties.startTime) >= datetime(soon)")]
    [InlineData("recoveryservicesresources | where todatetime(properties.startTime) >= datetime(2026-01-01")]
    [InlineData("recoveryservicesresources | where todatetime(properties.createdTime) >= datetime(2026-01-01)")]
    [InlineData("resources | where (id startswith 'x'")]
    [InlineData("resources | where id !startswith 'x'")]
    [InlineData("")]
    public async Task Other_queries_are_refused_with_a_reason(string query)
    {
        await using TestEstate estate = await TestEstate.Start();

        using HttpResponseMessage refused = await estate.Query(query);
        JsonNode error = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["error"]!;

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("InvalidQuery", (string?)error["details"]![0]!["code"]);
        Assert.Contains("only queries like those of BackupJobs", (string?)error["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",\"options\":{\"$top\":0}")]
    [InlineData(",\"options\":{\"$top\":1001}")]
    [InlineData(",\"options\":{\"$skip\":10}")]
    [InlineData(",\"options\":{\"resultFormat\":\"table\"}")]
    [InlineData(",\"options\":{\"$skipToken\":\"%\"}")]
    [InlineData(",\"subscriptions\":[\"99999999-9999-4999-8999-999999999999\"]")]
    [InlineData(",\"managementGroups\":[\"mg-nobody\"]")]
    [InlineData(",\"managementGroups\":[\"mg-contoso\"],\"subscriptions\":[\"11111111-1111-4111-8111-111111111111\"]")]
    public async Task Other_options_are_refused_with_a_reason(string more)
    {
        await using TestEstate estate = await TestEstate.Start();

        Assert.Equal((HttpStatusCode.BadRequest, "BadRequest"), await estate.Query("resources | project id", more).Error());
    }

    [Fact]
    public async Task Strings_in_queries_cannot_add_conditions()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.Emulator.Seed(10, seed: 1);

        JsonNode none = await estate.Query(Jobs + @" | where name =~ 'x\' or name =~ \'y'").Json();
        JsonNode backslash = await estate.Query(Jobs + @" | where name =~ 'x\\'").Json();

        Assert.Equal(0, (int)none["count"]!);
        Assert.Equal(0, (int)backslash["count"]!);
    }

    [Theory]
    [InlineData("name =~ 'a' or name =~ 'b'", "a,b")]
    [InlineData("name =~ 'a' and properties.status =~ 'Failed' or name =~ 'c'", "c")]
    [InlineData("name =~ 'a' and (properties.status =~ 'Failed' or name =~ 'a')", "a")]
    [InlineData("properties.status !in~ ('Completed')", "b,c")]
    [InlineData("todatetime(properties.endTime) >= datetime(2000-01-01)", "a,b")]
    [InlineData("id startswith '/SUBSCRIPTIONS/'", "a,b,c")]
    [InlineData("id startswith 'a'", "")]
    public async Task Conditions_are_alternatives_or_negated(string condition, string expected)
    {
        await using TestEstate estate = await TestEstate.Start();
        DateTimeOffset now = estate.Emulator.Clock.Now;
        JobDefinition job = new() { Name = "a", Item = estate.Disk, StartTime = now.AddHours(-2), Length = TimeSpan.FromMinutes(5) };
        estate.Emulator.Add(estate.BackupVault.Path, job);
        estate.Emulator.Add(estate.BackupVault.Path, job with { Name = "b", Outcome = SimulatedOutcome.Failed });
        estate.Emulator.Add(estate.BackupVault.Path, job with { Name = "c", Length = TimeSpan.FromHours(3) });

        JsonNode page = await estate.Query($"{Jobs} | where {condition} | project id,name | order by id asc").Json();

        Assert.Equal(expected, string.Join(',', page["data"]!.AsArray().Select(row => (string?)row!["name"])));
    }

    [Fact]
    public async Task The_scope_selects_subscriptions_and_management_groups()
    {
        await using TestEstate estate = await TestEstate.Start();

        JsonNode one = await estate.Query("resources | project id", $",\"subscriptions\":[\"{SampleEstate.SubscriptionIds[2]}\"]").Json();
        JsonNode group = await estate.Query("resources | project id", ",\"managementGroups\":[\"MG-Contoso\"]").Json();

        Assert.Equal(2, (int)one["count"]!);
        Assert.Equal(4, (int)group["count"]!);
    }

    [Fact]
    public async Task Resource_graph_is_behind_the_vaults_by_an_adjustable_delay()
    {
        await using TestEstate estate = await TestEstate.Start(
            new VaultBehavior { GraphDelay = TimeSpan.FromMinutes(2), JobLength = TimeSpan.FromMinutes(5) });
        string id = await estate.StartDiskJob();

        async Task<(string? Vault, string? Graph)> States()
        {
            JsonNode rows = (await estate.Query(Jobs).Json())["data"]!;
            return ((string?)(await estate.Job(id))["status"], (string?)rows.AsArray().SingleOrDefault()?["properties"]!["status"]);
        }

        Assert.Equal(("InProgress", null), await States());
        estate.Emulator.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(("InProgress", "InProgress"), await States());
        estate.Emulator.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(("Completed", "InProgress"), await States());
        estate.Emulator.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(("Completed", "Completed"), await States());
    }

    [Fact]
    public async Task Rows_of_jobs_end_after_two_weeks_and_keep_what_lists_leave_out()
    {
        await using TestEstate estate = await TestEstate.Start();
        foreach (int days in new[] { 13, 15 })
        {
            estate.Emulator.Add(estate.BackupVault.Path, new JobDefinition
            {
                Name = $"job{days}",
                Item = estate.Disk,
                StartTime = estate.Emulator.Clock.Now - TimeSpan.FromDays(days),
            });
        }

        JsonNode row = Assert.Single((await estate.Query(Jobs).Json())["data"]!.AsArray())!;

        Assert.Equal("job13", (string?)row["name"]);
        Assert.Equal("00:20:00", (string?)row["properties"]!["duration"]);
        JsonNode point = row["properties"]!["extendedInfo"]!["targetRecoverPoint"]!;
        Assert.Equal("0001-01-01T00:00:00.0000000Z", (string?)point["recoveryPointTime"]);
        Assert.True(row.AsObject().TryGetPropertyValue("tags", out JsonNode? tags));
        Assert.Null(tags);
    }

    [Fact]
    public async Task The_quota_is_in_the_headers_and_a_query_too_many_is_refused_until_the_window_ends()
    {
        await using TestEstate estate = await TestEstate.Start(new VaultBehavior { GraphQuota = new GraphQuota { Queries = 2 } });

        using HttpResponseMessage first = await estate.Query("resources | project id");
        Assert.Equal(["1"], first.Headers.GetValues("x-ms-user-quota-remaining"));
        Assert.Equal(["00:00:05"], first.Headers.GetValues("x-ms-user-quota-resets-after"));
        Assert.Equal(HttpStatusCode.OK, await estate.Query("resources | project id").Status());
        Assert.Equal((HttpStatusCode.TooManyRequests, "RateLimiting"), await estate.Query("resources | project id").Error());
        estate.PassClientTime(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await estate.Query("resources | project id").Status());
    }

    [Fact]
    public async Task A_refusal_for_too_many_queries_may_have_no_body()
    {
        await using TestEstate estate = await TestEstate.Start(
            new VaultBehavior { GraphQuota = new GraphQuota { Queries = 0, EmptyBody = true } });

        using HttpResponseMessage refused = await estate.Query("resources | project id");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("", await refused.Content.ReadAsStringAsync());
        Assert.Equal(["0"], refused.Headers.GetValues("x-ms-user-quota-remaining"));
    }
}
