namespace BackupJobs.Cli.Tests.Verbs;

public class DemoTests
{
    [Theory]
    [InlineData(0, "Completed", "  InProgress  ")]
    [InlineData(3, "Failed", "  InProgress  ", "--fail")]
    [InlineData(4, "CompletedWithWarnings", "  InProgress  ", "--warn")]
    [InlineData(5, "Cancelled", "cancel     ", "--cancel")]
    public async Task The_demo_runs_from_the_trigger_to_the_finished_job(int exit, string status, string onTheWay, params string[] ending)
    {
        Ran ran = await new TestShell().Run(["demo", "--speed", "600", .. ending]);

        Assert.Equal((exit, ""), (ran.Exit, ran.Error));
        string[] steps =
            [
                "trigger    POST", "-> 202", "operation  ", "job        ", onTheWay, $"Status     {status}", "Duration", "Take Snapshot",
                "VM Name"
            ];
        int at = 0;
        foreach (string step in steps)
        {
            int found = ran.Output.IndexOf(step, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{step}' is missing after '{ran.Output[..at]}' in:\n{ran.Output}");
            at = found;
        }
    }

    [Fact]
    public async Task The_demo_of_an_estate_finds_the_failure_and_repeats_it()
    {
        Ran ran = await new TestShell().Run("demo", "--estate", "--speed", "1200");

        Assert.Equal(0, ran.Exit);
        string[] steps =
            [
                "> backup-jobs vaults", "bv-branches", "> backup-jobs summary --all-vaults", "> backup-jobs backup --item",
                "> backup-jobs watch", "disk-web01  Backup  Failed", "exit code 3", "> backup-jobs check --all-vaults", "stale",
                "exit code 11", "> backup-jobs retry --all-vaults --max 2", "would be repeated", "--yes", "started as"
            ];
        int at = 0;
        foreach (string step in steps)
        {
            int found = ran.Output.IndexOf(step, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{step}' is missing in:\n{ran.Output}\n{ran.Error}");
            at = found;
        }
    }
}
