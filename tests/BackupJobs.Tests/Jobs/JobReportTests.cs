using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Jobs;

public class JobReportTests
{
    private const string Failed = """
        {"id":"/x/backupJobs/j1","name":"j1","properties":{"jobType":"$TYPE$","operation":"Backup","status":"Failed","entityFriendlyName":"vm1",
         "startTime":"2024-05-01T10:00:00Z","endTime":"2024-05-01T10:20:23.5Z","duration":"00:20:23.5000000",
         "errorDetails":[{"errorCode":400001,"errorTitle":"No agent","errorString":"The agent does not answer.","recommendations":["Restart it.","Call us."]}],
         "extendedInfo":{"tasksList":[{"taskId":"Take Snapshot","status":"Failed","startTime":"0001-01-01T00:00:00","endTime":"2024-05-01T10:20:00","duration":"PT20M"}],
          "propertyBag":{"VM Name":"vm1","Backup Size":"2332 MB"},"progressPercentage":40.5,"dynamicErrorMessage":"Try again at night."}}}
        """;

    [Theory]
    [InlineData("AzureIaaSVMJob")]
    [InlineData("AzureIaaSVMJobV2")]
    [InlineData("AzureStorageJob")]
    [InlineData("AzureWorkloadJob")]
    [InlineData("MabJob")]
    [InlineData("DpmJob")]
    [InlineData("VaultJob")]
    [InlineData("JobOfTomorrow")]
    public void Every_job_type_has_the_same_shape(string type)
    {
        JobReport report = Read(Failed.Replace("$TYPE$", type, StringComparison.Ordinal));

        Assert.Equal(("j1", JobOutcome.Failed, "vm1", "Backup"), (report.JobId, report.Outcome, report.EntityName, report.Operation));
        Assert.Equal(new TimeSpan(0, 0, 20, 23, 500), report.Duration);
        JobErrorDetail error = Assert.Single(report.Errors);
        Assert.Equal((400001, "No agent", "The agent does not answer."), (error.Code, error.Title, error.Message));
        Assert.Equal(["Restart it.", "Call us."], error.Recommendations);
        JobTask task = Assert.Single(report.Tasks);
        Assert.Equal(("Take Snapshot", "Failed", null, TimeSpan.FromMinutes(20)), (task.Name, task.Status, task.StartTime, task.Duration));
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 10, 20, 0, TimeSpan.Zero), task.EndTime);
        Assert.Equal((40.5, 2332L << 20), (report.ProgressPercentage, report.TransferredBytes));
        Assert.Equal("vm1", report.PropertyBag["VM Name"]);
        Assert.Equal(type, report.Json!.Element.GetProperty("properties").GetProperty("jobType").GetString());
    }

    [Fact]
    public void The_exception_says_all_that_people_need()
    {
        JobReport report = Read(Failed.Replace("$TYPE$", "AzureIaaSVMJob", StringComparison.Ordinal));

        BackupJobException error = Assert.Throws<BackupJobException>(report.EnsureSucceeded);

        Assert.Same(report, error.Report);
        Assert.Equal(
            """
            Job j1 (Backup of vm1): failed after 00:20:24
              error 400001: No agent: The agent does not answer.
                recommended: Restart it.
                recommended: Call us.
              Try again at night.
              task Take Snapshot: Failed
            """,
            error.Message);
    }

    [Theory]
    [InlineData("Completed", true)]
    [InlineData("CompletedWithWarnings", true)]
    [InlineData("Failed", false)]
    [InlineData("Cancelled", false)]
    [InlineData("InProgress", false)]
    public void Only_done_work_is_success(string status, bool succeeded)
    {
        JobReport report = Read(FakeService.JobText("a", status));
        Assert.Equal(succeeded, report.Succeeded);
        Assert.Equal(succeeded, Record.Exception(() => report.EnsureSucceeded()) is null);
    }

    [Theory]
    [InlineData("""{"name":"a"}""")]
    [InlineData(
        """{"name":"a","properties":{"jobType":"AzureIaaSVMJob","status":"Failed","errorDetails":"none","extendedInfo":{"tasksList":[],"propertyBag":7}}}""")]
    [InlineData(
        """{"name":"a","properties":{"jobType":"New","status":"Failed","errorDetails":[null,7,{}],"extendedInfo":{"tasksList":[{"taskId":5}]}}}""")]
    public void Odd_parts_cost_only_themselves(string json) => Assert.Equal("a", Read(json).JobId);

    [SharedFact]
    public void The_product_documents_job_is_read_whole()
    {
        JobReport report = Read(File.ReadAllText(Path.Combine(Repository.Shared!, "wire", "job-completed-2018.json")));

        Assert.Equal(JobOutcome.Completed, report.Outcome);
        Assert.Equal(TimeSpan.Parse("00:20:23.0896697", System.Globalization.CultureInfo.InvariantCulture), report.Duration);
        Assert.Equal(["Take Snapshot", "Transfer data to vault"], report.Tasks.Select(task => task.Name));
        Assert.Equal(2332L << 20, report.TransferredBytes);
    }

    private static JobReport Read(string json)
    {
        JsonTokenReader reader = new(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        return JobReport.Of(JsonObjects.Read<JobResource>(ref reader));
    }
}
