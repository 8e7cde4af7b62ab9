namespace BackupJobs.Cli.Tests.Verbs;

/// <summary>Some of the jobs of a command line are unknown.</summary>
public class UnknownJobTests
{
    private const string Failed = TestEstate.Machines + "/backupJobs/aaaa1111-0000-0000-0000-000000000001";
    private const string Completed = TestEstate.Disks + "/backupJobs/bbbb2222-0000-0000-0000-000000000002";

    [Theory]
    [InlineData("wait", "--interval", "1s", "-q")]
    [InlineData("watch", "--interval", "1s")]
    public async Task An_unknown_job_does_not_hide_the_outcomes_of_the_others(string verb, params string[] options)
    {
        await using TestEstate estate = await StartAsync();

        Ran ran = await estate.Run([verb, "aaaa1111", "bbbb2222", "cccc", "dddd", "--all-vaults", .. options]);

        Assert.Equal(3, ran.Exit);
        Assert.Contains("aaaa1111", ran.Output, StringComparison.Ordinal);
        Assert.Contains("bbbb2222", ran.Output, StringComparison.Ordinal);
        Assert.Contains("error: no vault has a job 'cccc' or 'dddd'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_job_decides_the_exit_code_if_the_others_have_not_failed()
    {
        await using TestEstate estate = await StartAsync();

        Ran ran = await estate.Run("wait", "bbbb2222", "cccc", "--all-vaults", "--interval", "1s", "-q", "-o", "json");

        Assert.Equal(8, ran.Exit);
        Assert.Contains("\"value\": [", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wait", "--interval", "1s", "-q")]
    [InlineData("watch", "--interval", "1s")]
    public async Task A_vault_that_refuses_does_not_hide_the_outcomes_in_the_others(string verb, params string[] options)
    {
        await using TestEstate estate = await StartAsync();
        estate.MachinesStatus = 403;

        Ran ran = await estate.Run([verb, Failed, Completed, .. options]);

        Assert.Equal(9, ran.Exit);
        Assert.Contains("bbbb2222", ran.Output, StringComparison.Ordinal);
        Assert.Contains(
            "error: job 'aaaa1111-0000-0000-0000-000000000001' in vault machines: permission denied", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vaults_that_all_refuse_fail_the_wait_and_nothing_is_written()
    {
        await using TestEstate estate = await StartAsync();
        estate.MachinesStatus = 403;

        Ran ran = await estate.Run("wait", Failed, Failed.Replace("aaaa1111", "aaaa2222", StringComparison.Ordinal), "-q");

        Assert.Equal((9, ""), (ran.Exit, ran.Output));
        Assert.Contains("error: permission denied", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_that_cannot_be_searched_for_an_unknown_job_does_not_hide_the_others()
    {
        await using TestEstate estate = await StartAsync();
        estate.MachinesStatus = 403;

        Ran ran = await estate.Run(
            "wait", Completed, Guid.Empty.ToString(), "--vault", TestEstate.Machines, "--vault", TestEstate.Disks, "--interval", "1s",
            "-q");

        Assert.Equal(8, ran.Exit);
        Assert.Contains("bbbb2222", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"error: no vault has a job '{Guid.Empty}'", ran.Error, StringComparison.Ordinal);
        Assert.Contains("why: vault machines: permission denied", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<TestEstate> StartAsync()
    {
        TestEstate estate = await TestEstate.Start();
        estate.AddMachineJob("aaaa1111-0000-0000-0000-000000000001", "Failed");
        estate.AddDiskJob("bbbb2222-0000-0000-0000-000000000002", "Completed");
        return estate;
    }
}
