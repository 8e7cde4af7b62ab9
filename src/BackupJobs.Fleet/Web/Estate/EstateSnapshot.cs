using BackupJobs.Fleet.Notifications;

namespace BackupJobs.Fleet.Web;

/// <summary>What page, API and metrics show of the estate at one moment, computed from what was read.</summary>
internal sealed class EstateSnapshot
{
    private const int MostCells = 300;
    private const int MostAttention = 50;
    private const int MostNamed = 20;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<string, VaultSummary> _byId;

    public EstateSnapshot(EstateFacts facts)
    {
        Facts = facts;
        ILookup<string, OutcomeCount> counts = facts.Counts.ToLookup(count => count.VaultId, StringComparer.Ordinal);
        ILookup<string, FleetItem> items = facts.Items.ToLookup(item => item.VaultId, StringComparer.Ordinal);
        Vaults = [.. facts.Vaults.Select(vault => State(vault, counts[vault.Id], items[vault.Id]))];
        _byId = Vaults.ToDictionary(vault => vault.Id, StringComparer.Ordinal);
    }

    public EstateFacts Facts { get; }

    /// <summary>The vaults, in the order of their ids.</summary>
    public IReadOnlyList<VaultSummary> Vaults { get; }

    public string NameOf(string vaultId) => _byId.TryGetValue(vaultId, out VaultSummary? vault) ? vault.Name : FleetNames.OfVault(vaultId);

    public bool IsStale(FleetItem item) => item.LastSuccess is not { } success || Facts.Now - success > Day;

    public string? TenantOf(string vaultId) => _byId.GetValueOrDefault(vaultId)?.Tenant;

    /// <summary>The items of all subscriptions and tenants, or of one.</summary>
    public IEnumerable<FleetItem> ItemsOf(string? subscription, string? tenant) =>
        Facts.Items.Where(item => Matches(item.Subscription, subscription) && Matches(TenantOf(item.VaultId), tenant));

    public ItemSummary Summary(FleetItem item) => new()
    {
        Item = item.Item,
        ItemKind = item.ItemKind,
        Vault = item.VaultId,
        VaultName = NameOf(item.VaultId),
        Subscription = item.Subscription,
        Tenant = TenantOf(item.VaultId) ?? "",
        LastOutcome = item.LastOutcome,
        LastEnded = item.LastEnded,
        LastSuccess = item.LastSuccess,
    };

    /// <summary>What is wrong with a tenant of a request; null if it is one of those that are configured, or were when a vault was found.
    /// </summary>
    public string? TenantFault(string shown, string tenant)
    {
        string[] known = [.. Facts.Tenants.Select(search => search.Tenant).Concat(Vaults.Select(vault => vault.Tenant))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        // A service that has just been installed has not stored its tenants yet.
        if (known.Length == 0 || known.Contains(tenant, StringComparer.OrdinalIgnoreCase))
            return null;
        string[] named = [.. known.Where(id => id.Length > 0)];
        string allowed = named.Length == 0 ? "no tenant of the configuration has an id"
            : named.Length <= MostNamed ? $"it must be one of {string.Join(", ", named)}"
            : $"it must be one of {named.Length}, such as {string.Join(", ", named.Take(MostNamed))}";
        return $"The parameter 'tenant' is '{shown}'; {allowed}.";
    }

    /// <summary>The overview of all subscriptions and tenants, or of one.</summary>
    public EstateOverview Overview(string? subscription, string? tenant)
    {
        bool IsWanted(string id, string vaultId) => Matches(id, subscription) && Matches(TenantOf(vaultId), tenant);
        VaultSummary[] vaults = [.. Vaults.Where(vault => IsWanted(vault.Subscription, vault.Id))];
        FleetItem[] items = [.. ItemsOf(subscription, tenant)];
        FleetVault[] found = [.. Facts.Vaults.Where(vault => IsWanted(vault.Subscription, vault.Id))];
        // A tenant that cannot be searched may have any subscription.
        TenantSearch[] tenants = [.. Facts.Tenants.Where(search => Matches(search.Tenant, tenant))];
        AttentionEntry[] attention = [.. Attention(Unreadables.Entries(tenants, found), items)];
        return new EstateOverview
        {
            AsOf = Facts.Now,
            Vaults = vaults.Length,
            VaultsRead = found.Count(vault => vault.LastRead is not null),
            WatchedSince = tenants.Select(search => search.Since).Concat(found.Select(vault => vault.Found))
                .Cast<DateTimeOffset?>().Min(),
            Items = items.Length,
            ItemsWithoutSuccess = items.Count(IsStale),
            Gaps = Facts.Gaps.Where(gap => gap.Closed is null).Select(gap => gap.VaultId).Distinct().Count(),
            DeadLetters = Facts.Lag.DeadLetters,
            Waiting = Facts.Lag.Waiting,
            LastDay = OutcomeTotals.Of(Facts.Counts.Where(count => IsWanted(count.Subscription, count.VaultId))),
            Subscriptions =
            [
                .. vaults.GroupBy(vault => vault.Subscription).Select(Subscription)
                    .OrderBy(state => state.Health).ThenBy(state => state.Id, StringComparer.Ordinal)
            ],
            Attention = [.. attention.Take(MostAttention)],
            AttentionTotal = attention.Length,
        };
    }

    private static bool Matches(string? value, string? wanted) =>
        string.IsNullOrEmpty(wanted) || string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);

    private static SubscriptionState Subscription(IGrouping<string, VaultSummary> vaults) => new()
    {
        Id = vaults.Key,
        Tenant = vaults.First().Tenant,
        Health = vaults.Min(vault => vault.Health),
        VaultCount = vaults.Count(),
        FailingVaults = vaults.Count(vault => vault.Health == Health.Failing),
        Cells =
        [
            .. vaults.OrderBy(vault => vault.Health).ThenBy(vault => vault.Name, StringComparer.OrdinalIgnoreCase).Take(MostCells)
                .Select(vault => new VaultCell(vault.Id, vault.Name, vault.Health))
        ],
    };

    // What nobody is notified of comes first, then what nobody can see, then the longest time without a backup.
    private IEnumerable<AttentionEntry> Attention(IEnumerable<AttentionEntry> unreadable, IEnumerable<FleetItem> items)
    {
        if (Facts.Lag.DeadLetters > 0)
            yield return new AttentionEntry
            {
                Kind = AttentionKind.DeadLetter,
                Text = $"Sinks did not accept {Facts.Lag.DeadLetters} messages.",
            };
        foreach (AttentionEntry entry in unreadable)
            yield return entry;
        foreach (FleetItem item in items.Where(item => IsFailed(item) || IsStale(item))
            .OrderBy(item => IsFailed(item) ? 0 : 1).ThenBy(item => item.LastSuccess ?? DateTimeOffset.MinValue))
            yield return new AttentionEntry
            {
                Kind = IsFailed(item) ? AttentionKind.Failed : AttentionKind.Stale,
                Vault = item.VaultId,
                VaultName = NameOf(item.VaultId),
                Item = item.Item,
                Since = item.LastSuccess,
                Text = item.LastSuccess is null ? "No backup has succeeded yet." : "No backup has succeeded since.",
            };
    }

    private VaultSummary State(FleetVault vault, IEnumerable<OutcomeCount> counts, IEnumerable<FleetItem> items)
    {
        OutcomeTotals totals = OutcomeTotals.Of(counts);
        string? problem = Unreadables.IsUnreadable(vault) ? vault.Fault ?? "Cannot be read." : null;
        return new VaultSummary
        {
            Id = vault.Id,
            Name = vault.Name,
            Kind = vault.Kind,
            Subscription = vault.Subscription,
            Tenant = vault.Tenant,
            Location = vault.Location,
            Health = HealthOf(problem, totals, [.. items]),
            LastDay = totals,
            Running = vault.Running,
            CoveredUntil = vault.CoveredUntil,
            Problem = problem,
        };
    }

    private Health HealthOf(string? problem, OutcomeTotals totals, FleetItem[] items) =>
        problem is not null || items.Any(IsFailed) ? Health.Failing
        : items.Any(item => IsStale(item) || item.LastOutcome == JobOutcome.CompletedWithWarnings) || totals.Failed > 0 ? Health.Degraded
        : items.Length > 0 ? Health.Healthy
        : Health.Idle;

    private static bool IsFailed(FleetItem item) => item.LastOutcome is JobOutcome.Failed or JobOutcome.Unknown;
}
