using System.Web;
using BackupJobsGen.Runtime;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Jobs;

public class VaultJobsTests
{
    private const string Jobs = FakeService.VaultPath + "/backupJobs";

    private readonly JumpingTime _time = new();

    [Fact]
    public async Task Slices_of_a_long_window_come_newest_first_and_share_no_job()
    {
        FakeService service = FakeService.InOrder(
            () => Page("c", "b"),
            () => Page("b", "a"),
            () => Page());
        JobFilter filter = new() { StartTime = _time.GetUtcNow().AddDays(-70) };

        List<JobResource> jobs = await service.Vault(_time).Jobs.ListAsync(filter).ToListAsync();

        Assert.Equal(["c", "b", "a"], jobs.Select(job => job.Name));
        Assert.Equal(
            [
                "startTime eq '2024-04-01 08:00:00 PM'",
                "startTime eq '2024-03-02 08:00:00 PM' and endTime eq '2024-04-01 08:00:00 PM'",
                "startTime eq '2024-02-21 08:00:00 PM' and endTime eq '2024-03-02 08:00:00 PM'",
            ],
            service.Requests.Select(
                request => HttpUtility.ParseQueryString(request[request.IndexOf('?', StringComparison.Ordinal)..])["$filter"]));
    }

    [Fact]
    public async Task Without_a_filter_none_is_sent()
    {
        FakeService service = FakeService.InOrder(() => Page("a"));

        Assert.Single(await service.Vault(_time).Jobs.ListAsync().ToListAsync());
        Assert.DoesNotContain("filter", Assert.Single(service.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_is_reported_at_first_when_it_changes_and_at_its_end()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Job("a", "InProgress"),
            () => FakeService.Job("a", "InProgress"),
            () => FakeService.Job("a", "Cancelling"),
            () => FakeService.Job("a", "Cancelled"));
        List<JobUpdate> progress = [];
        WaitOptions options = new() { Progress = new Recorder<JobUpdate>(progress) };

        List<JobUpdate> updates = await service.Vault(_time).Jobs.WatchAsync("a", options).ToListAsync();

        Assert.Equal([JobUpdateKind.Appeared, JobUpdateKind.Changed, JobUpdateKind.Ended], updates.Select(update => update.Kind));
        Assert.Equal([null, null, JobOutcome.Cancelled], updates.Select(update => update.Outcome));
        Assert.Equal(updates, progress);
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task Cancel_reads_the_job_again_because_204_proves_nothing()
    {
        FakeService service = new(request => (request.Method.Method, request.RequestUri!.AbsolutePath) switch
        {
            ("POST", Jobs + "/a/cancel") =>
                FakeService.Empty(
                    System.Net.HttpStatusCode.Accepted,
                    ("Location", $"{FakeService.Endpoint}{Jobs}/a/operationResults/op?api-version=1&s=x")),
            ("GET", Jobs + "/a/operationResults/op") =>
                FakeService.Empty(_time.Pauses.Count < 3 ? System.Net.HttpStatusCode.Accepted : System.Net.HttpStatusCode.NoContent),
            ("GET", Jobs + "/a") => FakeService.Job("a", "Cancelling"),
            _ => throw new InvalidOperationException(request.RequestUri.ToString()),
        });

        JobReport job = await service.Vault(_time).Jobs.CancelAsync("a");

        Assert.Equal(("Cancelling", null), (job.Status, job.Outcome));
        Assert.Equal($"GET {Jobs}/a/operationResults/op?api-version=1&s=x", service.Requests[1]);
    }

    [Fact]
    public async Task A_cancel_of_an_unknown_job_is_an_error()
    {
        FakeService service = new(request => (request.Method.Method, request.RequestUri!.AbsolutePath) switch
        {
            ("POST", _) =>
                FakeService.Empty(System.Net.HttpStatusCode.Accepted, ("Location", $"{FakeService.Endpoint}{Jobs}/a/operationResults/op")),
            (_, Jobs + "/a") => FakeService.Empty(System.Net.HttpStatusCode.NotFound),
            _ => FakeService.Empty(System.Net.HttpStatusCode.NoContent),
        });

        ApiException error =
            await Assert.ThrowsAnyAsync<ApiException>(
                () => service.Vault(_time).Jobs.CancelAsync("a", new WaitOptions { GracePeriod = TimeSpan.Zero }));
        Assert.Equal(404, error.Status);
    }

    [Fact]
    public async Task A_cancel_that_the_phase_forbids_is_an_error()
    {
        FakeService service = new(request => request.Method == HttpMethod.Post
            ? FakeService.Empty(System.Net.HttpStatusCode.Accepted, ("Location", $"{FakeService.Endpoint}{Jobs}/a/operationResults/op"))
            : FakeService.Json(
                """{"error":{"code":"CancelNotAllowed","message":"Data is on its way."}}""", System.Net.HttpStatusCode.BadRequest));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Jobs.CancelAsync("a"));
        Assert.Equal((400, "CancelNotAllowed"), (error.Status, error.Code));
    }

    [Fact]
    public async Task An_export_gives_urls_and_keeps_their_keys()
    {
        const string Info =
            """{"operation":{"objectType":"ExportJobsOperationResultInfo","blobUrl":"https://blobs.example/jobs.xml","blobSasKey":"?sv=1&sig=geheim","excelFileBlobUrl":"","excelFileBlobSasKey":""}}""";
        FakeService service = new(request => request.Method == HttpMethod.Post
            ? FakeService.Empty(
                System.Net.HttpStatusCode.Accepted, ("Location", $"{FakeService.Endpoint}{Jobs}/operationResults/op?api-version=1"))
            : _time.Pauses.Count < 3 ? FakeService.Json("{}", System.Net.HttpStatusCode.Accepted) : FakeService.Json(Info));

        JobExport export = await service.Vault(_time).Jobs.ExportAsync(new JobFilter { Status = "Failed" });

        Assert.Equal("https://blobs.example/jobs.xml?sv=1&sig=geheim", export.GetDownloadUrl().AbsoluteUri);
        Assert.Null(export.GetExcelDownloadUrl());
        Assert.DoesNotContain("geheim", export.ToString(), StringComparison.Ordinal);
        Assert.Contains("status%20eq%20%27Failed%27", service.Requests[0], StringComparison.Ordinal);
    }

    private static HttpResponseMessage Page(params string[] ids) =>
        FakeService.Json($$"""{"value":[{{string.Join(',', ids.Select(id => FakeService.JobText(id, "Completed")))}}]}""");
}
