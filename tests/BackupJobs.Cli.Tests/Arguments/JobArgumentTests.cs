namespace BackupJobs.Cli.Tests.Arguments;

public class JobArgumentTests
{
    [Fact]
    public void A_job_ID_contains_no_vault() =>
        Assert.Equal(
            [new JobReference(null, "6e503ee3-Ibz"), new JobReference(null, "MTMz==")], JobArgument.Read("6e503ee3-Ibz", "MTMz=="));

    [Fact]
    public void A_resource_ID_contains_the_vault_in_any_case()
    {
        JobReference[] jobs = JobArgument.Read(
            "/Subscriptions/s1/resourcegroups/rg1/providers/microsoft.recoveryservices/Vaults/v1/backupjobs/j1",
            "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.DataProtection/backupVaults/v2/backupJobs/j2");

        Assert.Equal(
            [
                new JobReference(new VaultId("s1", "rg1", "v1"), "j1"),
                new JobReference(new VaultId("s1", "rg1", "v2", VaultKind.BackupVault), "j2")
            ],
            jobs);
    }

    [Theory]
    [InlineData("6e50", true)]
    [InlineData("6E503EE3-d789", true)]
    [InlineData("899bc1a6-d789-40ab-bd76-df8f5d5590f0", false)]
    [InlineData("6e503ee3-Ibz", false)]
    [InlineData("job1", false)]
    public void Characters_of_a_GUID_may_be_the_beginning_of_an_ID(string text, bool expected) =>
        Assert.Equal(expected, JobReference.Parse(text).MayBePrefix);

    [Theory]
    [InlineData("")]
    [InlineData("../backupPolicies/p1")]
    [InlineData("/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v1/backupJobs/")]
    [InlineData("/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v1/backupJobs/j1/cancel")]
    public void An_invalid_job_ID_is_wrong_usage(string text) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<FailureException>(() => JobArgument.Read(text)).Failure.ExitCode);
}
