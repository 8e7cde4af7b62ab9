using BackupJobs.Tests.Jobs;
using static BackupJobs.Tests.Support.BackupVaultSamples;

namespace BackupJobs.Tests.Vaults;

/// <summary>Which failed backups are worth repeating.</summary>
public class RetryPlanTests
{
    private const string Permanent = """[{"code":"Gone","message":"m","isRetryable":false}]""";

    [Fact]
    public void Each_item_whose_newest_backup_failed_has_one_step_the_oldest_failure_first()
    {
        IReadOnlyList<RetryStep> plan = RetryPlan.Of(
            [Disk("a", "Failed", 3), Disk("a", "Completed", 4), Disk("b", "Failed", 2), Disk("b", "Failed", 5), Disk("c", "Failed", 1)]);

        Assert.Equal(["c1", "b5"], plan.Select(step => step.Failed.JobId));
        Assert.All(plan, step => Assert.Null(step.Obstacle));
    }

    [Fact]
    public void A_step_says_its_obstacle()
    {
        JobReport nameless = JobReport.Of(new JobResource
        {
            Name = "vm",
            Properties = new AzureIaaSVMJob
            {
                Status = "Failed",
                Operation = "Backup",
                StartTime = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
            },
        });

        IReadOnlyList<RetryStep> plan = RetryPlan.Of(
            [
                nameless, Disk("a", "Failed", 1), Disk("a", "InProgress", 2), Disk("b", "Failed", 3, Permanent), Disk("c", "Failed", 4),
                Disk("d", "Failed", 5),
            ],
            max: 1);

        Assert.Equal(
            [RetryObstacle.ItemIsUnknown, RetryObstacle.BackupIsRunning, RetryObstacle.ErrorIsPermanent, null, RetryObstacle.Limit],
            plan.Select(step => step.Obstacle));
    }

    private static JobReport Disk(string item, string status, int day, string errors = "null") => BackupVaultReportTests.Report(
        Job(item + day, status, $"2026-05-0{day}T08:00:00Z", errors: errors).Replace("disk1", item, StringComparison.Ordinal));
}
