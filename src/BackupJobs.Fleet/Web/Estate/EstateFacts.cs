namespace BackupJobs.Fleet.Web;

/// <summary>What was read from the history for one snapshot.</summary>
internal sealed record EstateFacts
{
    /// <summary>When it was read, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<FleetVault> Vaults { get; init; }

    public required IReadOnlyList<TenantSearch> Tenants { get; init; }

    /// <summary>Ended jobs of the last 24 hours.</summary>
    public required IReadOnlyList<OutcomeCount> Counts { get; init; }

    public required IReadOnlyList<FleetItem> Items { get; init; }

    public required IReadOnlyList<CoverageGap> Gaps { get; init; }

    public required FleetLag Lag { get; init; }

    public required IReadOnlyList<ShardOwner> Owners { get; init; }

    public static async Task<EstateFacts> ReadAsync(IFleetHistory history, DateTimeOffset now, CancellationToken cancellationToken) => new()
    {
        Now = now,
        Vaults = await history.ListVaultsAsync(null, cancellationToken).ConfigureAwait(false),
        Tenants = await history.ListTenantsAsync(cancellationToken).ConfigureAwait(false),
        Counts = await history.CountOutcomesAsync(now - TimeSpan.FromDays(1), cancellationToken).ConfigureAwait(false),
        Items = await history.ListItemsAsync(null, cancellationToken).ConfigureAwait(false),
        Gaps = await history.ListGapsAsync(cancellationToken).ConfigureAwait(false),
        Lag = await history.MeasureLagAsync(cancellationToken).ConfigureAwait(false),
        Owners = await history.ListOwnersAsync(cancellationToken).ConfigureAwait(false),
    };
}
