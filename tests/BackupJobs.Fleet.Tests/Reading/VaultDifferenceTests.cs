namespace BackupJobs.Fleet.Tests.Reading;

public class VaultDifferenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_running_job_is_new_once()
    {
        VaultDifference first = VaultDifference.Of(new Dictionary<string, LedgerEntry>(), [Job("A", "InProgress")], Now);
        VaultDifference second = VaultDifference.Of(
            first.Running.ToDictionary(entry => entry.Job), [Job("a", "inprogress")], Now);

        Assert.Equal("a", Assert.Single(first.Running).Job);
        Assert.Empty(second.Running);
        Assert.Empty(second.Ended);
    }

    [Fact]
    public void An_end_is_found_once_and_is_final()
    {
        Dictionary<string, LedgerEntry> ledger = new() { ["a"] = new("a", "InProgress", Now, Now, null) };
        VaultDifference found = VaultDifference.Of(ledger, [Job("A", "Failed"), Job("A", "Failed"), Job("A", "InProgress")], Now);
        ledger["a"] = new LedgerEntry("a", "Failed", Now, Now, Now);
        VaultDifference later = VaultDifference.Of(ledger, [Job("A", "InProgress"), Job("A", "Completed")], Now);

        Assert.Equal(JobOutcome.Failed, Assert.Single(found.Ended).Outcome);
        Assert.Empty(found.Running);
        Assert.Empty(later.Ended);
        Assert.Empty(later.Running);
    }

    [Fact]
    public void Ends_are_in_the_order_of_their_times()
    {
        JobReport[] jobs = [Job("late", "Completed", 9), Job("early", "Completed", 1), Job("middle", "Failed", 5)];

        VaultDifference found = VaultDifference.Of(new Dictionary<string, LedgerEntry>(), jobs, Now);

        Assert.Equal(["early", "middle", "late"], found.Ended.Select(job => job.JobId));
    }

    private static JobReport Job(string name, string status, int ended = 0) => JobReport.Of(new JobResource
    {
        Name = name,
        Properties = new AzureIaaSVMJob { Status = status, StartTime = Now, EndTime = Now.AddMinutes(ended) },
    });
}
