using BackupJobsGen.Hostile;

namespace BackupJobs.Cli.Tests.Hostile;

/// <summary>Requests that start something, whose outcome is unknown: the command says so, and how to look.</summary>
public class UnansweredTests
{
    private const string Job = "899bc1a6-d789-40ab-bd76-df8f5d5590f0";
    private const string Started = "the backup of VM;vm1 may have been started";
    private const string Cancelled = $"the cancellation of job {Job} may have been accepted";
    private const string Exported = "the export of the jobs of vault1 may have been started";

    private static readonly string[] Backup = ["backup", "--container", "c", "--item", "VM;vm1"];

    public static TheoryData<string[], string, string> Commands => new()
    {
        { Backup, Started, "look before you repeat it: backup-jobs list --since " },
        { ["cancel", Job], Cancelled, $"look before you repeat it: backup-jobs show {Job} --vault /subscriptions/" },
        { ["export"], Exported, "look before you repeat it: backup-jobs list --since " },
    };

    [Theory, MemberData(nameof(Commands))]
    public async Task A_timeout_says_what_may_have_been_started(string[] command, string what, string look)
    {
        await using HostileServer server = Start(static (_, token) => Task.Delay(Timeout.Infinite, token));

        Ran ran = await Run(server, [.. command, "--timeout", "1s"]);

        AssertUnanswered(ran, server, 6, "error: timed out, but " + what, look);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task An_interruption_says_what_may_have_been_started(string[] command, string what, string look)
    {
        using CancellationTokenSource user = new();
        await using HostileServer server = Start(async (_, token) =>
        {
            await user.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        Ran ran = await Run(server, command, user.Token);

        AssertUnanswered(ran, server, 130, "stopped: interrupted, but " + what, look);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(502, "")]
    [InlineData(504, "{}")]
    [InlineData(202, "")]
    public async Task A_lost_answer_is_not_a_refusal(int status, string body)
    {
        await using HostileServer server = Start((stream, token) => stream.WriteAsync(FaultyServer.Response(status, body), token).AsTask());

        Ran ran = await Run(server, Backup);

        AssertUnanswered(ran, server, 1, ", but " + Started, "look before you repeat it: backup-jobs list");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_refused_request_has_started_nothing(int status)
    {
        await using HostileServer server = Start((stream, token) =>
            stream.WriteAsync(FaultyServer.Response(status, """{"error":{"code":"Refused","message":"No."}}"""), token).AsTask());

        Ran ran = await Run(server, Backup);

        Assert.NotEqual(0, ran.Exit);
        Assert.DoesNotContain("may have been", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_service_has_started_nothing()
    {
        await using HostileServer server = FaultyServer.Start(Fault.Refused);

        Ran ran = await Run(server, Backup);

        Assert.Equal(1, ran.Exit);
        Assert.StartsWith("error: the service is unreachable\n", ran.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static HostileServer Start(Func<Stream, CancellationToken, Task> respondToPost) => new((line, stream, token) =>
        line.StartsWith("POST", StringComparison.Ordinal)
            ? respondToPost(stream, token)
            : stream.WriteAsync(FaultyServer.Response(200, """{"value":[]}"""), token).AsTask());

    private static Task<Ran> Run(HostileServer server, string[] command, CancellationToken user = default) => new TestShell
    {
        Interrupted = user,
        Variables =
        {
            [Variables.Endpoint] = server.Endpoint.GetLeftPart(UriPartial.Authority),
            [Variables.Vault] = Reports.Vault,
            [Variables.Token] = TestVault.Token,
        },
    }.Run(command);

    private static void AssertUnanswered(Ran ran, HostileServer server, int exit, string what, string look)
    {
        Assert.Equal(exit, ran.Exit);
        Assert.Contains(what, ran.Error, StringComparison.Ordinal);
        Assert.Contains(look, ran.Error, StringComparison.Ordinal);
        Assert.Contains("--endpoint " + server.Endpoint.GetLeftPart(UriPartial.Authority), ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("retry", ran.Error, StringComparison.OrdinalIgnoreCase);
    }
}
