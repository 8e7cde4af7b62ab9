using System.Text.Json;
using BackupJobs.Cli.Tests.Hostile;
using BackupJobsGen.Hostile;

namespace BackupJobs.Cli.Tests.Fleets;

/// <summary>Answers that no fleet of this version sends.</summary>
public class FleetHostileTests
{
    private const string Problem = "Content-Type: application/problem+json";

    private const string Facts = """
        "key":"k","vault":"/subscriptions/s/resourcegroups/g/providers/microsoft.recoveryservices/vaults/v","vaultName":"v",
        "subscription":"s","tenant":"t","outcome":"Failed","ended":"2026-11-29T12:00:00Z"
        """;

    [Theory]
    [InlineData("400 Bad Request", "The parameter 'text' is not known. Parameters: vault.", "older than this command")]
    [InlineData("400 Bad Request", "The parameter 'cursor' is 'x'.", "the fleet rejected the request with status 400")]
    [InlineData("403 Forbidden", "The caller does not have the role that this needs.", "the fleet denies the permission")]
    [InlineData("404 Not Found", "There is nothing at this address.", "there is no list of jobs at this address")]
    [InlineData("429 Too Many Requests", "Slow down.", "the fleet throttled the request")]
    [InlineData("500 Internal Server Error", "An error.", "the fleet failed")]
    [InlineData("503 Service Unavailable", "The process starts.", "the fleet cannot answer now")]
    public async Task A_refusal_is_explained_with_the_reason_of_the_fleet(string status, string detail, string expected)
    {
        await using HostileServer server = new(
            Answers.Response(status, JsonSerializer.Serialize(new { title = "Title", status = 1, detail }), Problem));

        Ran ran = await Run(server, "list");

        int exit = status[..3] switch { "403" => 9, "429" => 7, _ => 1 };
        Assert.Equal((exit, ""), (ran.Exit, ran.Output));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.Contains("why: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(detail, ran.Error, StringComparison.Ordinal);
        Assert.Contains("try: ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><title>Sign in</title></html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"items":{},"nextCursor":null}""")]
    [InlineData("""{"items":[{"jobId":"j"}],"nextCursor":null}""")]
    [InlineData("""{"items":[{"jobId":7,FACTS}],"nextCursor":null}""")]
    [InlineData("""{"items":[],"nextCursor":""")]
    public async Task An_answer_that_is_not_that_of_a_fleet_is_named_so(string body)
    {
        body = body.Replace("FACTS", Facts, StringComparison.Ordinal);
        await using HostileServer server = new(Answers.Response("200 OK", body, "Content-Type: application/json"));

        foreach (Ran ran in new[] { await Run(server, "list"), await Run(server, "show", "j1") })
        {
            Assert.Equal((1, ""), (ran.Exit, ran.Output));
            Assert.StartsWith("error: the answer is not that of a fleet", ran.Error, StringComparison.Ordinal);
            Assert.Contains("try: check that --fleet is the address of a backup-jobs-fleet", ran.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_of_an_unknown_host_name_is_explained()
    {
        await using HostileServer server = new(
            Answers.Response("400 Bad Request", "<html><title>Bad Request</title></html>", "Content-Type: text/html"));

        Ran ran = await Run(server, "list");

        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("web.hosts", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_not_received()
    {
        await using HostileServer server = new(Answers.Endless("200 OK", "Content-Type: application/json"));
        await using HostileServer bomb = new(
            Answers.Response("200 OK", Answers.Bomb(100), "Content-Type: application/json", "Content-Encoding: gzip"));

        foreach (Ran ran in new[] { await Run(server, "list"), await Run(bomb, "show", "j1") })
        {
            Assert.Equal((1, ""), (ran.Exit, ran.Output));
            Assert.StartsWith("error: the answer is not that of a fleet", ran.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "j1")]
    public async Task A_list_that_returns_to_a_page_ends(params string[] arguments)
    {
        await using HostileServer server = new(
            Answers.Response("200 OK", """{"items":[],"nextCursor":"1"}""", "Content-Type: application/json"));

        Ran ran = await Run(server, arguments);

        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("the fleet's list does not end", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, server.Heads.Count);
    }

    [Fact]
    public async Task A_list_of_new_pages_without_an_end_is_cut()
    {
        int pages = 0;
        await using HostileServer server = new((_, stream, token) => stream.WriteAsync(FaultyServer.Response(
            200, $$"""{"items":[],"nextCursor":"{{Interlocked.Increment(ref pages)}}"}"""), token).AsTask());

        Ran ran = await Run(server, "list");

        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("more than 1000000 jobs", ran.Error, StringComparison.Ordinal);
        Assert.Equal(1_000, pages);
    }

    [Fact]
    public async Task A_silent_server_is_left_at_the_time_limit()
    {
        await using HostileServer server = new((_, _, token) => Task.Delay(Timeout.Infinite, token));

        Ran ran = await Run(server, "list", "--timeout", "1s");

        Assert.Equal((6, ""), (ran.Exit, ran.Output));
    }

    [Fact]
    public async Task An_unreachable_fleet_is_explained()
    {
        await using HostileServer server = new();
        server.StopListening();

        Ran ran = await Run(server, "list");

        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: the fleet is unreachable", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Table")]
    [InlineData("Json")]
    [InlineData("Jsonl")]
    [InlineData("Csv")]
    [InlineData("JUnit")]
    public async Task Control_characters_do_not_reach_the_terminal(string format)
    {
        const string Evil = "\\u001b]0;t\\u0007\\u009b31m\\u202Egpj\\u200B\\u0000=1";
        string job = $$"""
            {"jobId":"j{{Evil}}","item":"{{Evil}}","itemKind":"{{Evil}}","operation":"{{Evil}}","error":"{{Evil}}","key":"k",
            "vault":"{{Evil}}","vaultName":"{{Evil}}","subscription":"s","tenant":"{{Evil}}",
            "outcome":"{{Evil}}","ended":"2026-11-29T12:00:00Z","new":{"a":[1]} }
            """;
        await using HostileServer server = new(
            Answers.Response("200 OK", $$"""{"items":[{{job}}],"nextCursor":null}""", "Content-Type: application/json"));

        Ran ran = await Run(server, "list", "-o", format);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.DoesNotContain(
            ran.Output, c => (char.IsControl(c) && c is not ('\n' or '\r')) || char.GetUnicodeCategory(c)
                is System.Globalization.UnicodeCategory.Format);
    }

    [Fact]
    public async Task A_reason_with_control_characters_and_secrets_is_masked()
    {
        const string Reason = "The key password=hunter2hunter2 \u001b[31mis wrong\u202E";
        await using HostileServer server = new(
            Answers.Response("401 Unauthorized", JsonSerializer.Serialize(new { detail = Reason }), Problem));

        Ran ran = await Run(server, "list");

        Assert.Equal(9, ran.Exit);
        Assert.DoesNotContain("hunter2", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Error);
        Assert.DoesNotContain('\u202E', ran.Error);
    }

    private static Task<Ran> Run(HostileServer server, params string[] arguments) =>
        new TestShell().Run([.. arguments, "--fleet", server.Endpoint.ToString()]);
}
