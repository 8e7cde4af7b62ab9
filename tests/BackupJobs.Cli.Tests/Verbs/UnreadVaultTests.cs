using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BackupJobs.Cli.Tests.Verbs;

/// <summary>An estate whose vaults are read one by one, and one of them is not read.</summary>
public sealed class UnreadVaultTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.Start();
        _estate.AddMachineJob("vmjob", "Failed");
        _estate.AddDiskJob("diskjob", "Completed");
        _estate.GraphStatus = 403;
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Theory]
    [InlineData("diskjob", "list", "--all-vaults", "-o", "csv")]
    [InlineData("bv", "summary", "--all-vaults", "-o", "csv")]
    [InlineData("disk1", "check", "--all-vaults", "-o", "csv")]
    [InlineData("disk1", "check", "--vault", TestEstate.Machines, "--vault", TestEstate.Disks, "-o", "csv")]
    [InlineData("diskjob", "timeline", "--all-vaults")]
    public async Task A_vault_that_never_answers_is_named_and_the_others_are_shown(string shown, params string[] arguments)
    {
        _estate.MachinesStatus = 0;

        Ran ran = await _estate.Run([.. arguments, "--timeout", "2s"]);

        Assert.Equal(6, ran.Exit);
        Assert.Contains(shown, ran.Output, StringComparison.Ordinal);
        Assert.Contains("error: vault machines: timed out", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, 9)]
    [InlineData(404, 8)]
    public async Task A_vault_that_refuses_is_named_and_the_others_are_shown(int status, int exit)
    {
        _estate.MachinesStatus = status;

        Ran ran = await _estate.Run("list", "--all-vaults", "-o", "csv");

        Assert.Equal(exit, ran.Exit);
        Assert.StartsWith("diskjob,", Assert.Single(ran.OutputLines.Skip(1)), StringComparison.Ordinal);
        Assert.StartsWith("error: vault machines: ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "--all-vaults")]
    [InlineData("list", "--vault", TestEstate.Machines, "--vault", TestEstate.Disks)]
    [InlineData("check", "--all-vaults")]
    public async Task An_unread_vault_is_an_error_of_a_junit_report(params string[] arguments)
    {
        _estate.MachinesStatus = 403;

        Ran ran = await _estate.Run([.. arguments, "-o", "junit"]);

        XElement suite = XElement.Parse(ran.Output).Element("testsuite")!;
        Assert.Equal(
            ("2", "1", "0"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("errors"), (string?)suite.Attribute("failures")));
        XElement unread = Assert.Single(suite.Elements("testcase"), test => test.Element("error") is not null);
        Assert.Equal("machines", (string?)unread.Attribute("classname"));
        Assert.Equal("vault machines: permission denied", (string?)unread.Element("error")!.Attribute("message"));
    }

    [Theory]
    [InlineData("list", "--all-vaults")]
    [InlineData("list", "--vault", TestEstate.Machines, "--vault", TestEstate.Disks)]
    [InlineData("check", "--all-vaults")]
    [InlineData("summary", "--all-vaults")]
    [InlineData("retry", "--all-vaults")]
    public async Task Unread_vaults_are_a_member_of_json(params string[] arguments)
    {
        Ran complete = await _estate.Run([.. arguments, "-o", "json"]);
        _estate.MachinesStatus = 403;
        Ran partial = await _estate.Run([.. arguments, "-o", "json"]);

        Assert.Empty(JsonNode.Parse(complete.Output)!["unreadVaults"]!.AsArray());
        JsonNode? unread = Assert.Single(JsonNode.Parse(partial.Output)!["unreadVaults"]!.AsArray());
        Assert.Equal("vault machines: permission denied", (string?)unread);
        Assert.Equal(9, partial.Exit);
    }

    [Fact]
    public async Task A_timeline_names_the_vaults_that_were_not_read()
    {
        Ran complete = await _estate.Run("timeline", "--all-vaults");
        _estate.MachinesStatus = 403;
        Ran partial = await _estate.Run("timeline", "--all-vaults");

        Assert.DoesNotContain("Not read", complete.Output, StringComparison.Ordinal);
        Assert.Contains("<p class=\"failed\">Not read: machines (permission denied)</p>", partial.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--all-vaults")]
    [InlineData("--all-vaults", "-o", "jsonl")]
    public async Task A_watch_names_a_refused_vault_once_and_when_it_answers_again(params string[] arguments)
    {
        _estate.GraphStatus = 403;
        _estate.MachinesStatus = 403;
        _estate.Asked = () => _estate.MachinesStatus = _estate.Count(TestEstate.Machines + "/backupJobs") > 1 ? 200 : 403;

        Ran ran = await _estate.Run(["watch", "--interval", "1s", "--timeout", "2s", .. arguments]);

        string[] lines = ran.Error.Split(Environment.NewLine);
        Assert.StartsWith("warning: vault machines: permission denied", lines[0], StringComparison.Ordinal);
        Assert.Equal("vault machines answers again", lines[1]);
        Assert.Single(lines, line => line.StartsWith("warning", StringComparison.Ordinal));
        Assert.Contains("diskjob", ran.Output, StringComparison.Ordinal);
        Assert.Contains("vmjob", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_vaults_that_answer_are_complete()
    {
        Ran ran = await _estate.Run("list", "--all-vaults", "-o", "csv", "--timeout", "20s");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(["diskjob", "vmjob"], ran.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
    }
}
