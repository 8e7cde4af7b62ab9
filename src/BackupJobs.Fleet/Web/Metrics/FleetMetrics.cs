using System.Diagnostics.Metrics;

namespace BackupJobs.Fleet.Web;

/// <summary>The metrics, from the last snapshot of the estate and from what this process does.</summary>
internal sealed class FleetMetrics : IDisposable
{
    public const string MeterName = "BackupJobs.Fleet";

    private readonly Meter _meter = new(MeterName);
    private readonly EstateCache _estate;
    private readonly IFleetStatus _status;

    public FleetMetrics(EstateCache estate, IFleetStatus status)
    {
        (_estate, _status) = (estate, status);
        _meter.CreateObservableGauge("backup.fleet.jobs", Jobs, null, "Jobs that ended in the last 24 hours, by outcome.");
        _meter.CreateObservableGauge("backup.fleet.vaults", Vaults, null, "Vaults by health.");
        _meter.CreateObservableGauge("backup.fleet.tenants", Tenants, null, "Configured tenants by the state of their search for vaults.");
        _meter.CreateObservableGauge("backup.fleet.vaults.unreadable",
            () => Facts(facts => facts.Vaults.Count(Unreadables.IsUnreadable)), null, "Vaults that cannot be read.");
        _meter.CreateObservableGauge("backup.fleet.subscriptions.empty",
            () => Facts(facts => facts.Tenants.Sum(tenant => tenant.EmptySubscriptions.Count)), null,
            "Configured subscriptions in which no vault is found.");
        _meter.CreateObservableGauge("backup.fleet.vaults.unread", () => Facts(facts => facts.Lag.NeverRead), null,
            "Vaults that have not been read yet.");
        _meter.CreateObservableGauge("backup.fleet.items", Items, null, "Items that had backups, by kind.");
        _meter.CreateObservableGauge("backup.fleet.items.stale", StaleItems, null, "Items without a success in 24 hours, by kind.");
        _meter.CreateObservableGauge("backup.fleet.last.success.age", Ages, "s", "Age of the oldest last success, by kind of item.");
        _meter.CreateObservableGauge("backup.fleet.reading.lag", ReadingLag, "s", 
            "Time since the vault that was read longest ago was read, or was found if it never was.");
        _meter.CreateObservableGauge("backup.fleet.delivery.lag", DeliveryLag, "s", "Time since the end that waits longest was seen.");
        _meter.CreateObservableGauge("backup.fleet.deliveries.waiting", () => Facts(facts => facts.Lag.Waiting), null,
            "Deliveries that wait.");
        _meter.CreateObservableGauge("backup.fleet.dead.letters", () => Facts(facts => facts.Lag.DeadLetters), null, "Dead letters.");
        _meter.CreateObservableGauge("backup.fleet.shards", Shards, null, "Shards by the process that owns them.");
        _meter.CreateObservableGauge("backup.fleet.budget.left", Budgets, null, "Requests that a subscription's budget allows now.");
        _meter.CreateObservableGauge("backup.fleet.vaults.due", () => _status.DueVaults, null, "Vaults of this process that wait to be read.");
        _meter.CreateObservableCounter("backup.fleet.requests", () => _status.Requests, null, "Requests of this process to Azure.");
        _meter.CreateObservableCounter("backup.fleet.ends", () => _status.Ends, null, "Ends that this process has stored.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Jobs() => Estate(facts => Enum.GetValues<JobOutcome>().Select(outcome => new Measurement<long>(
        facts.Facts.Counts.Where(count => count.Outcome == outcome).Sum(count => count.Count), Tag("outcome", outcome.ToString()))));

    private IEnumerable<Measurement<int>> Vaults() => Estate(facts => Enum.GetValues<Health>().Select(health => new Measurement<int>(
        facts.Vaults.Count(vault => vault.Health == health), Tag("health", health.ToString()))));

    private IEnumerable<Measurement<int>> Tenants() => Estate(estate => Enum.GetValues<TenantState>().Select(state => new Measurement<int>(
        estate.Facts.Tenants.Count(tenant => Unreadables.StateOf(tenant) == state), Tag("state", state.ToString()))));

    private IEnumerable<Measurement<int>> Items() => ByKind((_, items) => items.Count());

    private IEnumerable<Measurement<int>> StaleItems() => ByKind((estate, items) => items.Count(estate.IsStale));

    private IEnumerable<Measurement<double>> Ages() => ByKind((estate, items) => items
        .Where(item => item.LastSuccess is not null)
        .Select(item => (estate.Facts.Now - item.LastSuccess!.Value).TotalSeconds)
        .DefaultIfEmpty()
        .Max());

    private IEnumerable<Measurement<double>> ReadingLag() => Facts(facts => Seconds(facts, facts.Lag.OldestRead));

    private IEnumerable<Measurement<double>> DeliveryLag() => Facts(facts => Seconds(facts, facts.Lag.OldestWaiting));

    private IEnumerable<Measurement<int>> Shards() => Estate(estate => estate.Facts.Owners.Select(owner => new Measurement<int>(
        owner.Shards, Tag("process", owner.Process))));

    private IEnumerable<Measurement<double>> Budgets() =>
        _status.Budgets.Select(budget => new Measurement<double>(budget.Left, Tag("subscription", budget.Subscription)));

    private static double Seconds(EstateFacts facts, DateTimeOffset? since) =>
        since is { } time && facts.Now > time ? (facts.Now - time).TotalSeconds : 0;

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private IEnumerable<Measurement<T>> ByKind<T>(Func<EstateSnapshot, IEnumerable<FleetItem>, T> measure)
        where T : struct => Estate(estate => estate.Facts.Items
            .GroupBy(item => item.ItemKind ?? "unknown")
            .Select(items => new Measurement<T>(measure(estate, items), Tag("kind", items.Key))));

    private IEnumerable<Measurement<T>> Facts<T>(Func<EstateFacts, T> measure)
        where T : struct => Estate<T>(estate => [new Measurement<T>(measure(estate.Facts))]);

    private IEnumerable<Measurement<T>> Estate<T>(Func<EstateSnapshot, IEnumerable<Measurement<T>>> measure)
        where T : struct => _estate.Latest is { } estate ? measure(estate) : [];
}
