namespace BackupJobs.Fleet;

/// <summary>A vault as the database has it when a process takes its shard.</summary>
internal sealed record VaultRow
{
    /// <summary>Resource id, in lower case.</summary>
    public required string Id { get; init; }

    public required int Shard { get; init; }

    public required string Subscription { get; init; }

    public required string Tenant { get; init; }

    public required VaultKind Kind { get; init; }

    public required string Name { get; init; }

    public string? Location { get; init; }

    /// <summary>Tags in Azure as a JSON object; null without any.</summary>
    public string? Tags { get; init; }

    public required DateTimeOffset Found { get; init; }

    public DateTimeOffset? CoveredUntil { get; init; }

    public int Faults { get; init; }

    public IReadOnlyList<LedgerEntry> Ledger { get; init; } = [];
}
