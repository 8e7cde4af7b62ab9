using System.ComponentModel;

namespace BackupJobs.Fleet;

/// <summary>Why an entry needs a person.</summary>
internal enum AttentionKind
{
    DeadLetter,
    Unsearched,
    NoVaults,
    Unreadable,
    Failed,
    Stale,
}

/// <summary>How the search for vaults in a tenant goes.</summary>
internal enum TenantState
{
    Waiting,
    Searched,
    Empty,
    Failing,
}

[Description("Something that needs a person.")]
internal sealed record AttentionEntry
{
    [Description("Why.")]
    public required AttentionKind Kind { get; init; }

    [Description("Configured tenant; null if the entry is not about a tenant or several vaults of one.")]
    public string? Tenant { get; init; }

    [Description("Resource id of the vault; null for dead letters, tenants and several vaults.")]
    public string? Vault { get; init; }

    [Description("Name of the vault; null where there is no id.")]
    public string? VaultName { get; init; }

    [Description("Number of vaults that cannot be read for this reason; null if the entry is not about reading.")]
    public int? Count { get; init; }

    [Description("Display name of the item; null if the entry is about a vault.")]
    public string? Item { get; init; }

    [Description("The last success, UTC; null if there is none.")]
    public DateTimeOffset? Since { get; init; }

    [Description("One sentence that says more.")]
    public required string Text { get; init; }

    [Description("What Azure or the credential has answered; null if there is no more to say.")]
    public string? Details { get; init; }
}
