using System.Data.Common;
using BackupJobs.Fleet.Tests.Host;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>An estate, a sink and a database, and the processes that a test starts and kills.</summary>
internal sealed class FleetRun : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly List<FleetProcess> _processes = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("fleet-").FullName;

    private FleetRun(TestEstate estate, SinkServer sink, string? postgreSql)
    {
        (Estate, Sink) = (estate, sink);
        Settings = new FleetSettings
        {
            Endpoint = estate.Emulator.Endpoint,
            Sink = sink.Address,
            DatabaseFile = Path.Combine(_folder, "fleet.db"),
            PostgreSql = postgreSql,
        };
    }

    public TestEstate Estate { get; }

    public SinkServer Sink { get; }

    public FleetSettings Settings { get; }

    public static async Task<FleetRun> StartAsync(int vaults = 20, string? postgreSql = null) =>
        new(await TestEstate.StartAsync(vaults), await SinkServer.StartAsync(), postgreSql);

    /// <param name="killAt">Where the process kills itself; null for nowhere.</param>
    /// <param name="killAfter">How often the point is passed before.</param>
    /// <param name="postgreSql">Another way to the same server; null for the direct one.</param>
    public FleetProcess Start(FleetPoint? killAt = null, int killAfter = 0, string? postgreSql = null)
    {
        FleetProcess process = FleetProcess.Start(
            Settings with { KillAt = killAt, KillAfter = killAfter, PostgreSql = postgreSql ?? Settings.PostgreSql });
        _processes.Add(process);
        return process;
    }

    /// <summary>Starts jobs until a process has killed itself: how many commits they need depends on who owns their shards.</summary>
    public async Task WorkUntilExitAsync(FleetProcess process)
    {
        for (DateTimeOffset started = DateTimeOffset.UtcNow; !process.HasExited; await Task.Delay(500))
        {
            Estate.StartJobs(4);
            if (DateTimeOffset.UtcNow - started > Limit)
                Assert.Fail($"The process has not ended within {Limit.TotalSeconds} s.\n{Outputs()}");
        }

        await process.ExitAsync(Limit);
    }

    /// <summary>Waits until all shards have owners, and there are so many of these.</summary>
    public async Task WaitForOwnersAsync(int count)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        while (true)
        {
            IReadOnlyList<ShardOwner> owners = await OwnersAsync();
            if (owners.Count == count && owners.Sum(owner => owner.Shards) == Shards.Count)
                return;
            if (DateTimeOffset.UtcNow - started > Limit)
                Assert.Fail($"Owners after {Limit.TotalSeconds} s: {string.Join(", ", owners)}\n{Outputs()}");
            await Task.Delay(200);
        }
    }

    public FleetDatabase OpenDatabase() =>
        Settings.PostgreSql is { } server ? new PostgresDatabase(server) : new SqliteDatabase(Settings.DatabaseFile);

    /// <summary>
    /// Waits until the sink was notified of every job of the estate, and compares: truth, history and distinct keys at the sink are the
    /// same, the ends of each vault arrived in the order of the history, and the budget was never exceeded.
    /// </summary>
    /// <returns>How many ends the sink was notified more than once.</returns>
    public async Task<int> SettleAsync()
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        HashSet<string> truth = [.. Estate.Keys];
        while (!truth.IsSubsetOf(Sink.Received.Select(received => received.Key)))
        {
            string[] missing = [.. truth.Except(Sink.Received.Select(received => received.Key))];
            if (DateTimeOffset.UtcNow - started > Limit)
                Assert.Fail($"{missing.Length} of {truth.Count} ends are missing after {Limit.TotalSeconds} s.\n{Outputs()}");
            await Task.Delay(100);
        }

        await using FleetDatabase database = OpenDatabase();
        await using DbConnection connection = await database.ConnectAsync(CancellationToken.None);
        List<(string Key, string Vault)> history = await connection.QueryAsync(
            "select key, vault from history order by seq", row => (row.GetString(0), row.GetString(1)), CancellationToken.None);
        Assert.Equal(truth.Order(), history.Select(row => row.Key).Order());
        (string Key, string Vault, string Job, DateTimeOffset At)[] first = [.. Sink.Received.DistinctBy(received => received.Key)];
        Assert.Equal(truth.Count, first.Length);
        foreach (IGrouping<string, string> vault in history.GroupBy(row => row.Vault, row => row.Key))
            Assert.Equal(vault, first.Where(received => received.Vault == vault.Key).Select(received => received.Key));
        Assert.Equal(0, Estate.Throttled);
        return Sink.Received.Count - first.Length;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (FleetProcess process in _processes)
            await process.DisposeAsync();
        await Sink.DisposeAsync();
        await Estate.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IReadOnlyList<ShardOwner>> OwnersAsync()
    {
        try
        {
            await using FleetDatabase database = OpenDatabase();
            FleetHistory history = new(database, new OutboxSignal(TimeProvider.System), TimeProvider.System);
            return await history.ListOwnersAsync(CancellationToken.None);
        }
        catch (DbException)
        {
            // The tables are not there yet, or the server is away.
            return [];
        }
    }

    private string Outputs() => string.Join('\n', _processes.Select(process => $"-- {process.Id}\n{process.Output}"));
}
