using System.ComponentModel;

namespace BackupJobs.Fleet.Web;

/// <summary>Health of a vault or subscription.</summary>
internal enum Health
{
    Failing,
    Degraded,
    Healthy,
    Idle,
}

[Description("Numbers of ended jobs by outcome.")]
internal sealed record OutcomeTotals(
    [property: Description("Jobs that succeeded without warnings.")] long Completed,
    [property: Description("Jobs that succeeded with warnings.")] long CompletedWithWarnings,
    [property: Description("Jobs that failed.")] long Failed,
    [property: Description("Jobs that were cancelled.")] long Cancelled,
    [property: Description("Jobs whose outcome the vault no longer knows.")] long Unknown)
{
    public static OutcomeTotals Of(IEnumerable<OutcomeCount> counts)
    {
        long[] totals = new long[5];
        foreach (OutcomeCount count in counts)
            totals[(int)count.Outcome] += count.Count;
        return new OutcomeTotals(
            totals[(int)JobOutcome.Completed], totals[(int)JobOutcome.CompletedWithWarnings], totals[(int)JobOutcome.Failed],
            totals[(int)JobOutcome.Cancelled], totals[(int)JobOutcome.Unknown]);
    }
}

[Description("The state of all vaults, or of those of one subscription.")]
internal sealed record EstateOverview
{
    [Description("When the state was read, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("Number of vaults.")]
    public required int Vaults { get; init; }

    [Description("Number of vaults that have been read at least once.")]
    public required int VaultsRead { get; init; }

    [Description("Since when the service watches, UTC; null before its first search.")]
    public DateTimeOffset? WatchedSince { get; init; }

    [Description("Number of items that had backups.")]
    public required int Items { get; init; }

    [Description("Number of items without a successful backup in the last 24 hours.")]
    public required int ItemsWithoutSuccess { get; init; }

    [Description("Number of vaults with a gap that is still being listed.")]
    public required int Gaps { get; init; }

    [Description("Number of messages that a sink refused until the last attempt.")]
    public required long DeadLetters { get; init; }

    [Description("Number of messages that wait for their delivery.")]
    public required long Waiting { get; init; }

    [Description("Jobs that ended in the last 24 hours.")]
    public required OutcomeTotals LastDay { get; init; }

    [Description("The subscriptions, those with failures first.")]
    public required IReadOnlyList<SubscriptionState> Subscriptions { get; init; }

    [Description("What needs a person, the most urgent first; at most 50 entries.")]
    public required IReadOnlyList<AttentionEntry> Attention { get; init; }

    [Description("Number of all entries that need a person.")]
    public required int AttentionTotal { get; init; }
}

[Description("The state of a subscription.")]
internal sealed record SubscriptionState
{
    [Description("Id of the subscription.")]
    public required string Id { get; init; }

    [Description("Configured tenant; may be empty.")]
    public required string Tenant { get; init; }

    [Description("The worst health of its vaults.")]
    public required Health Health { get; init; }

    [Description("Number of vaults.")]
    public required int VaultCount { get; init; }

    [Description("Number of vaults that are failing.")]
    public required int FailingVaults { get; init; }

    [Description("Its vaults, those with failures first; at most 300.")]
    public required IReadOnlyList<VaultCell> Cells { get; init; }
}

[Description("The health of a vault.")]
internal sealed record VaultCell(
    [property: Description("Resource id of the vault.")] string Vault,
    [property: Description("Name of the vault.")] string Name,
    [property: Description("Its health.")] Health Health);

[Description("The state of a vault.")]
internal sealed record VaultSummary
{
    [Description("Resource id of the vault, in lower case.")]
    public required string Id { get; init; }

    [Description("Name of the vault.")]
    public required string Name { get; init; }

    [Description("Kind of the vault.")]
    public required VaultKind Kind { get; init; }

    [Description("Id of the subscription.")]
    public required string Subscription { get; init; }

    [Description("Configured tenant; may be empty.")]
    public required string Tenant { get; init; }

    [Description("Azure region; null if unknown.")]
    public string? Location { get; init; }

    [Description("Its health.")]
    public required Health Health { get; init; }

    [Description("Jobs that ended in the last 24 hours.")]
    public required OutcomeTotals LastDay { get; init; }

    [Description("Number of jobs that are running.")]
    public required int Running { get; init; }

    [Description("Every job that started before this time (UTC) is known; null if the vault was not read yet.")]
    public DateTimeOffset? CoveredUntil { get; init; }

    [Description("Why the vault cannot be read; null if it can.")]
    public string? Problem { get; init; }
}

[Description("The state of an item that had backups.")]
internal sealed record ItemSummary
{
    [Description("Display name of the item.")]
    public required string Item { get; init; }

    [Description("Kind of the item; null if unknown.")]
    public string? ItemKind { get; init; }

    [Description("Resource id of the vault, in lower case.")]
    public required string Vault { get; init; }

    [Description("Name of the vault.")]
    public required string VaultName { get; init; }

    [Description("Id of the subscription.")]
    public required string Subscription { get; init; }

    [Description("Configured tenant; may be empty.")]
    public required string Tenant { get; init; }

    [Description("How its last backup ended.")]
    public required JobOutcome LastOutcome { get; init; }

    [Description("When its last backup ended, UTC.")]
    public required DateTimeOffset LastEnded { get; init; }

    [Description("When its last successful backup ended, UTC; null if there is none.")]
    public DateTimeOffset? LastSuccess { get; init; }
}

[Description("A page of items.")]
internal sealed record ItemPage(
    [property: Description("The items.")] IReadOnlyList<ItemSummary> Items,
    [property: Description("Cursor of the next page; null for the last one.")] string? NextCursor,
    [property: Description("Number of items on all pages.")] int Total);

[Description("A page of vaults.")]
internal sealed record VaultPage(
    [property: Description("The vaults.")] IReadOnlyList<VaultSummary> Items,
    [property: Description("Cursor of the next page; null for the last one.")] string? NextCursor,
    [property: Description("Number of vaults on all pages.")] int Total);
