namespace BackupJobs.Cli.Tests.Verbs;

public class CancelTests
{
    [Fact]
    public async Task What_a_kind_of_vault_cannot_do_is_wrong_usage()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.AddDiskJob("bbbb2222-0000-0000-0000-000000000002", "Completed");

        Ran ran = await estate.Run("cancel", $"{TestEstate.Disks}/backupJobs/bbbb2222-0000-0000-0000-000000000002");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("cannot be cancelled", ran.Error, StringComparison.Ordinal);
    }
}
