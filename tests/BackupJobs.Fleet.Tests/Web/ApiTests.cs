using System.Net;
using System.Text.Json;

namespace BackupJobs.Fleet.Tests.Web;

public class ApiTests
{
    [Fact]
    public async Task The_overview_shows_failures_first()
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(6, failing: 3));
        JsonElement overview = await GetAsync(web, "api/overview");

        Assert.Equal(6, overview.GetProperty("vaults").GetInt32());
        Assert.Equal(1, overview.GetProperty("lastDay").GetProperty("failed").GetInt32());
        Assert.Equal(1, overview.GetProperty("itemsWithoutSuccess").GetInt32());
        JsonElement first = overview.GetProperty("subscriptions")[0];
        Assert.Equal(("s1", "Failing"), (first.GetProperty("id").GetString(), first.GetProperty("health").GetString()));
        Assert.Equal("rsv-3", first.GetProperty("cells")[0].GetProperty("name").GetString());
        JsonElement need = overview.GetProperty("attention")[0];
        Assert.Equal(("Failed", "vm3"), (need.GetProperty("kind").GetString(), need.GetProperty("item").GetString()));
    }

    [Theory]
    [InlineData(403, 1, "Unreadable")]
    [InlineData(404, 1, "Unreadable")]
    [InlineData(503, 3, "Unreadable")]
    [InlineData(503, 1, null)]
    public async Task A_vault_that_cannot_be_read_needs_a_person(int status, int faults, string? kind)
    {
        FakeFleet fleet = FakeFleet.Of(1);
        fleet.Vaults[0] = fleet.Vaults[0] with { FaultStatus = status, Faults = faults, Fault = "refused" };
        await using WebFleet web = await WebFleet.StartAsync(fleet);

        JsonElement[] needs = [.. (await GetAsync(web, "api/overview")).GetProperty("attention").EnumerateArray()];
        Assert.Equal(kind is null ? [] : [kind], needs.Select(need => need.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Dead_letters_come_before_everything_else_and_are_delivered_again()
    {
        FakeFleet fleet = FakeFleet.Of(2, failing: 0);
        fleet.Letters.Add(new DeadLetter(7, "mail", fleet.Ended[0], 15, "refused", DateTimeOffset.UtcNow));
        using MemoryLogs logs = new();
        await using WebFleet web = await WebFleet.StartAsync(fleet, fleet, loggers: logs);

        Assert.Equal("DeadLetter", (await GetAsync(web, "api/overview")).GetProperty("attention")[0].GetProperty("kind").GetString());
        Assert.Equal(
            "vm0",
            (await GetAsync(web, "api/dead-letters")).GetProperty("items")[0].GetProperty("job").GetProperty("item").GetString());
        using HttpResponseMessage unknown = await web.Http.PostAsync("api/dead-letters/8/replay", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using HttpResponseMessage known = await web.Http.PostAsync("api/dead-letters/7/replay", null);
        Assert.Equal("{\"replayed\":1}", await known.Content.ReadAsStringAsync());
        using HttpResponseMessage all = await web.Http.PostAsync("api/dead-letters/replay", null);
        Assert.Equal(
            ["Dead letter 7 is delivered again, as 'local' has asked."],
            logs.All.Where(line => line.Category.EndsWith("LetterApi", StringComparison.Ordinal)).Select(line => line.Line));
    }

    [Fact]
    public async Task Pages_of_jobs_have_each_job_once()
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(25));
        List<string?> ids = [];
        string? cursor = null;
        do
        {
            JsonElement page = await GetAsync(web, "api/jobs?limit=10" + (cursor is null ? "" : $"&cursor={cursor}"));
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(job => job.GetProperty("jobId").GetString()));
            cursor = page.TryGetProperty("nextCursor", out JsonElement next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(25, ids.Distinct().Count());
        Assert.Equal(25, ids.Count);
    }

    [Theory]
    [InlineData("api/vaults?cursor=x")]
    [InlineData("api/jobs?cursor=x")]
    [InlineData("api/jobs?outcome=Broken")]
    [InlineData("api/night?from=2026-11-29T00:00:00Z&to=2026-11-28T00:00:00Z")]
    [InlineData("api/night")]
    public async Task Bad_requests_are_answered_with_a_problem(string path)
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(1));
        using HttpResponseMessage response = await web.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("jobs")]
    [InlineData("page/page.js")]
    [InlineData("healthz")]
    [InlineData("readyz")]
    [InlineData("metrics")]
    [InlineData("openapi/v1.json")]
    [InlineData("api/overview")]
    [InlineData("api/jobs")]
    [InlineData("api/dead-letters")]
    [InlineData("api/me")]
    [InlineData("api/events")]
    [InlineData("api/jobs?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("api/nothing", HttpStatusCode.NotFound)]
    [InlineData("api/dead-letters/replay", HttpStatusCode.MethodNotAllowed)]
    public async Task Monitors_may_ask_for_the_headers_only(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(1));
        using HttpRequestMessage request = new(HttpMethod.Head, path);
        using HttpResponseMessage response = await web.Http.SendAsync(request);
        using HttpResponseMessage whole = await web.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal((whole.StatusCode, whole.Content.Headers.ContentType), (response.StatusCode, response.Content.Headers.ContentType));
    }

    [Theory]
    [InlineData("POST", "api/jobs", "GET, HEAD")]
    [InlineData("DELETE", "readyz", "GET, HEAD")]
    [InlineData("HEAD", "api/dead-letters/replay", "POST")]
    public async Task A_method_that_is_not_possible_is_a_problem_that_names_those_that_are(string method, string path, string allowed)
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(1));
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage response = await web.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
        if (method == "HEAD")
            return;
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(
            $"{method} is not possible at this address; it allows {allowed}.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_wrong_host_is_answered_with_a_problem()
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(1));
        using HttpRequestMessage request = new(HttpMethod.Get, "api/overview");
        request.Headers.Host = "other.example.com";
        using HttpResponseMessage response = await web.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.StartsWith("The service is not known by the host name", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "the database is away")]
    [InlineData(true, "The database does not answer: no route")]
    public async Task Without_its_database_the_service_answers_503_with_the_reason(bool isReady, string reason)
    {
        FakeFleet fleet = new() { IsReady = isReady, Fault = new Npgsql.NpgsqlException("no route", new TimeoutException()) };
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        using HttpResponseMessage response = await web.Http.GetAsync("api/overview");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(reason, problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_fault_of_the_program_is_not_one_of_the_database()
    {
        FakeFleet fleet = new() { Fault = new InvalidOperationException("a secret of the program") };
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        using HttpResponseMessage response = await web.Http.GetAsync("api/overview");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_details_of_a_job_have_no_secrets()
    {
        FakeFleet fleet = FakeFleet.Of(1, failing: 0);
        fleet.Ended[0] = fleet.Ended[0] with
        {
            ErrorMessage = "token=Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
        };
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        string path = $"api/jobs/job0?vault={Uri.EscapeDataString(fleet.Ended[0].VaultId)}";

        string text = await web.Http.GetStringAsync(path);
        Assert.Contains("\"jobId\":\"job0\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("c2lnbmF0dXJl", text, StringComparison.Ordinal);
        Assert.Contains("\"resourceGroup\":\"rg\"", text, StringComparison.Ordinal);
        using HttpResponseMessage missing = await web.Http.GetAsync(path.Replace("job0?", "job9?", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task The_timeline_has_running_jobs_and_failing_vaults_first()
    {
        FakeFleet fleet = FakeFleet.Of(4, failing: 2);
        DateTimeOffset started = DateTimeOffset.UtcNow.AddMinutes(-5);
        fleet.Running.Add(new RunningJob(fleet.Vaults[1].Id, "job-r", "InProgress", started, DateTimeOffset.UtcNow));
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        string from = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(-12).ToString("O"));
        string to = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMinutes(1).ToString("O"));

        JsonElement[] lanes = [.. (await GetAsync(web, $"api/night?from={from}&to={to}")).GetProperty("items").EnumerateArray()];
        Assert.Equal("rsv-2", lanes[0].GetProperty("name").GetString());
        Assert.Equal(4, lanes.Length);
        JsonElement running = lanes.Single(lane => lane.GetProperty("name").GetString() == "rsv-1").GetProperty("jobs")[1];
        Assert.Equal(("job-r", JsonValueKind.Null), (running.GetProperty("jobId").GetString(), running.GetProperty("outcome").ValueKind));
    }

    [Fact]
    public async Task Readiness_says_why_not()
    {
        FakeFleet fleet = new() { IsReady = false };
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        using HttpResponseMessage response = await web.Http.GetAsync("readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("not ready: the database is away\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Listeners_get_an_event_when_a_job_has_ended()
    {
        FakeFleet fleet = FakeFleet.Of(1);
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        await using Stream events = await web.Http.GetStreamAsync("api/events");
        using StreamReader reader = new(events);

        Assert.Equal("event: hello", await reader.ReadLineAsync());
        fleet.Ended.Add(Ends.Failed(fleet.Vaults[0].Id, job: "late") with { Ended = DateTimeOffset.UtcNow });
        string? line;
        do
            line = await reader.ReadLineAsync();
        while (line != "event: job");
        Assert.Contains("\"jobId\":\"late\"", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listeners_get_an_event_while_nothing_is_read_from_Azure()
    {
        FakeFleet fleet = FakeFleet.Of(1);
        await using WebFleet web = await WebFleet.StartAsync(fleet);
        await using Stream events = await web.Http.GetStreamAsync("api/events");
        using StreamReader reader = new(events);

        Assert.Equal("event: hello", await reader.ReadLineAsync());
        fleet.NothingReadSince = new DateTimeOffset(2026, 11, 30, 3, 9, 0, TimeSpan.Zero);
        string? line;
        do
            line = await reader.ReadLineAsync();
        while (line != "event: unread");
        JsonElement change = JsonDocument.Parse((await reader.ReadLineAsync())!["data: ".Length..]).RootElement;
        Assert.Equal("nothing is read from Azure", change.GetProperty("problem").GetString());
        Assert.Equal(fleet.NothingReadSince, change.GetProperty("problemSince").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("GET", "nonsense", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("HEAD", "a/b/c", "text/html", "text/html")]
    [InlineData("GET", "nonsense", "application/json", "application/problem+json")]
    [InlineData("GET", "nonsense", "*/*", "application/problem+json")]
    [InlineData("POST", "nonsense", "text/html", "application/problem+json")]
    [InlineData("GET", "api/nonsense", "text/html", "application/problem+json")]
    [InlineData("GET", "page/nonsense.js", "text/html", "application/problem+json")]
    public async Task Unknown_addresses_are_a_page_for_people_and_a_problem_for_programs(
        string method, string path, string accept, string expected)
    {
        await using WebFleet web = await WebFleet.StartAsync(FakeFleet.Of(1));
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        request.Headers.Add("Accept", accept);
        using HttpResponseMessage response = await web.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<JsonElement> GetAsync(WebFleet web, string path) =>
        JsonDocument.Parse(await web.Http.GetStringAsync(path)).RootElement;
}
