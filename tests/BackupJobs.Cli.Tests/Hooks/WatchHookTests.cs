using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackupJobs.Cli.Tests.Hostile;
using BackupJobsGen.Hostile;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Cli.Tests.Hooks;

/// <summary><c>watch --on-end</c> and <c>watch --webhook</c>.</summary>
public sealed class WatchHookTests : IDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly string _folder = Directory.CreateTempSubdirectory("hooks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public async Task A_command_gets_values_as_arguments_variables_and_JSON_and_its_exit_code_is_reported()
    {
        await using TestVault vault = await TestVault.Start();
        vault.Shell.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        vault.AddEnded("j1", Emulator.SimulatedOutcome.Failed, item: "Server 1; $(touch x)");
        string script = Script("""
            printf '%s\n' "$@" > "$FOLDER/arguments"
            printf '%s' "$BACKUP_JOB_ITEM" > "$FOLDER/item"
            cat > "$FOLDER/json"
            echo told
            exit 3
            """);

        Ran ran = await vault.Run("watch", "j1", "--on-end", $"{script} {{job}} {{vault}} '{{item}} {{outcome}}' {{status}}");

        Assert.Equal(3, ran.Exit);
        Assert.Equal(
            ["j1", vault.Emulator.VaultName, "Server_1____touch_x_ Failed", "Failed"],
            File.ReadAllLines(Path.Combine(_folder, "arguments")));
        Assert.Equal("Server 1; $(touch x)", File.ReadAllText(Path.Combine(_folder, "item")));
        JsonNode json = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "json")))!;
        Assert.Equal(("1.0", "j1", "Failed"), ((string?)json["specversion"], (string?)json["subject"], (string?)json["data"]!["outcome"]));
        Assert.Contains("on-end j1: told\n", ran.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("exited with 3", ran.Error, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("sh -c 'echo {item}; echo {item} > {folder}/out'")]
    [InlineData("sh -c 'eval echo {item}'")]
    [InlineData("sh -c \"echo '{item}'\"")]
    [InlineData("sh -c \"echo \\\"{item}\\\"\"")]
    public async Task The_text_of_a_job_is_no_command_even_if_the_user_asks_for_a_shell(string command)
    {
        string proof = Path.Combine(_folder, "proof");
        foreach (string item in (string[])[
            $"a; touch {proof}", $"$(touch {proof})", $"`touch {proof}`", $"'; touch {proof}; '", $"\"; touch {proof}; \"",
            $"a\ntouch {proof}\n", $"a | touch {proof}", $"a & touch {proof}", $"$IFS;touch${{IFS}}{proof}"])
        {
            await using TestVault vault = await TestVault.Start();
            vault.Shell.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
            vault.AddEnded("j1", item: item);

            Ran ran = await vault.Run("watch", "j1", "--on-end", command.Replace("{folder}", _folder, StringComparison.Ordinal));

            Assert.Contains("exited with 0", ran.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(proof), item);
        }
    }

    [UnixFact]
    public async Task A_command_that_does_not_end_is_stopped_with_its_children()
    {
        await using TestVault vault = await TestVault.Start();
        vault.Shell.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        vault.AddEnded("j1");

        Ran ran = await vault.Run("watch", "j1", "--on-end", "sh -c 'sleep 600 & sleep 600'", "--on-end-timeout", "1s");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("warning: on-end j1: sh was stopped after 1s", ran.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Output_without_end_is_cut_and_a_command_may_ignore_its_input()
    {
        await using TestVault vault = await TestVault.Start();
        vault.Shell.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        vault.AddEnded("j1");

        Ran ran = await vault.Run("watch", "j1", "--on-end", "sh -c 'exec <&-; yes | head -c 3000000; printf \"\\\\033[2J\" >&2'");

        Assert.Equal(0, ran.Exit);
        Assert.True(ran.Error.Length < 200_000, $"{ran.Error.Length} characters");
        Assert.DoesNotContain("\u001b", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no program 'no-such-program'", "watch", "--on-end", "no-such-program {job}")]
    [InlineData("unknown placeholder '{name}'", "watch", "--on-end", "sh {name}")]
    [InlineData("--on-end-timeout needs --on-end", "watch", "--on-end-timeout", "1m")]
    [InlineData("--webhook-secret-file needs --webhook", "watch", "--webhook-secret-file", "x")]
    [InlineData("--webhook-secret-file cannot be read", "watch", "--webhook", "https://a.example", "--webhook-secret-file", "/no/such")]
    [InlineData("--webhook needs a secret", "watch", "--webhook", "https://hooks.contoso.com")]
    public async Task Wrong_usage_is_reported_before_the_watch_begins(string expected, params string[] arguments)
    {
        TestShell shell = new() { Variables = { ["PATH"] = "/bin:/usr/bin" } };

        Ran ran = await shell.Run([.. arguments, "--vault", Reports.Vault]);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://hooks.contoso.com/key1", Secret, "it must be HTTPS")]
    [InlineData("https://u:key1@hooks.contoso.com/", Secret, "it contains credentials")]
    [InlineData("key1", Secret, "URI")]
    [InlineData("https://hooks.contoso.com/key1", "whsec_key1!", "Base64")]
    [InlineData("https://hooks.contoso.com/key1", "key1", "24 to 512 bytes")]
    public async Task A_bad_URL_or_secret_is_not_shown(string url, string secret, string expected)
    {
        TestShell shell = new() { Variables = { [Variables.WebhookSecret] = secret } };

        Ran ran = await shell.Run("watch", "--vault", Reports.Vault, "--webhook", url);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("key1", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_end_during_the_watch_is_posted_once_and_history_is_not()
    {
        await using Receiver receiver = await Receiver.StartAsync(503, 204);
        await using TestEstate estate = await TestEstate.Start();
        estate.Shell.Variables[Variables.WebhookSecret] = Secret;
        estate.AddMachineJob("history", "Failed");
        estate.AddMachineJob("vm", "InProgress");
        estate.AddDiskJob("disk", "InProgress");

        Task<Ran> watch = estate.Run("watch", "--all-vaults", "--interval", "1s", "--timeout", "8s", "--webhook", receiver.Url);
        await UntilAsync(() => estate.Count("backupJobs/disk") > 0 && estate.Count("backupJobs/vm") > 0);
        estate.AddMachineJob("vm", "Failed");
        estate.AddDiskJob("disk", "Completed");
        await UntilAsync(() => receiver.Ids.Count >= 3);
        Ran ran = await watch;

        // The first post was refused for a moment.
        Assert.Equal(2, receiver.Ids.Distinct().Count());
        Assert.Equal(3, receiver.Ids.Count);
        Assert.Equal(["disk", "vm"], receiver.Subjects.Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Secret, ran.Error + ran.Output, StringComparison.Ordinal);
        Assert.Equal(6, ran.Exit);
    }

    [Fact]
    public async Task A_webhook_that_refuses_is_reported_and_fails_a_watch_whose_job_succeeded()
    {
        await using Receiver receiver = await Receiver.StartAsync(401);
        await using TestVault vault = await TestVault.Start();
        string file = Path.Combine(_folder, "secret");
        await File.WriteAllTextAsync(file, $"{Secret}\nwhsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD\n");
        vault.AddEnded("j1");

        Ran ran = await vault.Run("watch", "j1", "--webhook", receiver.Url + "?key=hidden", "--webhook-secret-file", file);

        Assert.Equal(1, ran.Exit);
        Assert.Contains("warning: webhook: the end of job j1 is not delivered after 1 attempt", ran.Error, StringComparison.Ordinal);
        Assert.Contains("answered 401", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(receiver.Signatures).Split(' ').Length);
    }

    [Fact]
    public async Task A_delivery_that_pauses_when_the_time_is_over_is_tried_once_more()
    {
        await using HostileServer receiver = new(
            (stream, token) => stream.WriteAsync(FaultyServer.Response(503, "", "Retry-After: 60\r\n"), token).AsTask(),
            (stream, token) => stream.WriteAsync(FaultyServer.Response(204, ""), token).AsTask());
        await using TestVault vault = await TestVault.Start();
        vault.Shell.Variables[Variables.WebhookSecret] = Secret;
        vault.AddEnded("j1");

        Ran ran = await vault.Run("watch", "j1", "--timeout", "4s", "--webhook", receiver.Endpoint.ToString());

        Assert.Equal((0, 2), (ran.Exit, receiver.Heads.Count));
        Assert.Contains("warning: webhook: not delivered yet, deliveries are repeated: ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("has stopped", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, Emulator.SimulatedOutcome.Completed)]
    [InlineData(3, Emulator.SimulatedOutcome.Failed)]
    public async Task Jobs_whose_ends_are_not_reported_in_time_are_named(int exit, Emulator.SimulatedOutcome outcome)
    {
        await using HostileServer receiver = FaultyServer.Start(Fault.Silent);
        await using TestVault vault = await TestVault.Start();
        vault.Shell.Variables[Variables.WebhookSecret] = Secret;
        vault.AddEnded("j1", outcome);

        Ran ran = await vault.Run("watch", "j1", "--timeout", "3s", "--webhook", receiver.Endpoint.ToString());

        Assert.Equal(exit, ran.Exit);
        Assert.Contains(
            "warning: the watch has stopped before the ends of these jobs were reported: j1\n", ran.Error.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> isDone)
    {
        for (int i = 0; i < 400 && !isDone(); i++)
            await Task.Delay(20);
    }

    private string Script(string text)
    {
        string path = Path.Combine(_folder, "script");
        File.WriteAllText(path, $"#!/bin/sh\nFOLDER='{_folder}'\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs sh" : null;
    }

    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "needs sh" : null;
    }

    /// <summary>Receives webhooks; the last of its statuses stays.</summary>
    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        private int _next;

        public ConcurrentQueue<string> Ids { get; } = new();

        public ConcurrentQueue<string> Subjects { get; } = new();

        public ConcurrentQueue<string> Signatures { get; } = new();

        public string Url { get; private set; } = "";

        public static async Task<Receiver> StartAsync(params int[] statuses)
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            WebApplication app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            Receiver receiver = new(app);
            app.Run(async context =>
            {
                JsonNode body = (await JsonNode.ParseAsync(context.Request.Body))!;
                receiver.Ids.Enqueue((string)body["id"]!);
                receiver.Subjects.Enqueue((string)body["subject"]!);
                receiver.Signatures.Enqueue(context.Request.Headers["webhook-signature"].ToString());
                context.Response.StatusCode = statuses[Math.Min(Interlocked.Increment(ref receiver._next) - 1, statuses.Length - 1)];
            });
            await app.StartAsync();
            receiver.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
            return receiver;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
