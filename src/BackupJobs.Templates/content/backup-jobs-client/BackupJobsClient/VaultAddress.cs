namespace Contoso.Backup;

/// <summary>The parts of a vault's resource id.</summary>
public sealed record VaultAddress(string Subscription, string ResourceGroup, string Name)
{
    /// <exception cref="FormatException"><paramref name="resourceId"/> is not the resource id of a vault.</exception>
    public static VaultAddress Parse(string resourceId) =>
        resourceId?.Trim('/').Split('/') is [_, var subscription, _, var group, _, _, _, var name]
            ? new VaultAddress(subscription, group, name)
            : throw new FormatException(
                $"'{resourceId}' is not /subscriptions/…/resourceGroups/…/providers/Microsoft.RecoveryServices/vaults/….");
}
