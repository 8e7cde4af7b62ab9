using BackupJobsGen.Runtime;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Operations;

public class BackupOperationTests
{
    private const string SignedPath = FakeService.VaultPath
        + "/backupJobs/x/operationsStatus/op?api-version=2019-05-13-preview&t=1&s=a%2Bb%2f%3d%41~&c=%7e";
    private const string OneJob = ""","properties":{"objectType":"OperationStatusJobExtendedInfo","jobId":"job1"}""";

    private const string ManyJobs =
        ""","properties":{"objectType":"OperationStatusJobsExtendedInfo","jobIds":["job1","job2"],"failedJobsError":{"vm3":"no agent"}}""";

    private readonly JumpingTime _time = new();

    [Fact]
    public async Task A_202_leads_to_the_job_and_the_signed_url_is_followed_verbatim()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Operation("InProgress"),
            () => FakeService.Operation("Succeeded", OneJob),
            () => FakeService.Job("job1", "InProgress"),
            () => FakeService.Job("job1", "Completed"));
        using HttpResponseMessage accepted =
            Accepted(("Location", FakeService.Endpoint + "/other"), ("Azure-AsyncOperation", FakeService.Endpoint + SignedPath));

        BackupOperation operation = service.Vault(_time).Operations.FromResponse(accepted);
        JobReport? job = await operation.WaitForJobAsync();

        Assert.Equal("op", operation.Id);
        Assert.Equal(JobOutcome.Completed, job?.Outcome);
        Assert.Equal(["GET " + SignedPath, "GET " + SignedPath], service.Requests.Take(2));
    }

    [Fact]
    public async Task No_job_is_a_clean_outcome()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Operation("Succeeded"));
        BackupOperation operation = service.Vault(_time).Operations.FromId("op");

        Assert.Empty(await operation.WaitForJobsAsync());
        Assert.Empty((await operation.WaitForJobIdsAsync()).JobIds);
        await Assert.ThrowsAsync<InvalidOperationException>(() => operation.WaitForJobAsync());
    }

    [Fact]
    public async Task Several_jobs_come_with_the_errors_of_those_that_did_not_start()
    {
        FakeService service = new(request => request.RequestUri!.AbsolutePath switch
        {
            string path when path.EndsWith("/backupJobs", StringComparison.Ordinal) =>
                FakeService.Json(
                    $$"""{"value":[{{FakeService.JobText("job2", "Failed")}},{{FakeService.JobText("job1", "Completed")}}]}"""),
            string path when path.EndsWith("/job1", StringComparison.Ordinal) => FakeService.Job("job1", "Completed"),
            string path when path.EndsWith("/job2", StringComparison.Ordinal) => FakeService.Job("job2", "Failed"),
            _ => FakeService.Operation("Succeeded", ManyJobs),
        });
        BackupOperation operation = service.Vault(_time).Operations.FromId("op");

        OperationJobs ids = await operation.WaitForJobIdsAsync();
        IReadOnlyList<JobReport> jobs = await operation.WaitForJobsAsync();

        Assert.Equal(["job1", "job2"], ids.JobIds);
        Assert.Equal("no agent", ids.FailedJobsError["vm3"]);
        Assert.Equal([("job1", JobOutcome.Completed), ("job2", JobOutcome.Failed)], jobs.Select(job => (job.JobId, job.Outcome!.Value)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => operation.WaitForJobAsync());
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Canceled")]
    [InlineData("cancelled")]
    [InlineData("Invalid")]
    public async Task A_failed_operation_ends_the_wait_with_the_services_reason(string status)
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Operation("InProgress"),
            () => FakeService.Operation(status, ""","error":{"code":"UserErrorX","message":"The disk is gone."}"""));
        BackupOperation operation = service.Vault(_time).Operations.FromId("op");

        BackupOperationException error = await Assert.ThrowsAsync<BackupOperationException>(() => operation.WaitForJobIdsAsync());

        Assert.Contains("UserErrorX: The disk is gone.", error.Message, StringComparison.Ordinal);
        Assert.Equal("op", error.OperationId);
    }

    [Fact]
    public async Task An_unknown_status_is_still_running()
    {
        FakeService service =
            FakeService.InOrder(() => FakeService.Operation("Pondering"), () => FakeService.Operation("SUCCEEDED", OneJob));
        Assert.Equal(["job1"], (await service.Vault(_time).Operations.FromId("op").WaitForJobIdsAsync()).JobIds);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_refused_url_falls_back_to_the_path_by_id(int status)
    {
        FakeService service = new(request => request.RequestUri!.PathAndQuery == SignedPath
            ? FakeService.Empty((System.Net.HttpStatusCode)status)
            : FakeService.Operation("Succeeded", OneJob));
        BackupOperation operation = service.Vault(_time).Operations.FromUrl(FakeService.Endpoint + SignedPath);

        Assert.Equal(["job1"], (await operation.WaitForJobIdsAsync()).JobIds);
        await operation.GetStatusAsync();

        Assert.Equal("GET " + SignedPath, service.Requests[0]);
        Assert.All(
            service.Requests.Skip(1),
            request => Assert.StartsWith($"GET {FakeService.VaultPath}/backupOperations/op?", request, StringComparison.Ordinal));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_result_url_alone_leads_to_the_status_once_it_is_done()
    {
        FakeService service = new(request => request.RequestUri!.AbsolutePath.Contains("operationResults", StringComparison.Ordinal)
            ? FakeService.Empty(_time.Pauses.Count < 3 ? System.Net.HttpStatusCode.Accepted : System.Net.HttpStatusCode.NoContent)
            : FakeService.Operation("Succeeded", OneJob));
        using HttpResponseMessage accepted =
            Accepted(("Location", FakeService.Endpoint + FakeService.VaultPath + "/x/operationResults/op?api-version=1"));

        Assert.Equal(["job1"], (await service.Vault(_time).Operations.FromResponse(accepted).WaitForJobIdsAsync()).JobIds);
    }

    [Fact]
    public async Task The_first_202_says_when_to_ask_first()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Operation("Succeeded"));
        using HttpResponseMessage accepted =
            Accepted(("Location", FakeService.Endpoint + FakeService.VaultPath + "/backupOperations/op"), ("Retry-After", "11"));

        await service.Vault(_time).Operations.FromResponse(accepted).WaitForJobIdsAsync();

        Assert.Equal([TimeSpan.FromSeconds(11)], _time.Pauses);
    }

    [Fact]
    public async Task A_job_may_be_unknown_for_the_first_moments()
    {
        FakeService service = new(request => request.RequestUri!.AbsolutePath.Contains("backupOperations", StringComparison.Ordinal)
            ? FakeService.Operation("Succeeded", OneJob)
            : _time.Pauses.Count switch
            {
                0 => FakeService.Empty(System.Net.HttpStatusCode.NotFound),
                1 => FakeService.Empty(System.Net.HttpStatusCode.Conflict),
                2 => FakeService.Empty(System.Net.HttpStatusCode.InternalServerError),
                _ => FakeService.Job("job1", "Completed"),
            });

        Assert.Equal(JobOutcome.Completed, (await service.Vault(_time).Operations.FromId("op").WaitForJobAsync())?.Outcome);
    }

    [Fact]
    public async Task A_job_that_stays_unknown_is_an_error_after_the_grace_period()
    {
        FakeService service = new(request => request.RequestUri!.AbsolutePath.Contains("backupOperations", StringComparison.Ordinal)
            ? FakeService.Operation("Succeeded", OneJob)
            : FakeService.Empty(System.Net.HttpStatusCode.NotFound));
        WaitOptions options = new() { GracePeriod = TimeSpan.FromSeconds(30) };

        ApiException error =
            await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Operations.FromId("op").WaitForJobAsync(options));

        Assert.Equal(404, error.Status);
        Assert.InRange(_time.Pauses.Sum(pause => pause.TotalSeconds), 30, 90);
    }

    [Fact]
    public async Task A_token_continues_where_the_operation_was()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Operation("Succeeded", OneJob));
        string token = service.Vault(_time).Operations.FromUrl(FakeService.Endpoint + SignedPath).ToToken();

        BackupOperation resumed = service.Vault(_time).Operations.FromToken(token);

        Assert.Equal(["job1"], (await resumed.WaitForJobIdsAsync()).JobIds);
        Assert.Equal(["GET " + SignedPath], service.Requests);
        Assert.Throws<ArgumentException>(() => service.Client(_time).Vault("sub", "rg", "other").Operations.FromToken(token));
    }

    [Fact]
    public void Nothing_about_an_operation_shows_its_signed_url()
    {
        BackupOperation operation = new FakeService(_ => throw new InvalidOperationException())
            .Vault(_time).Operations
            .FromUrl(FakeService.Endpoint + SignedPath);
        Assert.Equal("operation op", operation.ToString());
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.BadRequest)]
    [InlineData(System.Net.HttpStatusCode.Accepted)]
    public void A_response_that_names_no_operation_is_refused(System.Net.HttpStatusCode status)
    {
        using HttpResponseMessage response = FakeService.Empty(status);
        Assert.Throws<ArgumentException>(
            () => new FakeService(_ => throw new InvalidOperationException()).Vault(_time).Operations.FromResponse(response));
    }

    private static HttpResponseMessage Accepted(params (string, string)[] headers) =>
        FakeService.Empty(System.Net.HttpStatusCode.Accepted, headers);
}
