using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>The lines of <c>mcp</c>: what is not a message, progress, and the end of the input.</summary>
public class McpInputTests
{
    private const string Initialize = """
        {"jsonrpc":"2.0","id":1,"method":"initialize",
         "params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"} } }
        """;

    [Theory, EachBuild]
    public async Task What_is_not_a_message_is_answered_with_the_codes_of_JSON_RPC(Build build)
    {
        await using TestEstate estate = await TestEstate.Start();

        (int exit, JsonNode[] answers, string error) = await RunAsync(
            build, estate, 9, "not json", "[]", "[1]", "7", "  ",
            """{"id":7,"method":"ping"}""",
            """{"jsonrpc":"1.0","id":"a","method":"ping"}""",
            """{"jsonrpc":"2.0","id":8}""",
            """{"jsonrpc":"2.0","method":5}""",
            """{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""",
            Initialize,
            """{"jsonrpc":"2.0","id":9,"method":"ping"}""");

        Assert.Equal((0, ""), (exit, error));
        Assert.All(answers, answer => Assert.Equal("2.0", (string?)answer["jsonrpc"]));
        JsonNode[] errors = [.. answers.Where(answer => answer["error"] is not null)];
        Assert.Equal(
            [
                "-32700 null", "-32600 null", "-32600 null", "-32600 null", "-32600 7", "-32600 \"a\"", "-32600 8", "-32600 null",
                "-32700 null",
            ],
            errors.Select(answer => $"{answer["error"]!["code"]} {answer["id"]?.ToJsonString() ?? "null"}"));
        // A missing member is not null: without it this would not be an answer.
        Assert.All(errors, answer => Assert.True(answer.AsObject().ContainsKey("id")));
        Assert.Equal([1, 9], answers.Where(answer => answer["result"] is not null).Select(answer => (int)answer["id"]!).Order());
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_and_the_next_one_is_read()
    {
        await using TestEstate estate = await TestEstate.Start();

        (int exit, JsonNode[] answers, _) = await RunAsync(
            Build.Managed, estate, 1, $$"""{"jsonrpc":"2.0","id":5,"method":"{{new string('x', 5 * 1024 * 1024)}}"}""", Initialize);

        Assert.Equal(0, exit);
        Assert.Equal([-32600, null], answers.Select(answer => (int?)answer["error"]?["code"]));
    }

    [Fact]
    public async Task The_end_of_the_input_ends_calls_that_wait_for_hours()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.AddMachineJob("fa11ed", "Failed");
        estate.AddMachineJob("running", "InProgress");

        (int exit, JsonNode[] answers, string error) = await RunAsync(
            Build.Managed, estate, 2, Initialize, Call(3, "wait_for_jobs", """{"jobs":["running"],"timeout":"12h"}"""),
            Call(2, "show_job", """{"job":"fa11ed"}"""));

        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            "fa11ed", (string?)answers.Single(answer => (int?)answer["id"] == 2)["result"]!["structuredContent"]!["jobId"]);
    }

    [Fact]
    public async Task Requests_of_a_file_are_answered_before_the_server_ends()
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(
            Initialize.ReplaceLineEndings("") + "\n" + """{"jsonrpc":"2.0","id":2,"method":"tools/list"}"""));
        using MemoryStream output = new();
        await using McpTransport transport = new(input, output, new StoppedTime());
        await using McpServer server = McpServer.Create(transport, new McpTools([], transport.Over).ToOptions());

        await Task.WhenAll(transport.ReadAsync(default), server.RunAsync());

        string[] answers = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([1, 2], answers.Select(answer => (int)JsonNode.Parse(answer)!["id"]!).Order());
    }

    [Fact]
    public async Task A_retry_reports_its_progress()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.AddMachineJob("fa11ed", "Failed");

        (_, JsonNode[] answers, _) = await RunAsync(
            Build.Managed, estate, 2, Initialize, Call(2, "retry_job", """{"job":"fa11ed","confirm":"fa11ed"}""", token: "p"));

        JsonNode[] progress =
            [.. answers.Where(answer => (string?)answer["method"] == "notifications/progress").Select(answer => answer["params"]!)];
        Assert.Equal(("p", 1), ((string?)progress[0]["progressToken"], (int)progress[0]["progress"]!));
        Assert.Equal("starting the backup of vm1", (string?)progress[0]["message"]);
        Assert.NotNull(answers[^1]["result"]);
    }

    [Fact]
    public async Task A_wait_names_the_jobs_that_are_unknown_and_waits_for_the_others()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.AddMachineJob("fa11ed", "Failed");
        estate.AddDiskJob("disk-done", "Completed");
        const string foreign = "/subscriptions/s/resourceGroups/r/providers/Microsoft.RecoveryServices/vaults/other/backupJobs/far";

        (_, JsonNode[] answers, _) = await RunAsync(
            Build.Managed, estate, 2, ["--vault", TestEstate.Machines, "--vault", TestEstate.Disks], Initialize,
            Call(2, "wait_for_jobs", $$"""{"jobs":["fa11ed","no-such-job","{{foreign}}","disk-done"]}"""));

        JsonNode result = answers.Single(answer => (int?)answer["id"] == 2)["result"]!["structuredContent"]!;
        Assert.True((bool)result["ended"]!);
        Assert.Equal(["fa11ed", "disk-done"], result["jobs"]!.AsArray().Select(job => (string?)job!["jobId"]));
        Assert.Equal(2, result["missing"]!.AsArray().Count);
        Assert.StartsWith(
            "job 'far': vault other is not one of the vaults that this server serves", (string?)result["missing"]![0],
            StringComparison.Ordinal);
        Assert.Equal("no vault has a job 'no-such-job'", (string?)result["missing"]![1]);
    }

    [Fact]
    public async Task A_wait_for_unknown_jobs_only_is_an_error()
    {
        await using TestEstate estate = await TestEstate.Start();
        estate.AddMachineJob("fa11ed", "Failed");

        (_, JsonNode[] answers, _) = await RunAsync(
            Build.Managed, estate, 2, Initialize, Call(2, "wait_for_jobs", """{"jobs":["no-such-job","nor-this"]}"""));

        JsonNode result = answers.Single(answer => (int?)answer["id"] == 2)["result"]!;
        Assert.True((bool)result["isError"]!);
        Assert.Contains(
            "no vault has a job 'no-such-job' or 'nor-this'", (string?)result["content"]![0]!["text"], StringComparison.Ordinal);
    }

    private static string Call(int id, string name, string arguments, string? token = null) => new JsonObject
    {
        ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = "tools/call",
        ["params"] = new JsonObject
        {
            ["name"] = name, ["arguments"] = JsonNode.Parse(arguments),
            ["_meta"] = token is null ? [] : new JsonObject { ["progressToken"] = token },
        },
    }.ToJsonString();

    /// <summary>Writes lines, and ends the input after the answer to a request.</summary>
    private static async Task<(int Exit, JsonNode[] Answers, string Error)> RunAsync(
        Build build, TestEstate estate, int last, params string[] lines) =>
        await RunAsync(build, estate, last, ["--all-vaults"], lines);

    private static async Task<(int Exit, JsonNode[] Answers, string Error)> RunAsync(
        Build build, TestEstate estate, int last, string[] scope, params string[] lines)
    {
        using Process process = await Tool.Start(build, estate.Shell.Variables, ["mcp", .. scope], hasInput: true);
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        foreach (string line in lines)
            await process.StandardInput.WriteAsync(line.ReplaceLineEndings("").Trim() + "\n");
        await process.StandardInput.FlushAsync();
        List<JsonNode> answers = [];
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            answers.Add(JsonNode.Parse(line)!);
            if (answers[^1]["id"]?.ToJsonString() == $"{last}")
                process.StandardInput.Close();
        }

        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, [.. answers], await error);
    }

    /// <summary>A clock on which no time passes.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
