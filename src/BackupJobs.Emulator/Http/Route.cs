namespace BackupJobs.Emulator.Http;

/// <summary>A route that the emulator serves.</summary>
/// <param name="OperationId">The <c>operationId</c> in the service's document.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path template; literal segments are matched ignoring case.</param>
/// <param name="Right">The right that the caller needs.</param>
/// <param name="Handle">Handles a request.</param>
internal sealed record Route(string OperationId, string Method, string Template, string Right, Func<VaultRequest, Task> Handle)
{
    /// <summary>Path of a vault.</summary>
    public const string Vault =
        "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.RecoveryServices/vaults/{vaultName}";

    /// <summary>Path of a protected item.</summary>
    public const string Item = Vault
        + "/backupFabrics/{fabricName}/protectionContainers/{containerName}/protectedItems/{protectedItemName}";

    /// <summary>Path of a region, for resources outside the vault.</summary>
    public const string Region = "/subscriptions/{subscriptionId}/providers/Microsoft.RecoveryServices/locations/{azureRegion}";

    /// <summary>Path of a Backup vault.</summary>
    public const string BackupVault =
        "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.DataProtection/backupVaults/{vaultName}";

    /// <summary>Path of a backup instance.</summary>
    public const string Instance = BackupVault + "/backupInstances/{backupInstanceName}";

    /// <summary>Path of a region in a resource group, for cross-region restores of Backup vaults.</summary>
    public const string InstanceGroupRegion =
        "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.DataProtection/locations/{location}";

    /// <summary>Path of a region, for operations of Backup vaults.</summary>
    public const string InstanceRegion = "/subscriptions/{subscriptionId}/providers/Microsoft.DataProtection/locations/{location}";

    /// <summary>A right on a resource of a Backup vault.</summary>
    public static string BackupVaultRight(string rest) => "Microsoft.DataProtection/backupVaults/" + rest;

    /// <summary>A right on a resource of a vault.</summary>
    public static string VaultRight(string rest) => "Microsoft.RecoveryServices/Vaults/" + rest;

    /// <summary>A right on a protected item.</summary>
    public static string ItemRight(string rest) => VaultRight("backupFabrics/protectionContainers/protectedItems/" + rest);

    /// <summary>A right on a resource of a region.</summary>
    public static string RegionRight(string rest) => "Microsoft.RecoveryServices/locations/" + rest;

    /// <summary>Kind of the vault in the path; null if the path has no vault.</summary>
    public EmulatedVaultKind? VaultKind =>
        Template.StartsWith(Vault, StringComparison.Ordinal) ? EmulatedVaultKind.RecoveryServices
        : Template.StartsWith(BackupVault, StringComparison.Ordinal) ? EmulatedVaultKind.BackupVault
        : null;

    /// <summary>Format of the errors of this route.</summary>
    public ErrorForm ErrorForm =>
        Template.StartsWith(Region, StringComparison.Ordinal) ? ErrorForm.NestedDetails
        : Template.Contains("/Microsoft.DataProtection/", StringComparison.Ordinal) ? ErrorForm.UserFacing
        : ErrorForm.Plain;
}
