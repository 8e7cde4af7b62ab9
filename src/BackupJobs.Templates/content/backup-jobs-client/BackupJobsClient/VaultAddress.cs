namespace Contoso.Backup;

/// <summary>What a vault's resource id says.</summary>
public sealed record VaultAddress(string Subscription, string ResourceGroup, string Name)
{
    /// <exception cref="FormatException">The text is no resource id of a vault.</exception>
    public static VaultAddress Parse(string resourceId) =>
        resourceId?.Trim('/').Split('/') is [_, var subscription, _, var group, _, _, _, var name]
            ? new VaultAddress(subscription, group, name)
            : throw new FormatException($"'{resourceId}' is not /subscriptions/…/resourceGroups/…/providers/Microsoft.RecoveryServices/vaults/….");
}
