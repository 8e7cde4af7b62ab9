namespace BackupJobs.Emulator;

/// <summary>A vault of an estate: <see cref="BackupVaultOptions.Vaults"/>.</summary>
public sealed record EmulatedVault
{
    /// <summary>Subscription ID.</summary>
    public required string SubscriptionId { get; init; }

    /// <summary>Resource group name.</summary>
    public required string ResourceGroup { get; init; }

    /// <summary>Vault name.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of the vault, which decides the API that it serves.</summary>
    public EmulatedVaultKind Kind { get; init; }

    /// <summary>Azure region.</summary>
    public string Location { get; init; } = "westeurope";

    /// <summary>Tags, by name.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What the vault protects. Requests for other items get 404.</summary>
    public IReadOnlyList<EmulatedItem> Items { get; init; } = [];

    /// <summary>Resource ID of the vault, without a trailing slash.</summary>
    public string Path => $"/subscriptions/{SubscriptionId}/resourceGroups/{ResourceGroup}/providers/{Type}/{Name}";

    internal string Type => TypeOf(Kind);

    internal static string TypeOf(EmulatedVaultKind kind) =>
        kind == EmulatedVaultKind.BackupVault ? "Microsoft.DataProtection/backupVaults" : "Microsoft.RecoveryServices/vaults";
}

/// <summary>Kinds of vaults.</summary>
public enum EmulatedVaultKind
{
    /// <summary>A vault of Microsoft.RecoveryServices: virtual machines, file shares, databases in virtual machines, servers.</summary>
    RecoveryServices,

    /// <summary>A vault of Microsoft.DataProtection: disks, blobs, Kubernetes, PostgreSQL.</summary>
    BackupVault,
}
