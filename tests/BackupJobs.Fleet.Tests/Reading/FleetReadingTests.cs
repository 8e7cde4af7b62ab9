using System.Collections.Concurrent;
using System.Data.Common;
using BackupJobs.Emulator;
using BackupJobs.Fleet.Tests.Kill;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>The service against vaults that refuse, are throttled, or were not read for long.</summary>
public class FleetReadingTests
{
    private const string ListRight = "Microsoft.RecoveryServices/Vaults/backupJobs/read";
    private const string GraphRight = "Microsoft.ResourceGraph/resources/read";

    [Fact]
    public async Task A_vault_that_refuses_is_shown_and_the_others_are_read()
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        estate.Emulator.Behavior = estate.Emulator.Behavior with { MissingRights = [ListRight] };
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate);
        await LocalFleet.UntilAsync(async () => (await fleet.History.ListVaultsAsync()).Count(vault => vault.FaultStatus == 403) == 2
            && (await fleet.History.ListVaultsAsync()).Count(vault => vault.CoveredUntil is not null) == 2);
        FleetVault refused = (await fleet.History.ListVaultsAsync(new FleetVaultFilter { OnlyFaulty = true }))[0];
        estate.Emulator.Behavior = estate.Emulator.Behavior with { MissingRights = [] };
        estate.StartJobs(8);

        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(VaultKind.RecoveryServices, refused.Kind);
        Assert.True(refused.Faults > 0);
        Assert.Contains("AuthorizationFailed", refused.Fault!, StringComparison.Ordinal);
        await LocalFleet.UntilAsync(async () => (await fleet.History.ListVaultsAsync()).All(vault => vault is { Faults: 0, Fault: null }));
    }

    [Fact]
    public async Task Where_resource_graph_is_refused_vaults_are_listed()
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        estate.Emulator.Behavior = estate.Emulator.Behavior with { MissingRights = [GraphRight] };
        await using LocalFleet fleet =
            await LocalFleet.StartAsync(estate, configure: options => options.IdleInterval = TimeSpan.FromSeconds(1));
        estate.StartJobs(8);

        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(estate.Keys.Count, fleet.Sink.Received.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sinks_decide_by_the_tags_of_vaults_in_azure(bool isGraphRefused)
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        if (isGraphRefused)
            estate.Emulator.Behavior = estate.Emulator.Behavior with { MissingRights = [GraphRight] };
        TeamSink team = new("team1");
        await using LocalFleet fleet = await LocalFleet.StartAsync(
            estate, configure: options => options.IdleInterval = TimeSpan.FromSeconds(1),
            replace: (_, services) => services.AddSingleton<IEndSink>(team));
        estate.StartJobs(12);

        await fleet.UntilDeliveredAsync(estate);
        string[] expected = [.. fleet.Sink.Received.Where(end => end.Kind == VaultKind.BackupVault).Select(end => end.Key).Order()];
        await LocalFleet.UntilAsync(() => Task.FromResult(team.Keys.Count >= expected.Length));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, team.Keys.Order());
    }

    [Fact]
    public async Task Throttling_is_not_a_fault_of_vaults()
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        estate.Emulator.Behavior = estate.Emulator.Behavior with
        {
            Throttle = new Throttle { EveryNth = 4, RetryAfter = new RetryAfter { Delay = TimeSpan.FromSeconds(1) } },
        };
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate);
        estate.StartJobs(8);

        await fleet.UntilDeliveredAsync(estate);

        Assert.All(await fleet.History.ListVaultsAsync(), vault => Assert.Equal(0, vault.Faults));
    }

    [Fact]
    public async Task A_vault_that_is_throttled_in_each_read_comes_forward()
    {
        await using TestEstate estate = await TestEstate.StartAsync(1);
        estate.StartJobs(6);
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        // The list and the details of six jobs are never seven answers in a row.
        estate.Emulator.Behavior = estate.Emulator.Behavior with
        {
            Throttle = new Throttle { EveryNth = 3, RetryAfter = new RetryAfter { Delay = TimeSpan.FromSeconds(1) } },
        };
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate);

        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(6, fleet.Sink.Received.Count);
    }

    // Nothing but the vault is asked, so each read meets the throttle at the same request, unless it begins where the last one ended.
    [Fact]
    public async Task A_vault_comes_forward_if_each_second_request_is_throttled()
    {
        await using TestEstate estate = await TestEstate.StartAsync(1);
        for (int i = 0; i < 4; i++)
            estate.AddJob(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(i + 1));
        ThrottleEachSecond(estate);
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate, configure: OnlyVaults);

        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal(fleet.Sink.Received.OrderBy(end => end.Ended), fleet.Sink.Received);
    }

    [Fact]
    public async Task Jobs_that_run_on_do_not_hide_one_that_has_ended_if_each_second_request_is_throttled()
    {
        await using TestEstate estate = await TestEstate.StartAsync(1);
        for (int i = 0; i < 3; i++)
            estate.AddJob(TimeSpan.FromMinutes(3 - i), TimeSpan.FromHours(1));
        string ended = estate.AddJob(TimeSpan.Zero, TimeSpan.FromSeconds(8));
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate, configure: OnlyVaults);
        await LocalFleet.UntilAsync(async () => (await fleet.History.ListVaultsAsync()).Any(vault => vault.CoveredUntil is not null));
        ThrottleEachSecond(estate);

        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Sink.Received.Count > 0));

        Assert.Equal(ended, Assert.Single(fleet.Sink.Received).JobId);
    }

    private static void ThrottleEachSecond(TestEstate estate) => estate.Emulator.Behavior = estate.Emulator.Behavior with
    {
        Throttle = new Throttle { EveryNth = 2, RetryAfter = new RetryAfter { Delay = TimeSpan.FromSeconds(1) } },
    };

    private static void OnlyVaults(FleetOptions options) =>
        (options.DiscoveryInterval, options.SieveInterval, options.IdleInterval) =
            (TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    [Fact]
    public async Task An_outage_of_weeks_is_a_gap_that_is_listed_and_closed()
    {
        await using TestEstate estate = await TestEstate.StartAsync(2);
        string folder = Directory.CreateTempSubdirectory("fleet-").FullName;
        await using (LocalFleet before = await LocalFleet.StartAsync(estate, folder))
        {
            await LocalFleet.UntilAsync(
                async () => (await before.History.ListVaultsAsync()).Count(vault => vault.LastRead is not null) == 2);
        }

        DateTimeOffset outage = DateTimeOffset.UtcNow.AddDays(-70);
        await using (SqliteDatabase database = new(Path.Combine(folder, "fleet.db")))
        {
            await using DbConnection connection = await database.ConnectAsync(CancellationToken.None);
            await using DbTransaction transaction = await connection.BeginTransactionAsync();
            await transaction.ExecuteAsync(
                "update vault set covered_until = @at", CancellationToken.None, ("at", outage.Milliseconds()));
            await transaction.CommitAsync();
        }

        foreach (int days in (int[])[65, 40, 20, 1])
            estate.AddEnded(EmulatedVaultKind.RecoveryServices, TimeSpan.FromDays(days));
        // The list of Backup vaults reaches 14 days back.
        foreach (int days in (int[])[10, 1])
            estate.AddEnded(EmulatedVaultKind.BackupVault, TimeSpan.FromDays(days));
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate, folder);

        await fleet.UntilDeliveredAsync(estate);

        await LocalFleet.UntilAsync(async () => (await fleet.History.ListGapsAsync()).Count(gap => gap.Closed is not null) == 2);
        IReadOnlyList<CoverageGap> gaps = await fleet.History.ListGapsAsync();
        Assert.Equal(2, gaps.Count(gap => gap.From.ToUnixTimeMilliseconds() == outage.ToUnixTimeMilliseconds()));
        CoverageGap beyond = Assert.Single(gaps, gap => gap.Closed is null);
        Assert.Contains("backupvaults", beyond.VaultId, StringComparison.Ordinal);
        Assert.Equal(outage.AddDays(56), beyond.Until, TimeSpan.FromHours(1));
        foreach (IGrouping<string, JobEnd> vault in fleet.Sink.Received.GroupBy(end => end.VaultId))
            Assert.Equal(vault.OrderBy(end => end.Ended), vault);
    }

    [Fact]
    public async Task Details_of_a_failure_reach_the_sink()
    {
        await using TestEstate estate = await TestEstate.StartAsync(2);
        await using LocalFleet fleet = await LocalFleet.StartAsync(estate);
        estate.StartJobs(20);

        await fleet.UntilDeliveredAsync(estate);

        JobEnd failed = fleet.Sink.Received.First(end => end.Outcome == JobOutcome.Failed);
        Assert.NotNull(failed.Item);
        Assert.NotNull(failed.Started);
        Assert.NotEqual(default, failed.Ended);
        Assert.Contains("\"properties\"", failed.Json!, StringComparison.Ordinal);
        Assert.True(fleet.Status.IsReady);
        Assert.Equal(Shards.Count, fleet.Status.OwnedShards.Count);
        Assert.Equal(20, fleet.Status.Ends);
        Assert.Equal(2, fleet.Status.Vaults);
        Assert.NotEmpty(fleet.Status.Budgets);
    }

    /// <summary>Accepts the ends of one team's vaults.</summary>
    private sealed class TeamSink(string team) : IEndSink
    {
        public string Name => team;

        public ConcurrentQueue<string> Keys { get; } = new();

        public bool Accepts(JobEnd jobEnd) => jobEnd.VaultTags.TryGetValue("team", out string? owner) && owner == team;

        public Task<Delivery> DeliverAsync(JobEnd jobEnd, CancellationToken cancellationToken)
        {
            Keys.Enqueue(jobEnd.Key);
            return Task.FromResult(Delivery.Accepted);
        }
    }
}
