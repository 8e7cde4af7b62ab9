using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Starts a backup of one protected item now.</summary>
/// <param name="Container">Name of the container, <c>IaasVMContainer;iaasvmcontainerv2;rg1;vm1</c> for example.</param>
/// <param name="Item">Name of the protected item, <c>VM;iaasvmcontainerv2;rg1;vm1</c> for example.</param>
/// <param name="RetainUntil">When the recovery point may go; null for as the policy says.</param>
internal sealed record OnDemandBackup(string Container, string Item, DateTimeOffset? RetainUntil)
{
    // The only fabric that there has ever been.
    private const string Fabric = "Azure";

    /// <summary>The service's 202; <see cref="VaultOperations.FromResponse(ApiResponse)"/> goes on from it.</summary>
    public async Task<ApiResponse> TriggerAsync(BackupVault vault, BackupClient client, CancellationToken cancellationToken) =>
        await client.Backups.TriggerAsync(
            vault.Id.VaultName, vault.Id.ResourceGroup, vault.Id.SubscriptionId, Fabric, Container, Item,
            BackupRequests.For(Item, RetainUntil), cancellationToken).ConfigureAwait(false);
}
