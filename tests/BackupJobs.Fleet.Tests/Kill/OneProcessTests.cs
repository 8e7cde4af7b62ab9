using BackupJobs.Fleet.Tests.Host;
using Xunit.Abstractions;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>One process and a SQLite file: whenever it is killed, a new one loses nothing.</summary>
public class OneProcessTests(ITestOutputHelper output)
{
    private static readonly TimeSpan UntilKilled = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(nameof(FleetPoint.BeforeCommit), 30)]
    [InlineData(nameof(FleetPoint.AfterCommit), 30)]
    [InlineData(nameof(FleetPoint.AfterAccepted), 5)]
    public async Task Nothing_is_lost_when_the_process_is_killed_and_started_again(string point, int after)
    {
        await using FleetRun run = await FleetRun.StartAsync();
        run.Estate.StartJobs(40);
        FleetProcess first = run.Start(Enum.Parse<FleetPoint>(point), after);
        await run.WorkUntilExitAsync(first);
        run.Estate.StartJobs(20);
        DateTimeOffset restarted = DateTimeOffset.UtcNow;
        run.Start();

        int twice = await run.SettleAsync();

        output.WriteLine($"{point}: {twice} reported twice, settled in {(DateTimeOffset.UtcNow - restarted).TotalSeconds:0.0} s");
        // One delivery at a time is on its way to the sink for each of its workers.
        Assert.InRange(twice, point == nameof(FleetPoint.AfterAccepted) ? 1 : 0, new FleetOptions().ParallelDeliveries);
    }

    [Theory]
    [InlineData(nameof(SinkFault.Refuses), 30, 0)]
    [InlineData(nameof(SinkFault.IsSilent), 12, 0)]
    [InlineData(nameof(SinkFault.HangsAfterAccepting), 12, 12)]
    public async Task A_sink_that_fails_is_notified_later_in_the_same_order(string fault, int times, int twice)
    {
        await using FleetRun run = await FleetRun.StartAsync();
        run.Sink.Fail(Enum.Parse<SinkFault>(fault), times);
        run.Estate.StartJobs(40);
        run.Start();

        // The repetition of the last one may still be on its way when all have arrived.
        Assert.InRange(await run.SettleAsync(), twice / 2, twice);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_refuses_to_start()
    {
        await using FleetRun run = await FleetRun.StartAsync(vaults: 2);
        run.Estate.StartJobs(2);
        FleetProcess first = run.Start();
        await run.SettleAsync();

        FleetProcess second = run.Start();
        await second.ExitAsync(UntilKilled);

        Assert.Equal(3, second.ExitCode);
        Assert.Contains($"is in use by another process ({first.Id})", second.Output, StringComparison.Ordinal);
        Assert.False(first.HasExited);
    }

    [Fact]
    public async Task A_process_that_gets_SIGTERM_drains()
    {
        await using FleetRun run = await FleetRun.StartAsync(vaults: 4);
        run.Estate.StartJobs(4);
        FleetProcess process = run.Start();
        await run.SettleAsync();

        process.Signal("TERM");
        await process.ExitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, process.ExitCode);
    }
}
