using System.Data.Common;
using System.Globalization;
using BackupJobs.Emulator;
using BackupJobs.Fleet.Tests.Kill;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>A job that only a hint knows must not be forgotten, wherever the process ends.</summary>
public class HintTests
{
    // More than a read commits at once.
    private const int Jobs = 70;

    [Fact]
    public async Task A_hint_is_removed_with_the_end_of_its_job_and_not_with_an_earlier_part_of_the_read()
    {
        await using TestEstate estate = await TestEstate.StartAsync(1);
        estate.Emulator.Behavior = estate.Emulator.Behavior with { MissingRights = ["Microsoft.ResourceGraph/resources/read"] };
        CountingProbe probe = new();
        await using LocalFleet fleet = await LocalFleet.StartAsync(
            estate, configure: options => options.IdleInterval = TimeSpan.FromHours(1),
            replace: (_, services) => services.AddSingleton<FleetProbe>(probe));
        await LocalFleet.UntilAsync(
            async () => (await fleet.History.ListVaultsAsync()).Any(vault => vault.CoveredUntil is not null));

        // The next list would be in an hour: only the hints lead to these.
        string vault = estate.Emulator.Vaults[0].Path;
        string[] jobs = [.. Enumerable.Range(0, Jobs).Select(_ => estate.AddJob(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1)))];
        probe.File = fleet.File;
        await using (SqliteDatabase database = new(fleet.File))
        {
            await using DbConnection connection = await database.ConnectAsync(CancellationToken.None);
            await using DbTransaction transaction = await connection.BeginTransactionAsync();
            await HintTable.AddAsync(
                transaction, jobs.Select(job => (vault.ToLowerInvariant(), job)), CancellationToken.None);
            await transaction.CommitAsync();
        }

        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(Jobs, fleet.Sink.Received.Count);
        Assert.All(probe.Known, count => Assert.Equal(Jobs, count));
    }

    /// <summary>Counts what another process would know, if this one were killed after a commit.</summary>
    private sealed class CountingProbe : FleetProbe
    {
        public string? File { get; set; }

        public List<int> Known { get; } = [];

        public override void Reached(FleetPoint point)
        {
            if (File is not { } file || point != FleetPoint.AfterCommit)
                return;
            using SqliteConnection connection = new($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "select (select count(*) from history) + (select count(*) from hint)";
            int known = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            // Before the hints are there.
            if (known > 0)
                Known.Add(known);
        }
    }
}
