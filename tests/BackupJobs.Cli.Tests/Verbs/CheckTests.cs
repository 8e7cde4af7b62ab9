using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BackupJobs.Cli.Tests.Verbs;

public sealed class CheckTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.Start();
        _estate.AddMachineJob("vmjob", "Failed", error: "No | agent.");
        _estate.AddDiskJob("diskjob", "Completed");
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Items_without_a_recent_success_are_named_with_error_and_recommendation()
    {
        Ran ran = await _estate.Run("check", "--all-vaults", "--max-age", "24h");

        Assert.Equal(11, ran.Exit);
        Assert.Matches("^stale +machines +vm1 +none known +400001: No \\| agent.", ran.OutputLines[1]);
        Assert.Contains("    recommended: Restart the agent.", ran.OutputLines);
        Assert.DoesNotContain("disk1", ran.Output, StringComparison.Ordinal);
        Assert.Equal("1 of 2 items without a successful backup in the last 1d.", ran.Error.TrimEnd());
    }

    [Fact]
    public async Task A_shorter_age_finds_more()
    {
        Ran ran = await _estate.Run("check", "--all-vaults", "--max-age", "30m", "--quiet");

        Assert.Equal((11, ""), (ran.Exit, ran.Error));
        Assert.Contains("disk1", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_backed_up_is_success_without_output()
    {
        Ran ran = await _estate.Run("check", "--vault", TestEstate.Disks);

        Assert.Equal((0, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("0 of 1 items", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_nothing_is_no_success()
    {
        Ran ran = await _estate.Run("check", "--all-vaults", "--item", "nothing*");

        Assert.Equal(8, ran.Exit);
        Assert.Contains("nothing was checked", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("retry")]
    [InlineData("vaults")]
    public async Task A_vault_that_does_not_exist_is_named(string verb)
    {
        string gone = TestEstate.Machines + "-gone";

        Ran alone = await _estate.Run(verb, "--vault", gone);
        Ran beside = await _estate.Run(verb, "--vault", gone, "--vault", TestEstate.Disks);

        Assert.Equal((8, ""), (alone.Exit, alone.Output));
        Assert.Equal(8, beside.Exit);
        Assert.All(new[] { alone, beside }, ran =>
            Assert.Contains("vault machines-gone: the vault does not exist", ran.Error, StringComparison.Ordinal));
        Assert.All(
            ["No protected items found", "No failed backups", "No vaults found"],
            text => Assert.DoesNotContain(text, alone.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_vaults_that_refuse_are_reported_once()
    {
        string[] gone = [.. Enumerable.Range(0, 8).SelectMany(i => new[] { "--vault", $"{TestEstate.Machines}-{i}" })];

        Ran some = await _estate.Run(["check", .. gone[..6]]);
        Ran many = await _estate.Run(["check", .. gone]);

        string some3 = Assert.Single(some.Error.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
        string many8 = Assert.Single(many.Error.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
        Assert.Equal("error: vaults machines-0, machines-1, machines-2: the vault does not exist", some3.TrimEnd());
        Assert.StartsWith("error: 8 vaults, among them machines-0, machines-1, machines-2, machines-3, machines-4: ", many8, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_without_items_is_not_called_missing()
    {
        Ran ran = await _estate.Run("check", "--vault", TestEstate.Machines, "--item", "nothing");

        Assert.Equal(8, ran.Exit);
        Assert.Equal("No protected items found, so nothing was checked.", ran.Error.TrimEnd());
    }

    [Fact]
    public async Task Formats_for_programs_have_all_items()
    {
        Ran json = await _estate.Run("check", "--all-vaults", "-o", "json");
        Ran csv = await _estate.Run("check", "--all-vaults", "-o", "csv");
        Ran junit = await _estate.Run("check", "--all-vaults", "-o", "junit");
        Ran markdown = await _estate.Run("check", "--all-vaults", "-o", "markdown");

        JsonArray items = JsonNode.Parse(json.Output)!["value"]!.AsArray();
        Assert.Equal(["stale", "ok"], items.Select(item => (string?)item!["state"]));
        Assert.Equal(
            ("vmjob", "nightly", "Restart the agent.", TestEstate.Machine),
            ((string?)items[0]!["job"], (string?)items[0]!["policy"], (string?)items[0]!["recommendation"], (string?)items[0]!["id"]));
        Assert.Equal(3, csv.OutputLines.Length);
        XElement suite = XElement.Parse(junit.Output).Element("testsuite")!;
        Assert.Equal(("2", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures")));
        Assert.Equal("vm1", (string?)suite.Elements("testcase").Single(test => test.Element("failure") is not null).Attribute("name"));
        Assert.Equal(["| state | vault | item | last success | last error |", "|---|---|---|---|---|"], markdown.OutputLines[..2]);
        Assert.Contains("No \\| agent.", markdown.OutputLines[2], StringComparison.Ordinal);
        Assert.All(new[] { json, csv, junit, markdown }, ran => Assert.Equal(11, ran.Exit));
    }
}
