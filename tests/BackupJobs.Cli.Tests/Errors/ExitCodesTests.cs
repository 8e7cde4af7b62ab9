namespace BackupJobs.Cli.Tests.Errors;

public class ExitCodesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0, "Completed")]
    [InlineData(4, "Completed", "CompletedWithWarnings")]
    [InlineData(5, "CompletedWithWarnings", "Cancelled", "Completed")]
    [InlineData(3, "Cancelled", "Failed", "CompletedWithWarnings")]
    [InlineData(1, "InProgress")]
    public void The_worst_outcome_decides(int expected, params string[] states) =>
        Assert.Equal((ExitCode)expected, ExitCodes.Of(states.Select(state => Reports.Job(status: state))));
}
