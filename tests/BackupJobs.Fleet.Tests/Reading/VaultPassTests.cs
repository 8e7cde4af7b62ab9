using BackupJobs.Fleet.Tests.Host;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>Which jobs the next read begins with after one that was interrupted.</summary>
public class VaultPassTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a b c", 0, true, "a b c")]
    [InlineData("a b c", 1, true, "b c")]
    [InlineData("a b c", 1, false, "b c")]
    // It fails for the second time.
    [InlineData("a b c", 0, false, "b c a")]
    [InlineData("a", 0, false, "")]
    [InlineData("a b c", 3, true, "")]
    public void What_was_left_over_comes_first_in_its_order(string rest, int looked, bool isThrottled, string expected)
    {
        VaultPass pass = Pass();
        pass.Vault.Rest = rest.Split(' ');
        pass.BeginWithRest();
        for (int i = 0; i < looked; i++)
            pass.Looked();

        Assert.Equal(expected, string.Join(' ', pass.Rest(isThrottled)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_job_that_fails_for_the_first_time_stays_the_first(bool isThrottled)
    {
        VaultPass pass = Pass();
        foreach (string id in (string[])["A", "b"])
            pass.Confirm(JobReport.Of(new JobResource { Name = id }));

        Assert.Equal(["a", "b"], pass.Rest(isThrottled));
    }

    private static VaultPass Pass() => new(
        new WatchedVault(
            new VaultRow
            {
                Id = "/subscriptions/s/resourcegroups/g/providers/microsoft.recoveryservices/vaults/v",
                Shard = 1,
                Subscription = "s",
                Tenant = "t",
                Kind = VaultKind.RecoveryServices,
                Name = "v",
                Found = Now,
            },
            new Fence(1, 1), new BackupClient(new AnyToken())),
        Now, 0);
}
