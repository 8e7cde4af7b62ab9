namespace BackupJobs.Tests.Jobs;

public class JobStatusTests
{
    [Theory]
    [InlineData("Completed", JobOutcome.Completed)]
    [InlineData("completedwithwarnings", JobOutcome.CompletedWithWarnings)]
    [InlineData("FAILED", JobOutcome.Failed)]
    [InlineData("Cancelled", JobOutcome.Cancelled)]
    [InlineData("Canceled", JobOutcome.Cancelled)]
    [InlineData("InProgress", null)]
    [InlineData("Cancelling", null)]
    [InlineData("Invalid", null)]
    [InlineData("Hibernating", null)]
    [InlineData("", null)]
    public void Only_the_four_known_ends_are_ends(string status, JobOutcome? outcome) =>
        Assert.Equal(outcome, new JobStatus(status).Outcome);
}
