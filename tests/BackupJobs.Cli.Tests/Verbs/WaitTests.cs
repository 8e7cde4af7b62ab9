using System.Text.Json.Nodes;

namespace BackupJobs.Cli.Tests.Verbs;

public class WaitTests
{
    [Fact]
    public async Task A_running_job_is_followed_with_a_line_for_each_change()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddRunning("job1", TimeSpan.FromMinutes(1));

        Ran ran = await vault.Run("wait", "job1", "--interval", "1s", "-o", "json");

        Assert.Equal(0, ran.Exit);
        Assert.Equal("Completed", (string?)JsonNode.Parse(ran.Output)!["properties"]!["status"]);
        string[] lines = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("InProgress", lines[0], StringComparison.Ordinal);
        Assert.Contains("Completed", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_jobs_the_worst_decides_and_quiet_says_nothing_on_the_way()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("good");
        vault.AddEnded("warned", Emulator.SimulatedOutcome.CompletedWithWarnings);

        Ran ran = await vault.Run("wait", "good", "warned", "--quiet", "-o", "csv");

        Assert.Equal((4, ""), (ran.Exit, ran.Error));
        Assert.Equal(["good", "warned"], ran.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task When_the_time_is_up_the_way_on_is_shown()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("job1", TimeSpan.FromHours(8));

        Ran ran = await vault.Run("wait", "job1", "--timeout", "1s", "--interval", "5s");

        Assert.Equal(6, ran.Exit);
        Assert.Contains($"backup-jobs wait job1 --vault {vault.Emulator.VaultPath} --endpoint {vault.Shell.Variables[Variables.Endpoint]}", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_leads_to_its_job_by_one_command()
    {
        await using TestVault vault = await TestVault.Start(speed: 600);

        Ran started = await vault.Run("backup", "--container", "IaasVMContainer;iaasvmcontainerv2;rg1;vm1", "--item", "VM;iaasvmcontainerv2;rg1;vm1", "--interval", "1s");
        string operation = started.Error.Split(' ')[^1].Trim();
        Ran waited = await vault.Run("wait", "--operation", operation, "--interval", "1s", "-o", "jsonl");

        Assert.Equal(0, started.Exit);
        Assert.Equal(0, waited.Exit);
        Assert.Equal(Assert.Single(started.OutputLines), (string?)JsonNode.Parse(waited.Output)!["name"]);
    }

    [Fact]
    public async Task An_operation_of_another_origin_is_refused_before_a_request_is_made()
    {
        await using TestVault vault = await TestVault.Start();

        Ran ran = await vault.Run("wait", "--operation", $"https://evil.example{vault.Emulator.VaultPath}/backupOperations/op1");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("leads away", ran.Error, StringComparison.Ordinal);
        Assert.Empty(vault.Emulator.Requests);
    }

    [Fact]
    public async Task A_cancelled_job_exits_with_5_when_it_is_waited_for()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddRunning("job1", TimeSpan.FromHours(8));

        Ran accepted = await vault.Run("cancel", "job1", "--interval", "1s");
        Ran ended = await vault.Run("cancel", "job1", "--wait", "--interval", "1s", "-o", "csv");

        Assert.Equal(0, accepted.Exit);
        Assert.Equal(5, ended.Exit);
        Assert.Contains(",Cancelled,", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_tells_changes_as_lines_of_JSON()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("job1");

        Ran ran = await vault.Run("watch", "--jsonl", "--timeout", "1s", "--interval", "5s");

        Assert.Equal(6, ran.Exit);
        Assert.Equal("job1", (string?)JsonNode.Parse(Assert.Single(ran.OutputLines))!["name"]);
    }
}
