using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Jobs;

/// <summary>A page of 2022 as the service sent it, integer actions and all.</summary>
public class RecordedPageTests
{
    [Fact]
    public async Task Every_job_of_a_recorded_page_reads_completely()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "tests", "TestData", "wire", "jobs-page-2022.json"));
        FakeService service = new(_ => FakeService.Json(page));
        List<AzureIaaSVMJob> jobs = [];

        await foreach (JobResource job in service.Vault(new JumpingTime()).Jobs.ListAsync())
            jobs.Add(Assert.IsType<AzureIaaSVMJob>(job.Properties));

        Assert.Equal(["Restore", "Backup", "ConfigureBackup"], jobs.Select(job => job.Operation));
        Assert.Equal([1, 1, null], jobs.Select(job => job.ActionsInfo?.Count));
        Assert.All(jobs.Take(2), job => Assert.Equal(JobSupportedAction.Cancellable, job.ActionsInfo![0]));
        Assert.Equal(new TimeSpan(0, 0, 41, 17) + TimeSpan.FromTicks(9270278), jobs[1].Duration);
        Assert.Equal(
            DateTimeOffset.Parse("2022-05-13T10:50:45.2071620Z", System.Globalization.CultureInfo.InvariantCulture), jobs[1].EndTime);
        Assert.Null(jobs[0].EndTime);
        Assert.All(jobs, job => Assert.Empty(job.AdditionalProperties));
    }
}
