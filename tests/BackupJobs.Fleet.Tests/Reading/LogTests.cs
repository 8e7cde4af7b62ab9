using BackupJobs.Emulator;
using BackupJobs.Fleet.Tests.Host;
using BackupJobs.Fleet.Tests.Kill;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>What an operator reads in the log, and what must not be there.</summary>
public sealed class LogTests : IDisposable
{
    private const string Misspelled = "aaaaaaaa-0000-4000-8000-00000000000f";

    private readonly MemoryLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task A_hand_over_of_all_shards_warns_of_nothing_and_the_end_has_its_lines()
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        await using (LocalFleet fleet = await StartAsync(estate))
        {
            estate.StartJobs(8);
            await fleet.UntilDeliveredAsync(estate);
            int[] all = [.. Enumerable.Range(0, Shards.Count)];
            estate.StartJobs(8);
            await fleet.Owned.ReleaseAsync(all, CancellationToken.None);
            await Task.Delay(TimeSpan.FromSeconds(3));
            await fleet.Owned.TakeAsync(all, CancellationToken.None);
            await fleet.UntilDeliveredAsync(estate);
        }

        Assert.DoesNotContain(_logs.All, line => line.Level >= LogLevel.Warning);
        Assert.Equal(
            [
                "The database is open, and this process takes part.",
                "The host stops: what is on its way is finished and stored.",
                "The service has ended, and the database is closed.",
            ],
            _logs.All.Where(line => line.Category.EndsWith("FleetService", StringComparison.Ordinal)).Select(line => line.Line));
    }

    [Fact]
    public async Task A_subscription_in_which_no_vault_is_found_is_a_line_once_and_needs_a_person()
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        await using LocalFleet fleet = await StartAsync(estate, options =>
        {
            options.DiscoveryInterval = TimeSpan.FromMilliseconds(300);
            options.Tenants.Clear();
            options.Tenants.Add(new FleetTenant
            {
                Id = "contoso",
                Credential = new AnyToken(),
                Endpoint = estate.Emulator.Endpoint,
                Scope = EstateScope.Subscriptions([estate.Emulator.Vaults[0].SubscriptionId, Misspelled]),
            });
        });

        await LocalFleet.UntilAsync(async () => (await fleet.History.ListTenantsAsync()).Any(tenant => tenant.Searched is not null));
        DateTimeOffset? first = Assert.Single(await fleet.History.ListTenantsAsync()).Searched;
        await LocalFleet.UntilAsync(async () => (await fleet.History.ListTenantsAsync()).Any(tenant => tenant.Searched > first));

        TenantSearch searched = Assert.Single(await fleet.History.ListTenantsAsync());
        Assert.Equal([Misspelled], searched.EmptySubscriptions);
        Assert.Equal(
            $"Subscription {Misspelled} of tenant 'contoso' has no vault that the identity may read.",
            Assert.Single(_logs.All, line => line.Level == LogLevel.Warning).Line);
        AttentionEntry need = Assert.Single(Unreadables.Entries([searched], []));
        Assert.Equal((AttentionKind.NoVaults, "contoso"), (need.Kind, need.Tenant));
        Assert.Contains(Misspelled, need.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenants_and_vaults_that_can_be_read_again_are_a_line_each()
    {
        await using TestEstate estate = await TestEstate.StartAsync(1);
        VaultBehavior usual = estate.Emulator.Behavior;
        estate.Emulator.Behavior = usual with { TokenCheck = new TokenCheck { Expired = true } };
        string folder = Directory.CreateTempSubdirectory("fleet-").FullName;
        await using (LocalFleet fleet = await StartAsync(estate, folder: folder))
        {
            await LocalFleet.UntilAsync(() => Task.FromResult(Has("cannot be searched: The credential is refused (401).")));
            estate.Emulator.Behavior = usual;
            await LocalFleet.UntilAsync(() => Task.FromResult(
                Has("Tenant 'test' can be searched again. The last failure was: The credential is refused (401).")));
            await LocalFleet.UntilAsync(async () => (await fleet.History.ListVaultsAsync()).Any(vault => vault.LastRead is not null));
            Assert.DoesNotContain(_logs.All, line => line.Line.StartsWith("Vault ", StringComparison.Ordinal));
            estate.Emulator.Behavior = usual with { TokenCheck = new TokenCheck { Expired = true } };
            await LocalFleet.UntilAsync(() => Task.FromResult(Has("cannot be read, fault 1 in a row")));
            estate.Emulator.Behavior = usual;
            await LocalFleet.UntilAsync(() => Task.FromResult(
                Has("can be read again. The last failure was: The credential is refused (401).")));
        }

        Directory.Delete(folder, recursive: true);
        // The lines of an outage are pairs.
        Assert.Single(_logs.All, line => line.Line.Contains("can be read again", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_that_did_not_come_in_time_is_said_once()
    {
        Assert.Equal("No answer within 20 s.", ReadFault.TextOf(new TimeoutException("No answer within 20 s.")));
        Assert.Equal("No answer: reset", ReadFault.TextOf(new IOException("reset")));
    }

    private bool Has(string text) => _logs.All.Any(line => line.Line.Contains(text, StringComparison.Ordinal));

    [Fact]
    public async Task Ends_of_one_read_are_reported_in_the_order_in_which_they_ended()
    {
        await using TestEstate estate = await TestEstate.StartAsync(1);
        string longer = estate.AddJob(ago: TimeSpan.FromMinutes(50), length: TimeSpan.FromMinutes(45));
        string shorter = estate.AddJob(ago: TimeSpan.FromMinutes(40), length: TimeSpan.FromMinutes(5));
        string last = estate.AddJob(ago: TimeSpan.FromMinutes(30), length: TimeSpan.FromMinutes(28));
        await using LocalFleet fleet = await StartAsync(estate);

        await fleet.UntilDeliveredAsync(estate);

        Assert.Equal([shorter, longer, last], fleet.Sink.Received.Select(end => end.JobId));
    }

    private Task<LocalFleet> StartAsync(
        TestEstate estate, Action<FleetOptions>? configure = null, string? folder = null) => LocalFleet.StartAsync(
        estate, folder, configure, replace: (_, services) => services.AddSingleton<ILoggerFactory>(_logs));
}
