namespace BackupJobs.Cli;

/// <summary>Names of vaults for people: with resource group or subscription only where the name alone is not unique.</summary>
internal sealed class VaultNames
{
    private readonly ILookup<string, VaultId> _byName;

    public VaultNames(IEnumerable<VaultId?> vaults) =>
        _byName = vaults.OfType<VaultId>().Distinct().ToLookup(vault => vault.VaultName, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name; null for no vault.</summary>
    public string? Of(VaultId? vault)
    {
        if (vault is null)
            return null;
        VaultId[] same = [.. _byName[vault.VaultName]];
        return same.Length <= 1 ? vault.VaultName
            : same.DistinctBy(other => other.ResourceGroup, StringComparer.OrdinalIgnoreCase).Count() == same.Length
                ? $"{vault.ResourceGroup}/{vault.VaultName}"
                : $"{vault.SubscriptionId}/{vault.ResourceGroup}/{vault.VaultName}";
    }
}
