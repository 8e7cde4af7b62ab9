namespace BackupJobs.Cli.Tests.Arguments;

public class JobArgumentTests
{
    [Fact]
    public void A_job_ID_contains_no_vault()
    {
        (VaultId? vault, string[] jobs) = JobArgument.Read("6e503ee3-Ibz", "MTMz==");

        Assert.Null(vault);
        Assert.Equal(["6e503ee3-Ibz", "MTMz=="], jobs);
    }

    [Fact]
    public void A_resource_ID_contains_the_vault_in_any_case()
    {
        (VaultId? vault, string[] jobs) =
            JobArgument.Read("/Subscriptions/s1/resourcegroups/rg1/providers/microsoft.recoveryservices/Vaults/v1/backupjobs/j1", "j2");

        Assert.Equal(new VaultId("s1", "rg1", "v1"), vault);
        Assert.Equal(["j1", "j2"], jobs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../backupPolicies/p1")]
    [InlineData("/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v1/backupJobs/")]
    [InlineData("/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v1/backupJobs/j1/cancel")]
    public void An_invalid_job_ID_is_wrong_usage(string text) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<FailureException>(() => JobArgument.Read(text)).Failure.ExitCode);

    [Fact]
    public void Jobs_of_two_vaults_are_wrong_usage() => Assert.Throws<FailureException>(() => JobArgument.Read(
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v1/backupJobs/j1",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/v2/backupJobs/j1"));
}
