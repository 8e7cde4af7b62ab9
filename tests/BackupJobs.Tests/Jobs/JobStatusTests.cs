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
    [InlineData(null, null)]
    public void Only_the_four_known_ends_are_ends(string? status, JobOutcome? outcome) => Assert.Equal(outcome, JobStatus.Outcome(status));

    [Theory]
    [InlineData("inprogress", true)]
    [InlineData("Cancelling", true)]
    [InlineData("Completed", true)]
    [InlineData("Hibernating", false)]
    [InlineData(null, false)]
    public void A_status_that_is_new_to_us_is_flagged(string? status, bool known) => Assert.Equal(known, JobStatus.IsKnown(status));
}
