using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace BackupJobs.Fleet.Web;

/// <summary>Filters of the list of vaults.</summary>
internal sealed class VaultQuery
{
    [FromQuery(Name = "health")]
    [Description("Health; omit it for all.")]
    public Health? Health { get; init; }

    [FromQuery(Name = "subscription")]
    [Description("A part of the subscription's id; omit it for all.")]
    public string? Subscription { get; init; }

    [FromQuery(Name = "tenant")]
    [Description("Configured tenant; omit it for all.")]
    public string? Tenant { get; init; }

    [FromQuery(Name = "name")]
    [Description("A part of the vault's name; omit it for all.")]
    public string? Name { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("Cursor of the page before; omit it for the first page.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Vaults on a page; 100 if omitted.")]
    [Range(1, 1000)]
    public int? Limit { get; init; }

    public bool Matches(VaultSummary vault) =>
        (Health is null || vault.Health == Health)
        && Contains(vault.Subscription, Subscription)
        && (string.IsNullOrEmpty(Tenant) || string.Equals(vault.Tenant, Tenant, StringComparison.OrdinalIgnoreCase))
        && Contains(vault.Name, Name);

    private static bool Contains(string value, string? part) =>
        string.IsNullOrEmpty(part) || value.Contains(part, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Filters of the list of items.</summary>
internal sealed class ItemQuery
{
    [FromQuery(Name = "stale")]
    [Description("True for the items without a success in the last 24 hours; omit it for all.")]
    public bool? IsStale { get; init; }

    [FromQuery(Name = "subscription")]
    [Description("Id of a subscription; omit it for all.")]
    [SubscriptionId]
    public string? Subscription { get; init; }

    [FromQuery(Name = "tenant")]
    [Description("Configured tenant; omit it for all.")]
    public string? Tenant { get; init; }

    [FromQuery(Name = "name")]
    [Description("A part of the item's name; omit it for all.")]
    public string? Name { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("Cursor of the page before; omit it for the first page.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Items on a page; 100 if omitted.")]
    [Range(1, 1000)]
    public int? Limit { get; init; }
}

/// <summary>Filters of the list of jobs.</summary>
internal sealed class EndedJobQuery
{
    [FromQuery(Name = "outcome")]
    [Description("Outcomes; omit them for all.")]
    public JobOutcome[]? Outcomes { get; init; }

    [FromQuery(Name = "subscription")]
    [Description("Id of a subscription; omit it for all.")]
    [SubscriptionId]
    public string? Subscription { get; init; }

    [FromQuery(Name = "tenant")]
    [Description("Configured tenant; omit it for all.")]
    public string? Tenant { get; init; }

    [FromQuery(Name = "vault")]
    [Description("Resource id of a vault; omit it for all.")]
    [VaultResourceId]
    public string? Vault { get; init; }

    [FromQuery(Name = "item")]
    [Description("Display name of an item; omit it for all.")]
    public string? Item { get; init; }

    [FromQuery(Name = "operation")]
    [Description("Operation, for instance Backup; omit it for all.")]
    public string? Operation { get; init; }

    [FromQuery(Name = "text")]
    [Description("A part of the item's name, the job's id or the vault's id; omit it for all.")]
    public string? Text { get; init; }

    [FromQuery(Name = "from")]
    [Description("Only jobs that ended at or after this time, UTC; omit it for no limit.")]
    public DateTimeOffset? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("Only jobs that ended before this time, UTC; omit it for no limit.")]
    public DateTimeOffset? To { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("Cursor of the page before; omit it for the first page.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Jobs on a page; 100 if omitted.")]
    [Range(1, 1000)]
    public int? Limit { get; init; }

    public FleetJobFilter ToFilter() => new()
    {
        Outcomes = Outcomes ?? [],
        Subscription = Value(Subscription),
        Tenant = Value(Tenant),
        VaultId = Value(Vault),
        Item = Value(Item),
        Operation = Value(Operation),
        Text = Value(Text),
        Since = From,
        Until = To,
        Page = Value(Cursor),
        PageSize = Limit ?? 100,
    };

    private static string? Value(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Filters of the timeline.</summary>
internal sealed class NightQuery
{
    [FromQuery(Name = "from")]
    [Description("Begin, UTC.")]
    public DateTimeOffset From { get; init; }

    [FromQuery(Name = "to")]
    [Description("End, UTC.")]
    public DateTimeOffset To { get; init; }

    [FromQuery(Name = "subscription")]
    [Description("Id of a subscription; omit it for all.")]
    [SubscriptionId]
    public string? Subscription { get; init; }

    [FromQuery(Name = "tenant")]
    [Description("Configured tenant; omit it for all.")]
    public string? Tenant { get; init; }

    [FromQuery(Name = "outcome")]
    [Description("Only vaults with a job of this outcome; omit it for all.")]
    public JobOutcome? Outcome { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("Cursor of the page before; omit it for the first page.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Vaults on a page; 50 if omitted.")]
    [Range(1, 200)]
    public int? Limit { get; init; }
}
