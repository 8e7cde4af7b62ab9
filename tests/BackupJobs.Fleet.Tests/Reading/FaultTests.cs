using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using BackupJobs.Emulator;
using BackupJobs.Fleet.Tests.Kill;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>Faults around the service: a full disk, clocks that jump, a service that refuses everything for a while.</summary>
public class FaultTests
{
    [Fact]
    public async Task A_full_disk_is_shown_and_loses_nothing()
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        string folder = Directory.CreateTempSubdirectory("fleet-").FullName;
        await using (LocalFleet before = await LocalFleet.StartAsync(estate, folder))
        {
            await LocalFleet.UntilAsync(
                async () => (await before.History.ListVaultsAsync()).Count(vault => vault.LastRead is not null) == 4);
        }

        FullDisk? disk = null;
        await using LocalFleet fleet = await LocalFleet.StartAsync(
            estate, folder,
            replace: (fleet, services) =>
                services.AddSingleton<FleetDatabase>(disk = new FullDisk(new SqliteDatabase(fleet.File)) { IsFull = true }));
        estate.StartJobs(60);
        await LocalFleet.UntilAsync(() => Task.FromResult(
            fleet.Status.NotReadyReason?.Contains("database or disk is full", StringComparison.Ordinal) == true));
        // The database still answers, which alone does not make the process ready.
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(fleet.Status.IsReady);

        disk!.IsFull = false;
        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(estate.Keys.Count, fleet.Sink.Keys.Count);
        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.IsReady));
    }

    [Fact]
    public async Task A_file_that_another_program_locks_makes_the_service_unready_within_seconds()
    {
        using MemoryLogs logs = new();
        await using TestEstate estate = await TestEstate.StartAsync(1);
        await using LocalFleet fleet = await LocalFleet.StartAsync(
            estate, replace: (_, services) => services.AddSingleton<ILoggerFactory>(logs));
        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.IsReady));
        await using (SqliteConnection other = new($"Data Source={fleet.File};Pooling=false"))
        {
            await other.OpenAsync();
            await using SqliteTransaction locked = other.BeginTransaction();
            long began = Stopwatch.GetTimestamp();
            await LocalFleet.UntilAsync(() => Task.FromResult(!fleet.Status.IsReady));

            // Two beats and the longest commit, and time for a busy machine.
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(18));
            Assert.Equal("The database does not accept writes: another program may have locked it.", fleet.Status.NotReadyReason);
        }

        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.IsReady));
        Assert.Equal(
            [LogLevel.Error, LogLevel.Information],
            logs.All.Where(line => line.Category.EndsWith("FleetHealth", StringComparison.Ordinal)).Select(line => line.Level));
    }

    [SmallDiskFact]
    public async Task A_file_system_without_space_loses_nothing()
    {
        using SmallDisk disk = SmallDisk.Mount(megabytes: 4)!;
        await using TestEstate estate = await TestEstate.StartAsync(4);
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate, disk.Folder);
        await LocalFleet.UntilAsync(
            async () => (await fleet.History.ListVaultsAsync()).Count(vault => vault.LastRead is not null) == 4);
        disk.Fill();
        estate.StartJobs(60);
        await LocalFleet.UntilAsync(() => Task.FromResult(
            fleet.Status.NotReadyReason?.Contains("refuses to write", StringComparison.Ordinal) == true));

        disk.Free();
        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(estate.Keys.Count, fleet.Sink.Keys.Count);
        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.IsReady));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task A_clock_that_jumps_loses_nothing_and_delays_nothing(int hours)
    {
        await using TestEstate estate = await TestEstate.StartAsync(6);
        SetClock clock = new();
        await using LocalFleet fleet =
            await LocalFleet.StartAsync(estate, replace: (_, services) => services.AddSingleton<TimeProvider>(clock));
        estate.StartJobs(10);
        await fleet.UntilDeliveredAsync(estate);
        fleet.Sink.Refuses = true;
        estate.StartJobs(10);
        await LocalFleet.UntilAsync(async () => (await fleet.History.MeasureLagAsync()).Waiting >= 10);

        clock.Offset = TimeSpan.FromHours(hours);
        fleet.Sink.Refuses = false;
        estate.StartJobs(10);
        await fleet.UntilDeliveredAsync(estate);
        clock.Offset = TimeSpan.Zero;
        estate.StartJobs(10);
        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(estate.Keys.Count, fleet.Sink.Received.Count);
        Assert.Equal(0, estate.Throttled);
    }

    [Fact]
    public async Task A_storm_of_429_is_waited_for_and_not_fed()
    {
        await using TestEstate estate = await TestEstate.StartAsync(20);
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate);
        estate.StartJobs(20);
        await fleet.UntilDeliveredAsync(estate);
        int before = estate.Emulator.Requests.Count;
        VaultBehavior usual = estate.Emulator.Behavior;
        estate.Emulator.Behavior = usual with
        {
            Throttle = new Throttle { EveryNth = 1, RetryAfter = new RetryAfter { Delay = TimeSpan.FromSeconds(1) } },
        };
        estate.StartJobs(20);
        await Task.Delay(TimeSpan.FromSeconds(2));
        int during = estate.Emulator.Requests.Count - before;
        estate.Emulator.Behavior = usual;
        await fleet.UntilDeliveredAsync(estate);

        // Two pauses of 1 s, and at each end no more than the reads on their way: 20 vaults, and the queries of Resource Graph.
        Assert.InRange(during, 1, 120);
        Assert.All(await fleet.History.ListVaultsAsync(), vault => Assert.Equal(0, vault.Faults));
    }

    /// <summary>A database whose file does not grow while the disk is full.</summary>
    private sealed class FullDisk(SqliteDatabase file) : FleetDatabase
    {
        public bool IsFull { get; set; }

        public override bool IsShared => false;

        public override string LockRows => file.LockRows;

        protected override SchemaDialect Dialect => SchemaDialect.Sqlite;

        public override Task OpenAsync(CancellationToken cancellationToken) => file.OpenAsync(cancellationToken);

        public override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
        {
            DbConnection connection = await file.ConnectAsync(cancellationToken);
            await using DbCommand limit = connection.CreateCommand();
            limit.CommandText = "pragma page_count";
            long pages = IsFull
                ? (long)(await limit.ExecuteScalarAsync(cancellationToken))!
                : 1_000_000;
            limit.CommandText = $"pragma max_page_count = {pages.ToString(CultureInfo.InvariantCulture)}";
            await limit.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }

        public override bool RefusesValue(DbException error) => file.RefusesValue(error);

        public override void Dispose() => file.Dispose();
    }

    /// <summary>The machine's clock, which somebody sets. The monotonic clock goes on.</summary>
    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
