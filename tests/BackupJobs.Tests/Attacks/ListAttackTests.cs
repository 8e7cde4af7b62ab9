using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Attacks;

/// <summary>Lists that never end, lists that lose jobs, and services that refuse or throttle the details.</summary>
public class ListAttackTests
{
    private readonly JumpingTime _time = new();

    [Fact]
    public async Task Links_that_never_end_do_not_hold_a_wait()
    {
        int page = 0;
        FakeService service = new(_ => FakeService.Json($$"""{"value":[],"nextLink":"{{FakeService.Endpoint}}/next?{{++page}}"}"""));
        // Time passes with the requests, too.
        using Timer clock =
            new(_ => _time.Advance(TimeSpan.FromSeconds(1)), null, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5));

        await Assert.ThrowsAsync<PollingTimeoutException>(
            () => service.Vault(_time).Jobs.WaitAllAsync(["a", "b"], new WaitOptions { Timeout = TimeSpan.FromMinutes(2) }));
    }

    [Fact]
    public async Task A_link_that_was_followed_before_ends_the_reading_of_the_list_and_the_wait_pauses()
    {
        FakeService service = new(_ => FakeService.Json($$"""{"value":[],"nextLink":"{{FakeService.Endpoint}}/next"}"""));

        PollingTimeoutException error = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => service.Vault(_time).Jobs.WaitAllAsync(["a", "b"], new WaitOptions { Timeout = TimeSpan.FromMinutes(2) }));

        Assert.True(Assert.IsType<ApiException>(error.InnerException).IsUnreadable);
        Assert.InRange(service.Requests.Count, 2, 50);
    }

    [Fact]
    public async Task A_link_that_was_followed_before_ends_a_list()
    {
        FakeService service = new(_ => FakeService.Json($$"""{"value":[],"nextLink":"{{FakeService.Endpoint}}/next"}"""));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Jobs.ListAsync().ToListAsync());

        Assert.True(error.IsUnreadable);
        Assert.InRange(service.Requests.Count, 2, 3);
    }

    [Fact]
    public async Task A_list_from_year_1_is_limited_to_the_years_of_the_service()
    {
        FakeService service = new(_ => FakeService.Json("""{"value":[]}"""));

        await service.Vault(_time).Jobs.ListAsync(new JobFilter { StartTime = DateTimeOffset.MinValue }).ToListAsync();

        Assert.InRange(service.Requests.Count, 2, 200);
    }

    [Fact]
    public async Task A_thousand_jobs_that_are_not_listed_are_requested_within_a_budget()
    {
        string[] ids = [.. Enumerable.Range(0, 1000).Select(number => $"job-{number}")];
        FakeService service = new(request => IsList(request)
            ? FakeService.Json("""{"value":[]}""")
            : FakeService.Job(request.RequestUri!.Segments[^1], "InProgress"));
        WaitOptions options = new() { Timeout = TimeSpan.FromMinutes(10) };

        await Assert.ThrowsAsync<PollingTimeoutException>(() => service.Vault(_time).Jobs.WaitAllAsync(ids, options));

        Assert.InRange(service.Requests.Count, 100, 50 * 25);
    }

    [Fact]
    public async Task Details_stop_at_a_429_and_continue_when_the_service_allows()
    {
        string[] ids = [.. Enumerable.Range(0, 500).Select(number => $"job-{number}")];
        int details = 0;
        FakeService service = new(request => IsList(request)
            ? FakeService.Json($$"""{"value":[{{string.Join(',', ids.Select(id => FakeService.JobText(id, "Completed")))}}]}""")
            : Throttle(++details));

        IReadOnlyList<JobReport> jobs = await service.Vault(_time).Jobs.WaitAllAsync(ids);

        Assert.All(jobs, job => Assert.True(job.Succeeded));
        // Five ticks with one refused request each, and then the ends as the list has them.
        Assert.InRange(details, 1, 5);
        Assert.All(_time.Pauses, pause => Assert.Equal(TimeSpan.FromSeconds(30), pause));

        static HttpResponseMessage Throttle(int _) => FakeService.Empty(System.Net.HttpStatusCode.TooManyRequests, ("Retry-After", "30"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task One_job_that_is_refused_does_not_end_the_wait_for_the_others(int status)
    {
        FakeService service = new(request => IsList(request)
            ? FakeService.Json($$"""{"value":[{{FakeService.JobText("good", _time.Pauses.Count < 30 ? "InProgress" : "Completed")}}]}""")
            : request.RequestUri!.Segments[^1] == "bad"
                ? FakeService.Json("""{"error":{"code":"Forbidden","message":"Not yours."}}""", (System.Net.HttpStatusCode)status)
                : FakeService.Job("good", "Completed"));

        IReadOnlyList<JobReport> jobs = await service.Vault(_time).Jobs.WaitAllAsync(["bad", "good"]);

        Assert.Equal([JobOutcome.Unknown, JobOutcome.Completed], jobs.Select(job => job.Outcome!.Value));
        Assert.Equal(status, Assert.IsType<ApiException>(jobs[0].Fault, exactMatch: false).Status);
        Assert.Contains("Not yours", jobs[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_whose_details_are_never_readable_does_not_hold_the_wait_for_it()
    {
        FakeService service = new(request => IsList(request)
            ? FakeService.Json($$"""{"value":[{"name":"bad","properties":7},{{FakeService.JobText("good", "Completed")}}]}""")
            : request.RequestUri!.Segments[^1] == "bad"
                ? FakeService.Json("""{"name":"bad","properties":{"status":"Completed"}}""")
                : FakeService.Job("good", "Completed"));

        IReadOnlyList<JobReport> jobs = await service.Vault(_time).Jobs.WaitAllAsync(["bad", "good"]);

        Assert.Equal([JobOutcome.Unknown, JobOutcome.Completed], jobs.Select(job => job.Outcome!.Value));
    }

    [Theory]
    [InlineData("CloudDosAbsoluteLimitReached")]
    public async Task A_final_throttle_of_a_detail_ends_the_wait(string code)
    {
        FakeService service = new(request => IsList(request)
            ? FakeService.Json("""{"value":[]}""")
            : FakeService.Json($$$"""{"error":{"code":"{{{code}}}","message":"no more"}}""", System.Net.HttpStatusCode.TooManyRequests));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Jobs.WaitAllAsync(["a", "b"]));

        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task Times_at_the_end_of_the_calendar_do_not_end_a_wait()
    {
        FakeService service = new(request => FakeService.Json(IsList(request)
            ? $$"""{"value":[{{Job(_time.Pauses.Count < 3 ? "InProgress" : "Completed")}}]}"""
            : Job("Completed")));

        JobReport job =
            Assert.Single(
                await service.Vault(_time).Jobs
                    .WaitAllAsync(["a"], new WaitOptions { Lookback = TimeSpan.MaxValue, Timeout = TimeSpan.MaxValue }));

        Assert.True(job.Succeeded);
        Assert.NotNull(job.Duration);

        static string Job(string status) => """
            {"name":"a","properties":{"jobType":"AzureIaaSVMJob","status":"$","startTime":"0001-01-01T00:00:01Z","endTime":"9999-12-31T23:59:59.9999999Z","duration":"10675199.02:48:05.4775807"}}
            """.Replace("$", status, StringComparison.Ordinal);
    }

    private static bool IsList(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal);
}
