namespace BackupJobs.Cli.Tests.Verbs;

public sealed class RetryTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private int Triggers => _estate.Requests.Count(
        request => request.StartsWith("POST", StringComparison.Ordinal) && request.EndsWith("/backup", StringComparison.Ordinal));

    public async Task InitializeAsync() => _estate = await TestEstate.Start();

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task Nothing_is_started_without_confirmation()
    {
        _estate.AddMachineJob("vmjob", "Failed");

        Ran ran = await _estate.Run("retry", "--all-vaults", "--max", "2");

        Assert.Equal(0, ran.Exit);
        Assert.Matches("^machines +vm1 +vmjob +would be repeated$", ran.OutputLines[1].TrimEnd());
        Assert.Contains("Nothing was started", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, Triggers);
    }

    [Fact]
    public async Task Failed_backups_of_both_kinds_are_repeated_once()
    {
        _estate.AddMachineJob("vmjob", "Failed");
        _estate.AddMachineJob("vmjob-before", "Failed", hoursAgo: 5);
        _estate.AddDiskJob("diskjob", "Failed");

        Ran ran = await _estate.Run("retry", "--all-vaults", "--max", "5", "--yes", "-o", "csv", "--interval", "1s");
        Ran again = await _estate.Run("retry", "--all-vaults", "--max", "5", "--yes");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(
            ["started as again-vm", "started as again-disk"], ran.OutputLines.Skip(1).Select(line => line.Split(',')[^1]));
        Assert.Equal(2, Triggers);
        Assert.Equal((0, "No failed backups to repeat."), (again.Exit, again.Error.TrimEnd()));
    }

    [Fact]
    public async Task Never_more_than_asked()
    {
        _estate.AddMachineJob("vmjob", "Failed");
        _estate.AddDiskJob("diskjob", "Failed");

        Ran ran = await _estate.Run("retry", "--all-vaults", "--yes", "-o", "csv", "--interval", "1s");

        Assert.Equal(1, Triggers);
        Assert.EndsWith("skipped: more than --max", ran.OutputLines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InProgress", true, "a backup is running")]
    [InlineData("Failed", false, "its error is permanent")]
    public async Task What_must_not_be_repeated_is_skipped_with_the_reason(string newest, bool isRetryable, string reason)
    {
        _estate.AddDiskJob("before", "Failed", hoursAgo: 3);
        _estate.AddDiskJob("newest", newest, isRetryable: isRetryable);

        Ran ran = await _estate.Run("retry", "--all-vaults", "--yes", "-o", "csv");

        Assert.EndsWith($"skipped: {reason}", Assert.Single(ran.OutputLines.Skip(1)), StringComparison.Ordinal);
        Assert.Equal(0, Triggers);
    }

    [Fact]
    public async Task Other_items_and_vaults_and_later_successes_are_left_alone()
    {
        _estate.AddMachineJob("vmjob", "Failed");
        _estate.AddDiskJob("before", "Failed", hoursAgo: 3);
        _estate.AddDiskJob("newest", "Completed");

        Ran item = await _estate.Run("retry", "--all-vaults", "--item", "disk*", "--yes");
        Ran vault = await _estate.Run("retry", "--vault", TestEstate.Disks, "--yes");

        Assert.Equal(("", ""), (item.Output, vault.Output));
        Assert.Equal(0, Triggers);
    }
}
