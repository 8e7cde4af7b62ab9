using BackupJobs.DataProtection;
using BackupJobs.Testing;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime.Generated;
using static BackupJobs.Tests.Support.BackupVaultSamples;

namespace BackupJobs.Tests.Jobs;

/// <summary>Jobs of Backup vaults in the shape that jobs of both kinds of vaults have.</summary>
public class BackupVaultReportTests
{
    [Theory]
    [InlineData("Completed", JobOutcome.Completed)]
    [InlineData("Success", JobOutcome.Completed)]
    [InlineData("succeeded", JobOutcome.Completed)]
    [InlineData("CompletedWithWarnings", JobOutcome.CompletedWithWarnings)]
    [InlineData("SuccessWithWarning", JobOutcome.CompletedWithWarnings)]
    [InlineData("SuccessWithWarnings", JobOutcome.CompletedWithWarnings)]
    [InlineData("Failed", JobOutcome.Failed)]
    [InlineData("Canceled", JobOutcome.Cancelled)]
    [InlineData("Cancelled", JobOutcome.Cancelled)]
    [InlineData("InProgress", null)]
    [InlineData("Inprogress", null)]
    [InlineData("Started", null)]
    [InlineData("Cancelling", null)]
    [InlineData("SomethingNew", null)]
    public void Status_words_have_one_meaning(string status, JobOutcome? outcome) =>
        Assert.Equal(outcome, Report(Job("j", status)).Outcome);

    [Theory]
    [InlineData("00:03:34.4374603")]
    [InlineData("PT3M34.4374603S")]
    public void Both_spellings_of_the_duration_give_the_time_between_start_and_end(string duration) => Assert.Equal(
        TimeSpan.Parse("00:03:34.4374603", null),
        Report(Job("j", "Completed", end: "2026-05-11T08:24:06.3957207Z", duration: duration)).Duration);

    [Theory]
    [InlineData("PT0S")]
    [InlineData("00:00:00")]
    public void The_duration_of_a_running_job_is_the_time_since_its_start_instead_of_zero(string duration)
    {
        JobResource job = Report(Job("j", "InProgress", duration: duration)).Resource!;
        DateTimeOffset start = job.Properties!.StartTime!.Value;

        Assert.Equal(TimeSpan.FromMinutes(3), JobReport.Of(job, start.AddMinutes(3)).Duration);
        Assert.Null(JobReport.Of(job, start.AddMinutes(-1)).Duration);
        Assert.Null(JobReport.Of(job).Duration);
    }

    [Fact]
    public void Explicit_nulls_are_absent()
    {
        JobReport job = Report(Job("j", "InProgress"));

        Assert.Null(job.EndTime);
        Assert.Empty(job.Errors);
        Assert.Empty(job.Tasks);
        Assert.Empty(job.PropertyBag);
        Assert.Null(job.TransferredBytes);
        Assert.Null(job.ProgressPercentage);
    }

    [Fact]
    public void Members_have_their_place_in_the_report()
    {
        JobReport job = Report(Job("j", "InProgress"));

        Assert.Equal("j", job.JobId);
        Assert.Equal("disk1", job.EntityName);
        Assert.Equal("Backup", job.Operation);
        Assert.Equal("Microsoft.Compute/disks", job.ItemKind);
        Assert.Equal("daily", job.PolicyName);
        Assert.Equal(VaultPath + "/backupInstances/disk1", job.ItemId);
        Assert.EndsWith("/disks/disk1", job.SourceId, StringComparison.Ordinal);
        Assert.Equal(new VaultId("sub", "rg", "bv", VaultKind.BackupVault), job.Vault);
        Assert.True(job.IsUserTriggered);
        Assert.IsType<BackupVaultJob>(job.Resource!.Properties);
    }

    [Fact]
    public void The_json_of_a_report_is_that_of_the_service()
    {
        string json = Job("j", "Completed", end: "2026-05-11T08:24:06.3957207Z", duration: "00:03:34.4374603");
        using System.Text.Json.JsonDocument before = System.Text.Json.JsonDocument.Parse(json);
        using System.Text.Json.JsonDocument after = System.Text.Json.JsonDocument.Parse(Report(json).Json!.ToString());

        Assert.True(System.Text.Json.JsonElement.DeepEquals(before.RootElement, after.RootElement), after.RootElement.ToString());
    }

    [Fact]
    public void Nested_errors_are_listed_from_the_outermost_to_the_innermost()
    {
        string inner = """{"code":"DiskGone","additionalInfo":{},"embeddedInnerError":null}""";
        string innermost = Error("CopyFailed", "The copy failed.", inner: inner);
        string middle = Error("TaskFailed", "The task failed.", details: $"[{innermost}]", retryable: true);
        JobReport job = Report(Job("j", "Failed", errors: $"[{Error("Internal", "The service failed.", $"[{middle}]", retryable: true)}]"));

        Assert.Equal(["Internal", "TaskFailed", "CopyFailed", "DiskGone"], job.Errors.Select(error => error.Title));
        Assert.Equal([true, true, false, null], job.Errors.Select(error => error.IsRetryable));
        Assert.Equal("Try CopyFailed.", Assert.Single(job.Errors[2].Recommendations));
        Assert.Equal("Internal: The service failed.", job.Errors[0].ToString());
    }

    [Fact]
    public void Errors_without_end_are_cut()
    {
        string error = Error("Same", "Once more.");
        JobReport job = Report(Job("j", "Failed", errors: $"[{string.Join(',', Enumerable.Repeat(error, 5000))}]"));

        Assert.InRange(job.Errors.Count, 1, 20);
    }

    [Fact]
    public void Details_have_steps_recovery_points_and_warnings()
    {
        JobReport job = Report(Job("j", "CompletedWithWarnings", extendedInfo: $$"""
            {"backupInstanceState":null,"dataTransferredInBytes":null,"recoveryDestination":null,"sourceRecoverPoint":null,
             "targetRecoverPoint":{"recoveryPointID":"5b","recoveryPointTime":"2026-05-11T08:20:00.0000000Z"},
             "subTasks":[{"taskId":1,"taskName":"Trigger Backup","taskStatus":"Completed","taskProgress":null,
                          "additionalDetails":{"DataTransferredInBytes":"4096"} }],
             "additionalDetails":{"RetentionTag":"Default"},
             "warningDetails":[{"resourceName":"disk1","warning":{{Error("Slow", "It was slow.")}}}]}
            """));

        Assert.Equal(new JobTask("Trigger Backup", "Completed", null, null, null, null), Assert.Single(job.Tasks));
        Assert.Equal(4096, job.TransferredBytes);
        Assert.Equal("Default", job.PropertyBag["RetentionTag"]);
        Assert.Equal("2026-05-11T08:20:00Z", job.PropertyBag["Recovery point time"]);
        Assert.Equal("Slow", Assert.Single(job.Errors).Title);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00.0000000Z")]
    public void Year_one_is_not_a_recovery_point(string time) => Assert.Empty(Report(Job("j", "InProgress", extendedInfo: $$"""
        {"targetRecoverPoint":{"recoveryPointID":"5b","recoveryPointTime":"{{time}}"} }
        """)).PropertyBag);

    [SharedTheory]
    [InlineData("dp-job-running.json", null, 1)]
    [InlineData("dp-job-completed.json", JobOutcome.Completed, 1)]
    [InlineData("dp-job-failed.json", JobOutcome.Failed, 1)]
    public void Samples_are_read(string file, JobOutcome? outcome, int tasks)
    {
        string path = Path.Combine(Repository.Shared!, "wire2", file);
        if (!File.Exists(path))
            return;
        JobReport job = Report(File.ReadAllText(path));

        Assert.Equal(outcome, job.Outcome);
        Assert.Equal(tasks, job.Tasks.Count);
        Assert.Equal(outcome is null ? null : job.EndTime - job.StartTime, job.Duration);
        Assert.Equal(outcome == JobOutcome.Failed, job.Errors.Count >= 3);
    }

    internal static JobReport Report(string json)
    {
        JsonTokenReader reader = new(System.Text.Encoding.UTF8.GetBytes(json));
        return JobReport.Of(BackupVaultJob.Resource(JsonObjects.Read<AzureBackupJobResource>(ref reader)));
    }
}
