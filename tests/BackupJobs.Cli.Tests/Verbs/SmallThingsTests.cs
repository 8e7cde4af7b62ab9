namespace BackupJobs.Cli.Tests.Verbs;

/// <summary>What people expect without reading anything.</summary>
public class SmallThingsTests
{
    [Fact]
    public async Task A_command_line_without_a_command_shows_help()
    {
        Ran ran = await new TestShell().Run();

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Usage:", ran.Output, StringComparison.Ordinal);
        Assert.Contains("11  protected items", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelled_status_names_the_known_ones()
    {
        Ran ran = await new TestShell().Run("list", "--status", "fail", "--vault", Reports.Vault);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(
            "unknown status 'fail' for --status: expected InProgress, Completed, Failed, CompletedWithWarnings", ran.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("COMPLETEDWITHWARNINGS")]
    public async Task The_case_of_a_status_does_not_matter(string status)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("f1", Emulator.SimulatedOutcome.Failed);
        vault.AddEnded("w1", Emulator.SimulatedOutcome.CompletedWithWarnings);

        Ran ran = await vault.Run("list", "--status", status, "-o", "csv");

        Assert.Single(ran.OutputLines.Skip(1));
    }

    [Theory]
    [InlineData(new[] { "j1" }, "--item", "vm1")]
    [InlineData(new[] { "j2", "j1" }, "--item", "VM*")]
    [InlineData(new[] { "j3", "j2" }, "--top", "2")]
    [InlineData(new[] { "j3", "j1" }, "--item", "db", "--item", "vm1")]
    [InlineData(new[] { "j2" }, "--item", "vm*", "--top", "1")]
    public async Task Items_and_the_newest_jobs_are_selected(string[] expected, params string[] options)
    {
        await using TestVault vault = await TestVault.Start();
        vault.AddEnded("j1", item: "vm1", ago: TimeSpan.FromHours(5));
        vault.AddEnded("j2", item: "vm2", ago: TimeSpan.FromHours(4));
        vault.AddEnded("j3", item: "db", ago: TimeSpan.FromHours(3));

        Ran ran = await vault.Run(["list", "-o", "csv", .. options]);

        Assert.Equal(expected, ran.OutputLines.Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task An_export_creates_the_folder()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("backup-jobs-");
        try
        {
            string to = Path.Combine(folder.FullName, "new", "reports") + "/";

            Ran ran = await vault.Run("export", "--to", to, "--interval", "1s", "--quiet");

            Assert.Equal((0, ""), (ran.Exit, ran.Error));
            Assert.StartsWith(to, Assert.Single(ran.OutputLines), StringComparison.Ordinal);
            Assert.True(File.Exists(ran.OutputLines[0]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--container is missing", "backup", "--item", "VM;v", "--vault", Reports.Vault)]
    [InlineData("cannot be combined", "backup", "--item", TestEstate.Machine, "--container", "c")]
    [InlineData("in another vault", "backup", "--item", TestEstate.Machine, "--vault", Reports.Vault)]
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

    [Fact]
    public void The_credentials_that_were_tried_are_not_listed()
    {
        Failure failure = Failures.Of(
            new Azure.Identity.AuthenticationFailedException("No token.\n- EnvironmentCredential unavailable\n- AzureCliCredential unavailable"),
            default);

        Assert.Equal("No token.", failure.Why);
    }
}
