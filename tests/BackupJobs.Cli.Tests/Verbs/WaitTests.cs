using System.Text.Json.Nodes;

namespace BackupJobs.Cli.Tests.Verbs;

public class WaitTests
{
    [Fact]
    public async Task Progress_of_a_job_is_a_line_per_change()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddRunning("job1", TimeSpan.FromMinutes(2));

        Ran ran = await vault.Run("wait", "job1", "--interval", "1s", "-o", "json");

        Assert.Equal(0, ran.Exit);
        Assert.Equal("Completed", (string?)JsonNode.Parse(ran.Output)!["properties"]!["status"]);
        string[] lines = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("InProgress", lines[0], StringComparison.Ordinal);
        Assert.Contains("Completed", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_outcome_of_several_jobs_decides_and_quiet_suppresses_progress()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("good");
        vault.AddEnded("warned", Emulator.SimulatedOutcome.CompletedWithWarnings);

        Ran ran = await vault.Run("wait", "good", "warned", "--quiet", "-o", "csv");

        Assert.Equal((4, ""), (ran.Exit, ran.Error));
        Assert.Equal(["good", "warned"], ran.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task After_a_timeout_the_resume_command_is_shown()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("job1", TimeSpan.FromHours(8));

        Ran ran = await vault.Run("wait", "job1", "--timeout", "1s", "--interval", "5s");

        Assert.Equal(6, ran.Exit);
        Assert.Contains(
            $"backup-jobs wait job1 --vault {vault.Emulator.VaultPath} --endpoint {vault.Shell.Variables[Variables.Endpoint]}", ran.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_ends_before_the_timeout_is_seen_although_the_interval_is_longer()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddRunning("job1", TimeSpan.FromSeconds(20));

        Ran ran = await vault.Run("wait", "job1", "--timeout", "1s", "--interval", "10m", "-o", "csv");

        Assert.Equal(0, ran.Exit);
        Assert.Contains(",Completed,", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_job_of_a_backup_is_found_by_its_operation()
    {
        await using TestVault vault = await TestVault.Start(speed: 600);

        Ran started =
            await vault.Run(
                "backup", "--container", "IaasVMContainer;iaasvmcontainerv2;rg1;vm1", "--item", "VM;iaasvmcontainerv2;rg1;vm1",
                "--interval", "1s");
        string operation = started.Error.Split(' ')[^1].Trim();
        Ran waited = await vault.Run("wait", "--operation-id", operation, "--interval", "1s", "-o", "jsonl");

        Assert.Equal(0, started.Exit);
        Assert.Equal(0, waited.Exit);
        Assert.Equal(Assert.Single(started.OutputLines), (string?)JsonNode.Parse(waited.Output)!["name"]);
    }

    [Fact]
    public async Task An_operation_of_another_origin_is_rejected_without_a_request()
    {
        await using TestVault vault = await TestVault.Start();

        Ran ran = await vault.Run("wait", "--operation-id", $"https://evil.example{vault.Emulator.VaultPath}/backupOperations/op1");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("another origin", ran.Error, StringComparison.Ordinal);
        Assert.Empty(vault.Emulator.Requests);
    }

    [Fact]
    public async Task Waiting_for_a_cancelled_job_exits_with_5()
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
    public async Task A_job_that_was_never_seen_is_not_said_to_continue()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddRunning("job1", TimeSpan.FromHours(8));

        Ran unseen = await vault.Run("wait", "nosuchjob", "--timeout", "1s", "--interval", "1s", "--quiet");
        Ran running = await vault.Run("wait", "job1", "--timeout", "1s", "--interval", "1s", "--quiet");

        Assert.Equal((6, 6), (unseen.Exit, running.Exit));
        Assert.StartsWith("error: timed out; no such job was seen yet", unseen.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: timed out; the job continues", running.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_had_ended_is_not_called_cancelled()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddEnded("job1");
        vault.AddRunning("job2", TimeSpan.FromHours(8));

        Ran ended = await vault.Run("cancel", "job1", "--interval", "1s", "--quiet");
        Ran running = await vault.Run("cancel", "job2", "--interval", "1s", "--quiet");

        Assert.Equal(
            (0, "The job had already ended (Completed), so nothing was cancelled."), (ended.Exit, ended.Error.TrimEnd()));
        Assert.Equal((0, ""), (running.Exit, running.Error));
    }

    [Fact]
    public async Task A_watch_writes_changes_as_lines_of_JSON()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("job1");

        Ran ran = await vault.Run("watch", "-o", "jsonl", "--timeout", "1s", "--interval", "5s");

        Assert.Equal(6, ran.Exit);
        Assert.Equal("job1", (string?)JsonNode.Parse(Assert.Single(ran.OutputLines))!["name"]);
    }
}
