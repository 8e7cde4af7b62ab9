using System.Diagnostics;
using System.Text;
using BackupJobsGen.Runtime;
using BackupJobs.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BackupJobs.Tests.Hosting;

public class ContainerTests
{
    private readonly JumpingTime _time = new();

    [Fact]
    public async Task The_token_is_requested_once_and_sent_with_every_request()
    {
        FakeCredential credential = new(_time);
        List<string?> tokens = [];
        FakeService service = new(request =>
        {
            tokens.Add(request.Headers.Authorization?.ToString());
            return FakeService.Job("a", tokens.Count < 3 ? "InProgress" : "Completed");
        });

        await Jobs(service, credential).WaitAsync("a");

        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-1"], tokens);
        Assert.Equal(["https://management.azure.com/.default"], Assert.Single(credential.Requests).Scopes);
    }

    [Fact]
    public async Task A_401_gets_one_fresh_token_with_the_claims_that_it_asks_for()
    {
        const string Claims = """{"access_token":{"nbf":{"essential":true}}}""";
        string challenge = $"Bearer error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims))}\"";
        FakeCredential credential = new(_time);
        FakeService service = new(request => request.Headers.Authorization?.Parameter == "token-2"
            ? FakeService.Job("a", "Completed")
            : FakeService.Empty(System.Net.HttpStatusCode.Unauthorized, ("WWW-Authenticate", challenge)));

        await Jobs(service, credential).GetAsync("a");

        Assert.Equal([null, Claims], credential.Requests.Select(request => request.Claims));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_401_that_stays_is_final_after_one_fresh_token()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Empty(System.Net.HttpStatusCode.Unauthorized));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => Jobs(service, new FakeCredential(_time)).WaitAsync("a"));

        Assert.Equal(401, error.Status);
        Assert.Equal(2, service.Requests.Count);
        Assert.DoesNotContain("token-", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        FakeCredential credential = new(_time) { Lifetime = TimeSpan.FromMinutes(10) };
        DateTimeOffset end = _time.GetUtcNow().AddHours(1);
        FakeService service = new(_ => FakeService.Job("a", _time.GetUtcNow() < end ? "InProgress" : "Completed"));

        await Jobs(service, credential).WaitAsync("a");

        Assert.InRange(credential.Requests.Count, 6, 9);
    }

    [Fact]
    public async Task A_call_outside_of_a_wait_is_retried_when_the_service_says()
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Empty(System.Net.HttpStatusCode.ServiceUnavailable, ("Retry-After", "3")),
            () => FakeService.Job("a", "Completed"));

        await Jobs(service, new FakeCredential(_time)).GetAsync("a");

        Assert.Equal(2, service.Requests.Count);
        Assert.Contains(TimeSpan.FromSeconds(3), _time.Pauses);
    }

    [Fact]
    public async Task A_wait_is_not_retried_below_its_own_pace()
    {
        List<PollingHealth> health = [];
        FakeService down = FakeService.InOrder(() => FakeService.Empty(System.Net.HttpStatusCode.ServiceUnavailable));
        WaitOptions options = new() { Timeout = TimeSpan.FromMinutes(5), Health = new Recorder<PollingHealth>(health) };

        await Assert.ThrowsAsync<PollingTimeoutException>(() => Jobs(down, new FakeCredential(_time)).WaitAsync("a", options));

        Assert.Equal(health[^1].Requests, down.Requests.Count);
    }

    [Theory]
    [InlineData("CloudDosAbsoluteLimitReached", 1)]
    [InlineData("TooManyRequests", 4)]
    public async Task Throttling_that_never_lifts_is_not_retried(string code, int requests)
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Json($$$"""{"error":{"code":"{{{code}}}","message":"no"}}""", System.Net.HttpStatusCode.TooManyRequests));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => Jobs(service, new FakeCredential(_time)).GetAsync("a"));

        Assert.Equal(code, error.Code);
        Assert.Equal(requests, service.Requests.Count);
    }

    [Fact]
    public async Task A_span_shows_the_template_and_never_the_url()
    {
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == BackupJobsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        FakeService service = FakeService.InOrder(() => FakeService.Job("secret-job", "Completed"));

        using Activity root = new Activity("root").Start();
        await Jobs(service, new FakeCredential(_time)).WaitAsync("secret-job");

        Activity[] own;
        lock (spans)
            own = [.. spans.Where(span => span.TraceId == root.TraceId)];
        Activity request = Assert.Single(own, span => span.Kind == ActivityKind.Client);
        Activity wait = Assert.Single(own, span => span.Kind == ActivityKind.Internal);
        Assert.Equal(wait.SpanId, request.ParentSpanId);
        Assert.EndsWith("/backupJobs/{jobName}", (string?)request.GetTagItem("url.template"), StringComparison.Ordinal);
        Assert.Equal(200, request.GetTagItem("http.response.status_code"));
        Assert.DoesNotContain(
            own.SelectMany(span => span.TagObjects),
            tag => tag.Value?.ToString()?.Contains("secret-job", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData("http://management.azure.com", "HTTPS")]
    [InlineData("https://user@management.azure.com", "user info")]
    public void Options_that_make_no_sense_say_why(string endpoint, string reason)
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => new BackupClient(new FakeCredential(_time), options => options.Endpoint = new Uri(endpoint)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_requires_a_credential()
    {
        ServiceCollection services = new();
        services.AddBackupJobs(_ => { });
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Contains(
            "Credential", Assert.Throws<OptionsValidationException>(provider.GetRequiredService<BackupClient>).Message,
            StringComparison.Ordinal);
    }

    private VaultJobs Jobs(FakeService service, FakeCredential credential)
    {
        ServiceCollection services = new();
        services.AddBackupJobs(options => (options.Credential, options.TimeProvider) = (credential, _time))
            .ConfigurePrimaryHttpMessageHandler(() => service);
        return services.BuildServiceProvider().GetRequiredService<BackupClient>().Vault("sub", "rg", "v").Jobs;
    }

    [Fact]
    public async Task A_job_that_cannot_be_read_is_reported_and_skipped_alone()
    {
        List<UnreadableItem> told = [];
        BackupJobsOptions options = new() { UnreadableItemFound = told.Add };
        FakeService service =
            new(_ =>
                FakeService.Json(
                    $$"""{"value":[{"name":"bad","properties":{"status":"Completed"} },{{FakeService.JobText("good", "Completed")}}]}"""));
        BackupClient client = new(new HttpClient(service), options.ToApiOptions());
        List<string?> names = [];

        await foreach (JobResource job in client.Vault(FakeService.VaultPath).Jobs.ListAsync())
            names.Add(job.Name);

        Assert.Equal(["good"], names);
        Assert.Contains("jobType", Assert.Single(told).Fault.Message, StringComparison.Ordinal);
    }
}
