using System.Text.Json.Nodes;

namespace BackupJobs.Cli.Tests.Verbs;

public sealed class ScopeTests : IAsyncLifetime
{
    private const string Other = "11111111-2222-4333-8444-666666666666";

    private TestEstate _estate = null!;

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.Start();
        _estate.AddMachineJob("aaaa1111-0000-0000-0000-000000000001", "Failed");
        _estate.AddDiskJob("bbbb2222-0000-0000-0000-000000000002", "Completed");
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Vaults_of_both_kinds_are_listed_whatever_the_environment_names()
    {
        _estate.Shell.Variables[Variables.Vault] = TestEstate.Disks;

        Ran all = await _estate.Run("vaults");
        Ran some = await _estate.Run("vaults", "--subscription", TestEstate.Subscription, "-o", "json");
        Ran named = await _estate.Run("vaults", "--vault", TestEstate.Disks, "-o", "csv");

        Assert.Equal((0, ""), (all.Exit, all.Error));
        Assert.Equal(["VAULT", "bv", "machines"], all.OutputLines.Select(line => line.Split(' ')[0]));
        Assert.Contains("northeurope", all.OutputLines[1], StringComparison.Ordinal);
        JsonNode vault = Assert.Single(JsonNode.Parse(some.Output)!["value"]!.AsArray())!;
        Assert.Equal((TestEstate.Machines, TestEstate.Subscription), ((string?)vault["id"], (string?)vault["subscriptionId"]));
        Assert.Equal(TestEstate.Disks, Assert.Single(named.OutputLines.Skip(1)).Split(',')[^1]);
    }

    [Fact]
    public async Task An_estate_is_listed_by_one_query_with_a_column_for_the_vault()
    {
        Ran ran = await _estate.Run("list", "--all-vaults");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Matches("^JOB +VAULT +ITEM", ran.OutputLines[0]);
        Assert.Matches("^bbbb2222-[0-9-]+ +bv +disk1 +Backup +Completed", ran.OutputLines[1]);
        Assert.Matches("^aaaa1111-[0-9-]+ +machines +vm1 +Backup +Failed", ran.OutputLines[2]);
        Assert.Single(_estate.Requests);
    }

    [Theory]
    [InlineData("show", TestEstate.Machines + "/backupJobs/j")]
    [InlineData("show", TestEstate.Machines + "/backupJobs/j", "--cross-region", "westus")]
    [InlineData("wait", TestEstate.Machines + "/backupJobs/j", TestEstate.Disks + "/backupJobs/j")]
    [InlineData("wait", "--operation-id", "https://management.azure.com" + TestEstate.Machines + "/backupOperations/op?api-version=2024-04-01")]
    [InlineData("watch", TestEstate.Machines + "/backupJobs/j")]
    [InlineData("cancel", TestEstate.Machines + "/backupJobs/j")]
    [InlineData("backup", "--item", TestEstate.Machine)]
    public async Task An_ID_outside_the_scope_of_the_options_is_refused_before_anything_is_sent(string verb, params string[] arguments)
    {
        Ran vault = await _estate.Run([verb, .. arguments, "--vault", TestEstate.Disks]);
        Ran subscription = await _estate.Run([verb, .. arguments, "--subscription", Other]);

        Assert.All(new[] { vault, subscription }, ran => Assert.Equal((2, ""), (ran.Exit, ran.Output)));
        Assert.StartsWith(
            "error: the ID is of vault machines, which the options leave out: vault bv", vault.Error, StringComparison.Ordinal);
        Assert.Contains($"leave out: subscription {Other}", subscription.Error, StringComparison.Ordinal);
        Assert.Empty(_estate.Requests);
    }

    [Fact]
    public async Task An_ID_inside_the_scope_of_the_options_is_accepted()
    {
        const string job = TestEstate.Machines + "/backupJobs/aaaa1111-0000-0000-0000-000000000001";

        foreach (string[] scope in (string[][])[
            ["--vault", TestEstate.Machines.ToUpperInvariant()], ["--subscription", TestEstate.Subscription], ["--all-vaults"],
            ["--management-group", "contoso"]])
            Assert.Equal(0, (await _estate.Run(["show", job, .. scope])).Exit);
    }

    [Theory]
    [InlineData("--subscription", "\"subscriptions\"")]
    [InlineData("--management-group", "\"managementGroups\"")]
    public async Task Each_option_for_a_scope_can_be_repeated(string option, string member)
    {
        Ran ran = await _estate.Run("list", option, TestEstate.Subscription, option, Other, "-o", "csv");

        Assert.Equal(0, ran.Exit);
        Assert.Contains($"{member}:[\"{TestEstate.Subscription}\",\"{Other}\"]", _estate.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_vaults_of_both_kinds_are_merged()
    {
        Ran ran = await _estate.Run("list", "--vault", TestEstate.Machines, "--vault", TestEstate.Disks, "-o", "csv");

        Assert.Equal(["bbbb2222", "aaaa1111"], ran.OutputLines.Skip(1).Select(line => line[..8]));
        Assert.Equal(["bv", "machines"], ran.OutputLines.Skip(1).Select(line => line.Split(',')[^1]));
    }

    [Fact]
    public async Task A_single_vault_needs_no_column()
    {
        Ran ran = await _estate.Run("list", "--vault", TestEstate.Disks);

        Assert.DoesNotContain("VAULT", ran.OutputLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--all-vaults")]
    [InlineData("--vault", TestEstate.Machines)]
    [InlineData("--vault", TestEstate.Machines, "--vault", TestEstate.Disks)]
    public async Task The_beginning_of_an_ID_finds_the_job_and_its_vault(params string[] scope)
    {
        Ran ran = await _estate.Run(["show", "aaaa", .. scope, "-o", "json"]);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal("aaaa1111-0000-0000-0000-000000000001", (string?)JsonNode.Parse(ran.Output)!["name"]);
    }

    [Fact]
    public async Task The_beginning_of_several_IDs_is_wrong_usage_and_that_of_none_is_not_found()
    {
        _estate.AddDiskJob("aaaa3333-0000-0000-0000-000000000003", "Completed");

        Ran several = await _estate.Run("wait", "aaaa", "--all-vaults");
        Ran none = await _estate.Run("show", "cccc", "--all-vaults");

        Assert.Equal((2, ""), (several.Exit, several.Output));
        Assert.Contains("aaaa3333-0000-0000-0000-000000000003 (bv, disk1, ", several.Error, StringComparison.Ordinal);
        Assert.Contains("), aaaa1111-0000-0000-0000-000000000001 (machines, vm1, ", several.Error, StringComparison.Ordinal);
        Assert.Equal((8, ""), (none.Exit, none.Output));
    }

    [Fact]
    public async Task A_whole_ID_is_searched_in_an_estate_by_its_name()
    {
        Ran ran = await _estate.Run("show", "bbbb2222-0000-0000-0000-000000000002", "--all-vaults");

        Assert.Equal(0, ran.Exit);
        string query = _estate.Requests[0].Replace("\\u0027", "'", StringComparison.Ordinal);
        Assert.Contains("name =~ 'bbbb2222-", query, StringComparison.Ordinal);
        Assert.Equal(2, _estate.Requests.Count);
    }

    [Fact]
    public async Task Vault_and_kind_of_a_job_are_shown()
    {
        Ran shown = await _estate.Run("show", "bbbb2222-0000-0000-0000-000000000002", "--all-vaults");
        Ran list = await _estate.Run("list", "--all-vaults", "-o", "csv");

        Assert.Contains("Vault      bv in rg, sub", shown.OutputLines);
        Assert.Contains("Policy     daily", shown.OutputLines);
        Assert.Contains(",Microsoft.Compute/disks,", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_of_several_vaults_are_waited_for_together()
    {
        Ran ran = await _estate.Run(
            "wait", $"{TestEstate.Disks}/backupJobs/bbbb2222-0000-0000-0000-000000000002",
            $"{TestEstate.Machines}/backupJobs/aaaa1111-0000-0000-0000-000000000001", "-o", "csv", "--interval", "1s");

        Assert.Equal(3, ran.Exit);
        Assert.Equal(["bbbb2222", "aaaa1111"], ran.OutputLines.Skip(1).Select(line => line[..8]));
    }

    [Fact]
    public async Task A_watch_of_an_estate_names_the_vault_of_each_job()
    {
        Ran ran = await _estate.Run("watch", "--all-vaults", "--timeout", "1s", "--interval", "1s");

        Assert.Equal(6, ran.Exit);
        Assert.Contains(ran.OutputLines, line => line.Contains("  machines  vm1  Backup  Failed", StringComparison.Ordinal));
        Assert.Contains(ran.OutputLines, line => line.Contains("  bv  disk1  Backup  Completed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_summary_counts_by_vault_with_failed_jobs_first()
    {
        Ran ran = await _estate.Run("summary", "--all-vaults", "-o", "markdown");
        Ran json = await _estate.Run("summary", "--all-vaults", "-o", "json");

        Assert.Equal(
            [
                "| vault | failed | warnings | completed | cancelled | running |", "|---|---|---|---|---|---|",
                "| machines | 1 | 0 | 0 | 0 | 0 |",
                "| bv | 0 | 0 | 1 | 0 | 0 |"
            ],
            ran.OutputLines);
        Assert.Equal(1, (int?)JsonNode.Parse(json.Output)!["value"]![0]!["failed"]);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "-o", "json")]
    [InlineData("summary", "-o", "csv")]
    [InlineData("timeline")]
    [InlineData("vaults", "-o", "json")]
    public async Task A_failed_list_prints_no_result(params string[] arguments)
    {
        _estate.GraphStatus = 400;

        Ran ran = await _estate.Run([.. arguments, "--all-vaults"]);

        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notaguid")]
    [InlineData("prod-subscription")]
    [InlineData("/subscriptions/11111111-2222-4333-8444-666666666666")]
    [InlineData("11111111222243338444666666666666")]
    public async Task A_subscription_that_is_not_an_ID_is_wrong_usage(string name)
    {
        Ran ran = await _estate.Run("list", "--subscription", name);

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: invalid value for --subscription", ran.Error, StringComparison.Ordinal);
        Assert.Empty(_estate.Requests);
    }

    [Theory]
    [InlineData("list", 400, "NoValidSubscriptionsInQueryRequest")]
    [InlineData("check", 400, "NoValidSubscriptionsInQueryRequest")]
    [InlineData("vaults", 400, "InvalidSubscriptionId")]
    public async Task A_subscription_that_does_not_exist_is_not_found(string verb, int status, string code)
    {
        _estate.GraphStatus = status;
        _estate.GraphError =
            $$"""{"error":{"code":"BadRequest","message":"Details.","details":[{"code":"{{code}}","message":"None."}]} }""";

        Ran ran = await _estate.Run(verb, "--subscription", Other);

        Assert.Equal((8, ""), (ran.Exit, ran.Output));
        Assert.Contains("error: the subscription does not exist", ran.Error, StringComparison.Ordinal);
        Assert.Contains("try: check --subscription", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("summary")]
    [InlineData("check")]
    [InlineData("retry")]
    [InlineData("vaults")]
    public async Task Throttling_that_outlasts_the_time_limit_is_called_throttling(string verb)
    {
        _estate.GraphStatus = 429;

        Ran ran = await _estate.Run(verb, "--all-vaults", "--timeout", "2s");

        Assert.Equal((7, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: the service throttled the requests", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_says_so_on_standard_error()
    {
        _estate.Remove("aaaa1111-0000-0000-0000-000000000001");
        _estate.Remove("bbbb2222-0000-0000-0000-000000000002");

        Assert.Equal(new Ran(0, "", "No jobs match." + Environment.NewLine), await _estate.Run("list", "--all-vaults"));
        Assert.Equal("No jobs match." + Environment.NewLine, (await _estate.Run("list", "--all-vaults", "-o", "json")).Error);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("summary")]
    [InlineData("timeline")]
    [InlineData("retry")]
    public async Task A_scope_without_vaults_says_so(string verb)
    {
        Ran none = await _estate.Run(verb, "--subscription", Other);
        Ran noMatch = await _estate.Run(verb, "--subscription", TestEstate.Subscription, "--item", "nothing");

        Assert.Equal((0, "No vaults in this scope."), (none.Exit, none.Error.TrimEnd()));
        Assert.Equal(0, noMatch.Exit);
        Assert.StartsWith("No ", noMatch.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("No vaults", noMatch.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeline_groups_rows_by_vault()
    {
        Ran ran = await _estate.Run("timeline", "--all-vaults");

        Assert.Equal(0, ran.Exit);
        int machines = ran.Output.IndexOf(">machines<", StringComparison.Ordinal);
        Assert.InRange(machines, 1, ran.Output.IndexOf(">bv<", StringComparison.Ordinal));
        Assert.Contains("<th>Vault</th>", ran.Output, StringComparison.Ordinal);
    }
}
