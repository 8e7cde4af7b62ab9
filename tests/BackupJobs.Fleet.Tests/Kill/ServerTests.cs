using BackupJobs.Fleet.Tests.Host;
using Xunit.Abstractions;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>Several processes and PostgreSQL.</summary>
public class ServerTests(ITestOutputHelper output) : IAsyncLifetime
{
    private PostgresServer? _server;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Missing is null && LongTests.AreAsked)
            _server = await PostgresServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [PostgresTheory]
    [InlineData(nameof(FleetPoint.BeforeCommit), 30)]
    [InlineData(nameof(FleetPoint.AfterCommit), 30)]
    [InlineData(nameof(FleetPoint.AfterAccepted), 5)]
    public async Task Others_take_over_when_a_process_is_killed(string point, int after)
    {
        await using FleetRun run = await FleetRun.StartAsync(20, _server!.ConnectionString);
        run.Estate.StartJobs(40);
        FleetProcess first = run.Start(Enum.Parse<FleetPoint>(point), after);
        await Task.Delay(TimeSpan.FromSeconds(1));
        run.Start();
        run.Start();
        await run.WorkUntilExitAsync(first);
        DateTimeOffset killed = DateTimeOffset.UtcNow;
        run.Estate.StartJobs(40);

        int twice = await run.SettleAsync();

        output.WriteLine($"{point}: {twice} reported twice, settled {(DateTimeOffset.UtcNow - killed).TotalSeconds:0.0} s after the kill");
        Assert.InRange(twice, 0, new FleetOptions().ParallelDeliveries);
    }

    [PostgresFact]
    public async Task A_process_that_was_frozen_ends_itself_when_it_continues()
    {
        await using FleetRun run = await FleetRun.StartAsync(20, _server!.ConnectionString);
        run.Estate.StartJobs(10);
        FleetProcess frozen = run.Start();
        await run.WaitForOwnersAsync(1);
        FleetProcess other = run.Start();
        await run.WaitForOwnersAsync(2);
        frozen.Signal("STOP");
        DateTimeOffset stopped = DateTimeOffset.UtcNow;
        run.Estate.StartJobs(40);
        int twice = await run.SettleAsync();
        TimeSpan settled = DateTimeOffset.UtcNow - stopped;
        frozen.Signal("CONT");
        await frozen.ExitAsync(TimeSpan.FromSeconds(20));
        run.Start();
        run.Estate.StartJobs(20);
        twice += await run.SettleAsync();

        output.WriteLine($"frozen: {twice} reported twice, settled {settled.TotalSeconds:0.0} s after the stop");
        Assert.Contains("Another process has taken shard", frozen.Output, StringComparison.Ordinal);
        Assert.False(other.HasExited);
    }

    [PostgresFact]
    public async Task A_process_without_a_network_is_replaced_and_ends_itself_when_the_network_is_back()
    {
        await using FleetRun run = await FleetRun.StartAsync(20, _server!.ConnectionString);
        await using CuttableNetwork network = new(_server.Port);
        run.Estate.StartJobs(10);
        FleetProcess lonely = run.Start(postgreSql: PostgresServer.ConnectionStringOver(network.Port));
        await run.WaitForOwnersAsync(1);
        FleetProcess other = run.Start();
        await run.WaitForOwnersAsync(2);
        network.Cut();
        DateTimeOffset cut = DateTimeOffset.UtcNow;
        run.Estate.StartJobs(40);
        int twice = await run.SettleAsync();
        TimeSpan settled = DateTimeOffset.UtcNow - cut;
        await run.WaitForOwnersAsync(1);
        network.Mend();
        await lonely.ExitAsync(TimeSpan.FromSeconds(40));
        run.Start();
        run.Estate.StartJobs(20);
        twice += await run.SettleAsync();

        output.WriteLine($"network cut: {twice} reported twice, settled {settled.TotalSeconds:0.0} s after the cut");
        Assert.Contains("Another process has taken shard", lonely.Output, StringComparison.Ordinal);
        Assert.False(other.HasExited);
        Assert.InRange(twice, 0, new FleetOptions().ParallelDeliveries);
    }

    [PostgresFact]
    public async Task All_are_killed_and_started_again()
    {
        await using FleetRun run = await FleetRun.StartAsync(20, _server!.ConnectionString);
        run.Estate.StartJobs(40);
        FleetProcess[] all = [run.Start(), run.Start(), run.Start()];
        await run.WaitForOwnersAsync(3);
        foreach (FleetProcess process in all)
            process.Kill();
        run.Estate.StartJobs(20);
        DateTimeOffset restarted = DateTimeOffset.UtcNow;
        run.Start();
        run.Start();

        int twice = await run.SettleAsync();

        output.WriteLine($"all killed: {twice} reported twice, settled {(DateTimeOffset.UtcNow - restarted).TotalSeconds:0.0} s after");
    }

    [PostgresFact]
    public async Task The_database_is_restarted()
    {
        await using FleetRun run = await FleetRun.StartAsync(20, _server!.ConnectionString);
        run.Estate.StartJobs(20);
        FleetProcess[] all = [run.Start(), run.Start()];
        await run.WaitForOwnersAsync(2);
        await _server.RestartAsync(pause: TimeSpan.FromSeconds(1));
        DateTimeOffset restarted = DateTimeOffset.UtcNow;
        run.Estate.StartJobs(40);

        int twice = await run.SettleAsync();

        output.WriteLine($"database restarted: {twice} reported twice, settled {(DateTimeOffset.UtcNow - restarted).TotalSeconds:0.0} s after");
        Assert.All(all, process => Assert.False(process.HasExited, process.Output));
        // The server may be back before a process has noticed.
        Assert.All(all, process => Assert.InRange(process.Output.Split("Nothing is read, stored or delivered").Length - 1, 0, 1));
        Assert.All(all, process => Assert.DoesNotContain("Wolverine", process.Output, StringComparison.Ordinal));
    }

    [PostgresFact]
    public async Task A_process_that_is_added_gets_a_part_of_the_work()
    {
        await using FleetRun run = await FleetRun.StartAsync(20, _server!.ConnectionString);
        run.Start();
        await run.WaitForOwnersAsync(1);
        run.Estate.StartJobs(20);
        DateTimeOffset added = DateTimeOffset.UtcNow;
        FleetProcess second = run.Start();
        await run.WaitForOwnersAsync(2);
        TimeSpan moved = DateTimeOffset.UtcNow - added;
        run.Estate.StartJobs(40);

        int twice = await run.SettleAsync();

        output.WriteLine($"added: work moved after {moved.TotalSeconds:0.0} s, {twice} reported twice");
        Assert.False(second.HasExited);
        Assert.Equal(0, twice);
    }
}
