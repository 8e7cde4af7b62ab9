namespace BackupJobs.Cli.Tests.Verbs;

public class BackupTests
{
    [Theory]
    [InlineData("--container is missing", "backup", "--item", "VM;v", "--vault", Reports.Vault)]
    [InlineData("cannot be combined", "backup", "--item", TestEstate.Machine, "--container", "c")]
    [InlineData("the ID is of vault machines, which the options leave out: vault vault1", "backup", "--item", TestEstate.Machine, "--vault", Reports.Vault)]
    [InlineData("Recovery Services vaults only", "backup", "--item", TestEstate.Disk, "--retain-until", "2030-01-01")]
    public async Task An_item_is_named_in_one_way(string hint, params string[] arguments)
    {
        Ran ran = await new TestShell { Variables = { [Variables.Token] = "t" } }.Run(arguments);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(hint, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestEstate.Machine, "again-vm")]
    [InlineData(TestEstate.Disk, "again-disk")]
    [InlineData(TestEstate.Machine + "\r", "again-vm")]
    [InlineData(" " + TestEstate.Disk + "\r\n", "again-disk")]
    public async Task An_item_of_either_kind_is_backed_up_by_its_resource_ID(string item, string job)
    {
        await using TestEstate estate = await TestEstate.Start();

        Ran ran = await estate.Run("backup", "--item", item, "--quiet", "--interval", "1s");

        Assert.Equal((0, "", job), (ran.Exit, ran.Error, ran.Output.Trim()));
    }
}
