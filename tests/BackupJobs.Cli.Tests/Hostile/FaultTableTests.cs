using System.Diagnostics;
using System.Globalization;
using BackupJobsGen.Hostile;

namespace BackupJobs.Cli.Tests.Hostile;

/// <summary>Every command against every fault.</summary>
public class FaultTableTests
{
    // The promise is one second after the limit of one second. A machine under load gets far more: without the limit, a request to a
    // silent server takes 100 s, and a wait never ends.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private static readonly string[][] Commands =
    [
        ["list"], ["show", "job1"], ["watch", "--interval", "1s"], ["wait", "job1", "--interval", "1s"],
        ["cancel", "job1", "--interval", "1s"],
        ["export", "--interval", "1s"], ["backup", "--container", "c", "--item", "VM;i", "--interval", "1s"], ["timeline"],
    ];

    [Theory]
    //                          list show watch wait cancel export backup timeline
    [InlineData(Fault.Silent, 6, 6, 6, 6, 6, 6, 6, 6)]
    [InlineData(Fault.SlowHeaders, 6, 6, 6, 6, 6, 6, 6, 6)]
    [InlineData(Fault.SlowBody, 6, 6, 6, 6, 6, 6, 6, 6)]
    [InlineData(Fault.EndlessPages, 6, 0, 6, 6, 1, 1, 1, 6)]
    [InlineData(Fault.Reset, 6, 6, 6, 6, 1, 1, 1, 6)]
    [InlineData(Fault.LongRetryAfter, 7, 7, 6, 6, 7, 7, 7, 7)]
    [InlineData(Fault.Throttled, 7, 7, 6, 6, 7, 7, 7, 7)]
    [InlineData(Fault.Unavailable, 6, 6, 6, 6, 1, 1, 1, 6)]
    [InlineData(Fault.Garbage, 1, 1, 6, 6, 1, 1, 1, 1)]
    [InlineData(Fault.TlsAlert, 6, 6, 6, 6, 1, 1, 1, 6)]
    [InlineData(Fault.Refused, 6, 6, 6, 6, 1, 1, 1, 6)]
    public async Task Each_command_ends_in_time_with_the_exit_code_of_the_fault(Fault fault, params int[] expected)
    {
        await using HostileServer server = FaultyServer.Start(fault);
        string scheme = fault == Fault.TlsAlert ? "https" : "http";
        string endpoint = string.Create(CultureInfo.InvariantCulture, $"{scheme}://{server.Endpoint.Authority}");

        (int Exit, string Line)[] runs = await Task.WhenAll(Commands.Zip(expected, (command, exit) => RunAsync(endpoint, command, exit)));

        Assert.True(expected.SequenceEqual(runs.Select(run => run.Exit)), $"{fault}:\n{string.Join('\n', runs.Select(run => run.Line))}");
    }

    private static async Task<(int Exit, string Line)> RunAsync(string endpoint, string[] command, int expected)
    {
        TestShell shell =
            new() { Variables =
            {
                [Variables.Endpoint] = endpoint,
                [Variables.Vault] = Reports.Vault,
                [Variables.Token] = "secret-token"
            } };
        long began = Stopwatch.GetTimestamp();

        // Where the answer decides the exit code, a short limit would decide it instead on a machine under load.
        Ran ran = await shell.Run([.. command, "--timeout", expected == (int)ExitCode.TimedOut ? "1s" : "1m"]);

        TimeSpan took = Stopwatch.GetElapsedTime(began);
        Assert.True(took < Longest, $"{command[0]} took {took}");
        Assert.DoesNotContain("secret-token", ran.Output + ran.Error, StringComparison.Ordinal);
        return (ran.Exit, $"{command[0]} {ran.Exit} after {took.TotalSeconds:0.0} s: {ran.Error.ReplaceLineEndings(" ")}");
    }
}
