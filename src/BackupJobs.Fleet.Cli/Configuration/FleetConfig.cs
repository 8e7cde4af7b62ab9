namespace BackupJobs.Fleet.Cli;

/// <summary>All options of the service, as a configuration file has them.</summary>
internal sealed class FleetConfig(FleetOptions fleet)
{
    public FleetOptions Fleet { get; } = fleet;

    /// <summary>Where the connection string of PostgreSQL is; null for SQLite.</summary>
    public SecretSource? PostgreSql { get; set; }

    public IList<TenantConfig> Tenants { get; } = [];

    public NotificationOptions Notifications { get; } = new();

    public FleetWebOptions Web { get; } = new();

    /// <summary>What is allowed, and probably not meant.</summary>
    public IReadOnlyList<ConfigProblem> Warnings { get; set; } = [];
}

/// <summary>Vaults that one identity may read.</summary>
internal sealed record TenantConfig
{
    public required string Id { get; init; }

    public required Uri Endpoint { get; init; }

    public required EstateScope Scope { get; init; }

    /// <summary>Where a fixed token is, for the emulator; null to sign in with Azure.</summary>
    public SecretSource? Token { get; init; }

    /// <summary>Id of the tenant to sign in to; null for the identity's own.</summary>
    public string? TenantId { get; init; }
}
