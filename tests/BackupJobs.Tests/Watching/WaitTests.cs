using BackupJobsGen.Runtime;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Watching;

public class WaitTests
{
    private readonly JumpingTime _time = new();

    public static TheoryData<string, Func<HttpResponseMessage>> TransientFaults => new()
    {
        { "connection reset", () => throw new HttpRequestException("reset") },
        { "timeout", () => throw new TaskCanceledException("timeout", new TimeoutException()) },
        { "truncated body", () => FakeService.Json("""{"id":"/subscr""") },
        { "empty body", () => FakeService.Empty(System.Net.HttpStatusCode.OK) },
        { "html with 200", () => Html(System.Net.HttpStatusCode.OK) },
        { "html with 502", () => Html(System.Net.HttpStatusCode.BadGateway) },
        { "408", () => FakeService.Empty(System.Net.HttpStatusCode.RequestTimeout) },
        { "429", () => FakeService.Empty(System.Net.HttpStatusCode.TooManyRequests, ("Retry-After", "7")) },
        { "500", () => FakeService.Empty(System.Net.HttpStatusCode.InternalServerError) },
        { "503", () => FakeService.Empty(System.Net.HttpStatusCode.ServiceUnavailable) },
        { "504", () => FakeService.Empty(System.Net.HttpStatusCode.GatewayTimeout) },
    };

    [Theory]
    [MemberData(nameof(TransientFaults))]
    public async Task A_transient_fault_never_ends_a_wait(string fault, Func<HttpResponseMessage> answer)
    {
        Func<HttpResponseMessage>[] answers = [.. Enumerable.Repeat(answer, 40), () => FakeService.Job("a", "Completed")];
        List<PollingHealth> health = [];
        WaitOptions options = new() { Health = new Recorder<PollingHealth>(health) };

        JobReport job = await FakeService.InOrder(answers).Vault(_time).Jobs.WaitAsync("a", options);

        Assert.True(job.Succeeded, fault);
        Assert.Equal(Enumerable.Range(1, 40), health.Select(report => report.ConsecutiveFaults));
        Assert.All(_time.Pauses, pause => Assert.True(pause >= TimeSpan.FromSeconds(1), "a busy loop"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(501)]
    public async Task A_final_fault_ends_a_wait_at_once(int status)
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Job("a", "InProgress"),
            () => FakeService.Json("""{"error":{"code":"Reason","message":"because"}}""", (System.Net.HttpStatusCode)status));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Jobs.WaitAsync("a"));

        Assert.Equal((status, "Reason"), (error.Status, error.Code));
        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData("CloudDosAbsoluteLimitReached")]
    [InlineData("CloudDosTimeboudLimitReached")]
    public async Task A_throttle_that_never_lifts_is_final(string code)
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Json(
                $$$"""{"error":{"code":"{{{code}}}","message":"no more"}}""", System.Net.HttpStatusCode.TooManyRequests));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Jobs.WaitAsync("a"));

        Assert.Equal(code, error.Code);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("CloudDosAbsoluteLimitReached", false)]
    [InlineData("TooManyRequests", true)]
    public async Task The_raw_layer_knows_final_throttling_without_a_vault(string code, bool isTransient)
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Json($$$"""{"error":{"code":"{{{code}}}"}}""", System.Net.HttpStatusCode.TooManyRequests));

        ApiException error =
            await Assert.ThrowsAnyAsync<ApiException>(() => service.Client(_time).JobDetails.GetAsync("sub", "rg", "v", "job"));

        Assert.Equal(isTransient, error.IsTransient);
    }

    [Fact]
    public void A_vault_leaves_the_options_of_the_caller_unchanged()
    {
        ApiClientOptions options = new() { Endpoint = new Uri(FakeService.Endpoint) };
        using HttpClient http = new();

        new BackupClient(http, options).Vault("sub", "rg", "v");

        Assert.Empty(options.FinalThrottlingCodes);
    }

    [Fact]
    public async Task A_wait_ends_at_its_deadline()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Job("a", "InProgress"));
        DateTimeOffset began = _time.GetUtcNow();

        await Assert.ThrowsAsync<PollingTimeoutException>(
            () => service.Vault(_time).Jobs.WaitAsync("a", new WaitOptions { Timeout = TimeSpan.FromSeconds(100) }));

        Assert.Equal(100, (_time.GetUtcNow() - began).TotalSeconds);
    }

    [Fact]
    public async Task Jobs_that_end_at_the_deadline_are_seen_with_their_details()
    {
        DateTimeOffset end = _time.GetUtcNow().AddSeconds(100);
        string Status() => _time.GetUtcNow() < end ? "InProgress" : "Completed";
        FakeService service = new(request => request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal)
            ? FakeService.Json($$"""{"value":[{{FakeService.JobText("a", Status())}},{{FakeService.JobText("b", Status())}}]}""")
            : FakeService.Job(request.RequestUri.Segments[^1], Status()));

        IReadOnlyList<JobReport> jobs =
            await service.Vault(_time).Jobs.WaitAllAsync(["a", "b"], new WaitOptions { Timeout = TimeSpan.FromSeconds(100) });

        Assert.All(jobs, job => Assert.True(job.Succeeded));
        Assert.Equal(end, _time.GetUtcNow());
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.NotFound)]
    [InlineData(System.Net.HttpStatusCode.Forbidden)]
    public async Task A_watch_outlasts_refusals_after_its_first_list(System.Net.HttpStatusCode status)
    {
        int lists = 0;
        FakeService service = new(request => request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal)
            ? ++lists is 2 or 3
                ? FakeService.Empty(status)
                : FakeService.Json($$"""{"value":[{{FakeService.JobText("a", lists < 4 ? "InProgress" : "Completed")}}]}""")
            : FakeService.Job("a", "Completed"));

        List<JobUpdateKind> kinds = [];
        await Assert.ThrowsAsync<PollingTimeoutException>(async () =>
        {
            await foreach (JobUpdate update in service.Vault(_time).Jobs.WatchAllAsync(
                options: new WaitOptions { Timeout = TimeSpan.FromMinutes(10) }))
                kinds.Add(update.Kind);
        });

        Assert.Equal([JobUpdateKind.Appeared, JobUpdateKind.Ended], kinds);
        FakeService gone = new(_ => FakeService.Empty(status));
        await Assert.ThrowsAsync<ApiException>(async () => await gone.Vault(_time).Jobs.WatchAllAsync(
            options: new WaitOptions { GracePeriod = TimeSpan.Zero }).FirstAsync());
    }

    [Fact]
    public async Task Faults_until_the_deadline_are_its_reason()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Empty(System.Net.HttpStatusCode.ServiceUnavailable));

        PollingTimeoutException error = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => service.Vault(_time).Jobs.WaitAsync("a", new WaitOptions { Timeout = TimeSpan.FromMinutes(5) }));

        Assert.Equal(503, Assert.IsType<ApiException>(error.InnerException).Status);
    }

    [Fact]
    public async Task A_wait_of_forty_days_works()
    {
        DateTimeOffset end = _time.GetUtcNow().AddDays(40);
        FakeService service = new(_ => FakeService.Job("a", _time.GetUtcNow() < end ? "InProgress" : "Completed"));
        WaitOptions options = new()
        {
            Timeout = TimeSpan.FromDays(60),
            JobDelay = new PollingDelay(TimeSpan.FromHours(1), TimeSpan.FromDays(1))
        };

        Assert.True((await service.Vault(_time).Jobs.WaitAsync("a", options)).Succeeded);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public async Task A_jump_of_the_wall_clock_does_not_disturb_a_wait(int days)
    {
        int asked = 0;
        FakeService service = new(_ =>
        {
            if (++asked == 3)
                _time.WallClockError = TimeSpan.FromDays(days);
            return FakeService.Job("a", asked < 8 ? "InProgress" : "Completed");
        });

        Assert.True((await service.Vault(_time).Jobs.WaitAsync("a", new WaitOptions { Timeout = TimeSpan.FromHours(1) })).Succeeded);
        Assert.Equal(8, asked);
    }

    [Fact]
    public async Task Cancelling_the_token_stops_the_wait_and_not_the_job()
    {
        using CancellationTokenSource cancel = new();
        FakeService service = new(_ =>
        {
            cancel.Cancel();
            return FakeService.Job("a", "InProgress");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => service.Vault(_time).Jobs.WaitAsync("a", cancellationToken: cancel.Token));
        Assert.All(service.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_jobs_cost_one_list_a_tick_and_one_request_for_each_end()
    {
        string[] ids = [.. Enumerable.Range(0, 100).Select(number => $"job-{number}")];
        FakeService service = new(request => request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal)
            ? FakeService.Json("{\"value\":[" + string.Join(',', ids.Select(Listed)) + "]}")
            : FakeService.Job(request.RequestUri.Segments[^1], "Completed"));

        IReadOnlyList<JobReport> jobs = await service.Vault(_time).Jobs.WaitAllAsync(ids);

        Assert.Equal(ids, jobs.Select(job => job.JobId));
        Assert.All(jobs, job => Assert.True(job.Succeeded));
        Assert.Equal(11 + 100, service.Requests.Count);

        string Listed(string id) => FakeService.JobText(id, _time.Pauses.Count < 10 ? "InProgress" : "Completed");
    }

    [Fact]
    public async Task A_job_that_is_in_no_list_and_has_no_details_is_lost_after_the_grace_period()
    {
        FakeService service = new(request => request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal)
            ? FakeService.Json("""{"value":[]}""")
            : FakeService.Empty(System.Net.HttpStatusCode.NotFound));

        JobReport job = Assert.Single(await service.Vault(_time).Jobs.WaitAllAsync(["gone"]));

        Assert.Equal(JobOutcome.Unknown, job.Outcome);
        Assert.Contains("gone", Assert.Throws<BackupJobException>(job.EnsureSucceeded).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_window_of_a_watch_reaches_back_to_the_oldest_running_job()
    {
        DateTimeOffset old = _time.GetUtcNow().AddDays(-20);
        FakeService service = new(request => request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal)
            ? FakeService.Json("""{"value":[]}""")
            : FakeService.Json(FakeService.JobText("old", _time.Pauses.Count < 2 ? "InProgress" : "Completed", old)));

        await service.Vault(_time).Jobs.WaitAllAsync(["old"]);

        string[] lists = [.. service.Requests.Where(request => request.Contains("filter", StringComparison.Ordinal))];
        Assert.Contains("2024-04-29", lists[0], StringComparison.Ordinal);
        Assert.Contains("2024-04-11", lists[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_of_long_ago_does_not_make_the_lists_endless()
    {
        FakeService service = new(request => request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal)
            ? FakeService.Json("""{"value":[]}""")
            : FakeService.Json(FakeService.JobText("old", _time.Pauses.Count < 8 ? "InProgress" : "Completed", DateTimeOffset.UnixEpoch)));

        await service.Vault(_time).Jobs.WaitAllAsync(["old"]);

        Assert.InRange(service.Requests.Count, 10, 30);
    }

    private static HttpResponseMessage Html(System.Net.HttpStatusCode status) =>
        new(status) { Content = new StringContent("<html>gateway</html>") };
}
