namespace BackupJobs.Fleet;

/// <summary>A vault as the service watches it.</summary>
public sealed record FleetVault
{
    /// <summary>Resource id, in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of the vault.</summary>
    public required VaultKind Kind { get; init; }

    /// <summary>Name, as the service writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the subscription, in lower case.</summary>
    public required string Subscription { get; init; }

    /// <summary>Configured tenant; may be empty.</summary>
    public required string Tenant { get; init; }

    /// <summary>Azure region; null if unknown.</summary>
    public string? Location { get; init; }

    /// <summary>The shard that the vault belongs to.</summary>
    public required int Shard { get; init; }

    /// <summary>When the vault was found first, UTC.</summary>
    public DateTimeOffset Found { get; init; }

    /// <summary>Each job that started before this time (UTC) is in the history or known to run; null before the first read.</summary>
    public DateTimeOffset? CoveredUntil { get; init; }

    /// <summary>When the vault was last read without a fault, UTC; null if never.</summary>
    public DateTimeOffset? LastRead { get; init; }

    /// <summary>Number of faults since the last success.</summary>
    public required int Faults { get; init; }

    /// <summary>HTTP status of the last fault, such as 403 or 404; null without a fault or without an answer.</summary>
    public int? FaultStatus { get; init; }

    /// <summary>What the last fault was, without secrets; null without a fault.</summary>
    public string? Fault { get; init; }

    /// <summary>Tags in Azure as a JSON object; null without any. Few readers need them, so they are parsed by those.</summary>
    internal string? Tags { get; init; }

    /// <summary>Number of jobs that are known to run.</summary>
    public required int Running { get; init; }
}

/// <summary>Which vaults to list. All conditions that are set must hold.</summary>
public sealed record FleetVaultFilter
{
    /// <summary>Id of a subscription; null for all.</summary>
    public string? Subscription { get; init; }

    /// <summary>Only vaults with faults.</summary>
    public bool OnlyFaulty { get; init; }
}

/// <summary>Ended jobs of a vault with one outcome.</summary>
/// <param name="Subscription">Id of the subscription, in lower case.</param>
/// <param name="VaultId">Resource id of the vault, in lower case.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Count">How many jobs.</param>
public sealed record OutcomeCount(string Subscription, string VaultId, JobOutcome Outcome, long Count);
