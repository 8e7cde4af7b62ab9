using System.Text.Json.Nodes;
using BackupJobs.Emulator;

namespace BackupJobs.Cli.Tests.Verbs;

/// <summary>Restores into the paired region, whose jobs the vault itself does not know.</summary>
public class CrossRegionTests
{
    private static readonly string[] There = ["--cross-region", "westus"];

    [Fact]
    public async Task Jobs_of_the_paired_region_are_listed()
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("here");
        Add(vault, "there", TimeSpan.FromHours(1));

        Ran ran = await vault.Run(["list", .. There, "-o", "jsonl"]);

        Assert.Equal((0, "there"), (ran.Exit, (string?)JsonNode.Parse(Assert.Single(ran.OutputLines))!["name"]));
    }

    [Fact]
    public async Task A_job_of_the_paired_region_is_shown_with_details()
    {
        await using TestVault vault = await TestVault.Start();
        Add(vault, "there", TimeSpan.FromHours(1));

        Ran found = await vault.Run(["show", "there", .. There, "-o", "json"]);
        Ran notHere = await vault.Run("show", "there");

        Assert.Equal((0, ""), (found.Exit, found.Error));
        JsonNode properties = JsonNode.Parse(found.Output)!["properties"]!;
        Assert.Equal(
            ("CrossRegionRestore", "Take Snapshot"),
            ((string?)properties["operation"], (string?)properties["extendedInfo"]!["tasksList"]![0]!["taskId"]));
        Assert.Equal("BackupCrrJobDetails_Get", vault.Emulator.Requests[0].OperationId);
        Assert.Equal(8, notHere.Exit);
        Assert.Contains("--cross-region REGION", notHere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_outcome_of_several_cross_region_jobs_decides()
    {
        await using TestVault vault = await TestVault.Start();
        Add(vault, "good", TimeSpan.FromHours(1));
        Add(vault, "bad", TimeSpan.FromHours(1), Emulator.SimulatedOutcome.Failed);

        Task<Ran> wait = vault.Run(["wait", "good", "bad", .. There, "--interval", "1s", "-o", "csv"]);
        while (vault.Emulator.Requests.Count < 4 && !wait.IsCompleted)
            await Task.Delay(10);
        vault.Emulator.Clock.Advance(TimeSpan.FromHours(2));
        Ran ran = await wait;

        Assert.Equal(3, ran.Exit);
        Assert.Equal(["good", "bad"], ran.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Contains("good  vm1  CrossRegionRestore  InProgress", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_timeout_the_resume_command_has_the_region()
    {
        await using TestVault vault = await TestVault.Start();
        Add(vault, "there", TimeSpan.FromHours(8));

        Ran ran = await vault.Run(["wait", "there", .. There, "--timeout", "1s", "--interval", "5s"]);

        Assert.Equal(6, ran.Exit);
        Assert.Contains("backup-jobs wait there --cross-region westus --vault ", ran.Error, StringComparison.Ordinal);
    }

    private static void Add(TestVault vault, string name, TimeSpan length, Emulator.SimulatedOutcome outcome = default) =>
        vault.Emulator.Add(new JobDefinition
    {
        Name = name,
        Operation = "CrossRegionRestore",
        StartTime = vault.Emulator.Clock.Now,
        Length = length,
        Outcome = outcome,
        Phases = [new JobPhase("Take Snapshot", 1)],
    });
}
