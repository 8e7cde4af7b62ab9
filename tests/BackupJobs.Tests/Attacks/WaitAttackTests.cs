using System.Net;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Attacks;

/// <summary>Services that never say that it is over, change their mind, or answer with something else; and callers that leave.</summary>
public class WaitAttackTests
{
    private static readonly WaitOptions TenMinutes = new() { Timeout = TimeSpan.FromMinutes(10) };

    private readonly JumpingTime _time = new();

    public static TheoryData<string> OddBodies() =>
    [
        "", " ", "null", "[]", "[{}]", "7", "\"Completed\"", "true", "{", "{}", "{\"properties\":null}", "<html>", "\u0000",
        "{\"status\":{}}",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("Mon, 01 Jan 1990 00:00:00 GMT")]
    public async Task An_operation_that_never_ends_is_polled_with_pauses_until_the_deadline(string? retryAfter)
    {
        FakeService service = new(_ => retryAfter is null
            ? FakeService.Empty(HttpStatusCode.Accepted)
            : FakeService.Empty(HttpStatusCode.Accepted, ("Retry-After", retryAfter)));

        BackupOperation operation = service.Vault(_time).Operations.FromUrl(Url);

        await Assert.ThrowsAsync<PollingTimeoutException>(() => operation.WaitForJobIdsAsync(TenMinutes));

        // One request a second at most, whatever the service asks for, and the last look at the deadline, which cuts the pause before it.
        Assert.InRange(service.Requests.Count, 10, 601);
        Assert.All(_time.Pauses.SkipLast(1), pause => Assert.True(pause >= TimeSpan.FromSeconds(1)));
        Assert.Equal(TenMinutes.Timeout, _time.Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause));
    }

    [Theory]
    [InlineData("Paused")]
    [InlineData("")]
    [InlineData("SUCCEEDED AND MORE")]
    [InlineData("\u001b[31mFailed")]
    public async Task An_unknown_status_counts_as_running(string status)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(status)[1..^1];
        FakeService operation = FakeService.InOrder(() => FakeService.Operation(json));
        FakeService job = FakeService.InOrder(() => FakeService.Job("a", json));

        Exception[] faults =
        [
            await Assert.ThrowsAsync<PollingTimeoutException>(
                () => operation.Vault(_time).Operations.FromId("op").WaitForJobIdsAsync(TenMinutes)),
            await Assert.ThrowsAsync<PollingTimeoutException>(() => job.Vault(_time).Jobs.WaitAsync("a", TenMinutes)),
        ];

        Assert.All(faults, fault => Assert.DoesNotContain('\u001b', fault.ToString()));
    }

    [Fact]
    public async Task The_first_end_counts_although_the_job_runs_again()
    {
        int next = 0;
        FakeService service = new(_ => FakeService.Job("a", ++next % 2 == 0 ? "Completed" : "InProgress"));
        List<JobUpdate> updates = [];

        JobReport report = await service.Vault(_time).Jobs.WaitAsync("a", TenMinutes with { Progress = new Recorder<JobUpdate>(updates) });

        Assert.True(report.Succeeded);
        Assert.Single(updates, update => update.Outcome is not null);
    }

    [Fact]
    public async Task An_operation_and_a_job_that_are_unknown_for_a_while_are_found()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Json("""{"error":{"code":"NotFound"}}""", HttpStatusCode.NotFound),
            () => FakeService.Json("""{"error":{"code":"Conflict"}}""", HttpStatusCode.Conflict),
            () => FakeService.Operation("Succeeded", ",\"properties\":{\"objectType\":\"OperationStatusJobExtendedInfo\",\"jobId\":\"a\"}"),
            () => FakeService.Json("""{"error":{"code":"JobNotFound"}}""", HttpStatusCode.NotFound),
            () => FakeService.Job("a", "Completed"));

        JobReport report = await service.Vault(_time).Operations.FromId("op").WaitForJobAsync(TenMinutes);

        Assert.True(report.Succeeded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_stays_unknown_is_an_error_after_the_grace_period(bool isOperation)
    {
        FakeService service = FakeService.InOrder(() => FakeService.Json("""{"error":{"code":"NotFound"}}""", HttpStatusCode.NotFound));
        BackupVault vault = service.Vault(_time);
        DateTimeOffset began = _time.GetUtcNow();

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => isOperation
            ? vault.Operations.FromId("op").WaitForJobIdsAsync()
            : vault.Jobs.WaitAsync("a"));

        Assert.Equal(404, error.Status);
        Assert.InRange((_time.GetUtcNow() - began).TotalSeconds, 40, 120);
    }

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task A_body_that_is_not_a_job_does_not_look_like_an_end(string body)
    {
        FakeService service =
            FakeService.InOrder(() => FakeService.Json(body), () => FakeService.Json(body), () => FakeService.Job("a", "Completed"));

        Exception? fault = await Record.ExceptionAsync(() => service.Vault(_time).Jobs.WaitAsync("a", TenMinutes));

        // A complete answer of another shape is final; the others are read again.
        Assert.True(fault is null or ApiException { IsUnreadable: true }, $"{fault}");
    }

    [Fact]
    public async Task A_response_without_a_body_does_not_end_a_wait()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Empty(System.Net.HttpStatusCode.NoContent),
            () => FakeService.Empty(System.Net.HttpStatusCode.NoContent),
            () => FakeService.Job("a", "Completed"));

        JobReport report = await service.Vault(_time).Jobs.WaitAsync("a", TenMinutes);

        Assert.Equal(JobOutcome.Completed, report.Outcome);
    }

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task A_body_that_is_not_a_status_does_not_look_like_an_end(string body)
    {
        FakeService service =
            FakeService.InOrder(() => FakeService.Json(body), () => FakeService.Json(body), () => FakeService.Operation("Succeeded"));

        Exception? fault =
            await Record.ExceptionAsync(() => service.Vault(_time).Operations.FromId("op").WaitForJobIdsAsync(TenMinutes));

        Assert.True(fault is null or ApiException { IsUnreadable: true }, $"{fault}");
        if (fault is null)
            Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_deadline_shorter_than_a_request_ends_the_wait_and_says_so()
    {
        using HttpClient http = new(new Hanging()) { Timeout = Timeout.InfiniteTimeSpan };
        BackupVault vault = new BackupClient(http).Vault("sub", "rg", "v");

        PollingTimeoutException fault = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => vault.Jobs.WaitAsync("a", new WaitOptions { Timeout = TimeSpan.FromTicks(1) }));

        Assert.Contains("a request was still under way", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_may_leave_at_every_request_and_at_every_pause()
    {
        // The wait without cancellation has this many requests, and a pause after each but the last one.
        const int Requests = 6;
        for (int leaveAt = 0; leaveAt < 2 * Requests - 1; leaveAt++)
        {
            using CancellationTokenSource leave = new();
            LeavingTime time = new(leave, leaveAt % 2 == 1 ? leaveAt / 2 : -1);
            int request = 0;
            FakeService service = new(_ =>
            {
                if (request == leaveAt / 2 && leaveAt % 2 == 0)
                    leave.Cancel();
                request++;
                leave.Token.ThrowIfCancellationRequested();
                return request < Requests ? FakeService.Job("a", "InProgress") : FakeService.Job("a", "Completed");
            });

            OperationCanceledException left = await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => service.Vault(time).Jobs.WaitAsync("a", cancellationToken: leave.Token));

            Assert.Equal(leave.Token, left.CancellationToken);
            Assert.Equal(leaveAt / 2 + 1, request);
        }
    }

    private const string Url = FakeService.Endpoint + FakeService.VaultPath + "/backupOperations/op?s=1";

    private sealed class Hanging : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }

    /// <summary>Cancels when a pause begins.</summary>
    private sealed class LeavingTime(CancellationTokenSource leave, int pause) : TimeProvider
    {
        private int _pauses;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime <= TimeSpan.Zero || state is CancellationTokenSource)
                return System.CreateTimer(callback, state, dueTime, period);
            if (_pauses++ == pause)
                leave.Cancel();
            return System.CreateTimer(callback, state, leave.IsCancellationRequested ? dueTime : TimeSpan.FromMilliseconds(1), period);
        }
    }
}
