using System.Data.Common;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupJobs.Fleet.Tests.Storage;

/// <summary>A SQLite file with the schema, and what most tests need on it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly DateTimeOffset Night = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("fleet-").FullName;

    public TestDatabase()
    {
        Database = new SqliteDatabase(Path.Combine(_folder, "fleet.db"));
        Health = new FleetHealth(TimeProvider.System, NullLogger<FleetHealth>.Instance);
        Writer = new FleetWriter(Database, Health, new FleetProbe(), TimeProvider.System);
        Owned = new OwnedShards(Database, Signal, TimeProvider.System);
        History = new FleetHistory(Database, Signal, TimeProvider.System);
    }

    public string Folder => _folder;

    public SqliteDatabase Database { get; }

    public FleetHealth Health { get; }

    public FleetWriter Writer { get; }

    public OutboxSignal Signal { get; } = new(TimeProvider.System);

    public OwnedShards Owned { get; }

    public FleetHistory History { get; }

    public static async Task<TestDatabase> OpenAsync()
    {
        TestDatabase test = new();
        await test.Database.OpenAsync(CancellationToken.None);
        await using DbConnection connection = await test.Database.ConnectAsync(CancellationToken.None);
        await Shards.CreateAsync(connection, CancellationToken.None);
        await test.Owned.TakeAsync([.. Enumerable.Range(0, Shards.Count)], CancellationToken.None);
        test.Writer.Start();
        return test;
    }

    /// <summary>The fence of the shard that <see cref="End"/> has by default.</summary>
    public Fence Fence(string subscription = "s1") =>
        Owned.TryGet(Shards.OfSubscription("t", subscription), out Fence fence) ? fence : throw new InvalidOperationException();

    public Task WriteAsync(Func<DbTransaction, CancellationToken, Task> apply, Fence? fence = null) =>
        Writer.WriteAsync(new FencedWrite(fence ?? Fence(), apply), CancellationToken.None);

    /// <summary>Writes ends to the history and the outbox, as a read of a vault does.</summary>
    public Task AddAsync(IOutbox outbox, params JobEnd[] ends) => WriteAsync(async (transaction, token) =>
    {
        foreach (JobEnd end in ends)
        {
            if (await HistoryTable.AddAsync(transaction, end, token))
                await outbox.PublishAsync(transaction, end, token);
        }
    });

    public static JobEnd End(string job, JobOutcome outcome = JobOutcome.Completed, int minute = 0, string vault = "v1")
    {
        string id = $"/subscriptions/s1/resourcegroups/g/providers/microsoft.recoveryservices/vaults/{vault}";
        return new JobEnd
        {
            Key = EndKey.Of(id, job),
            VaultId = id,
            Kind = VaultKind.RecoveryServices,
            Subscription = "s1",
            Tenant = "t",
            JobId = job,
            Outcome = outcome,
            Started = Night,
            Ended = Night.AddMinutes(minute),
            Seen = Night.AddMinutes(minute + 1),
            Item = "vm1",
            ItemKind = "AzureIaasVM",
            Operation = "Backup",
            ErrorMessage = outcome == JobOutcome.Failed ? "The machine is off." : null,
            Recommendations = outcome == JobOutcome.Failed ? ValueList.From(["Start it."]) : [],
            Json = """{"name":"x"}""",
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.StopAsync();
        Writer.Dispose();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
