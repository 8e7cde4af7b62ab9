using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// One Recovery Services vault: its jobs and its operations. It has no state of its own and may be used by many callers at once.
/// </summary>
public sealed class BackupVault
{
    internal BackupVault(BackupClient client, VaultId id)
    {
        Client = client;
        Id = id;
        Jobs = new VaultJobs(this);
        Operations = new VaultOperations(this);
    }

    /// <summary>The vault's subscription, resource group and name.</summary>
    public VaultId Id { get; }

    /// <summary>The vault's jobs.</summary>
    public VaultJobs Jobs { get; }

    /// <summary>The vault's operations: from the response to a trigger to its jobs.</summary>
    public VaultOperations Operations { get; }

    internal BackupClient Client { get; }

    /// <summary>Backs up an item now. The kind of request follows from the item's name.</summary>
    /// <param name="container">Name of the container, for instance <c>IaasVMContainer;iaasvmcontainerv2;rg1;vm1</c>.</param>
    /// <param name="item">Name of the protected item, for instance <c>VM;iaasvmcontainerv2;rg1;vm1</c>.</param>
    /// <param name="retainUntil">When the recovery point may be deleted; null for the policy's retention.</param>
    /// <param name="cancellationToken">Cancels the request, not the backup.</param>
    /// <returns>The operation; <see cref="BackupOperation.WaitForJobAsync"/> leads to its job.</returns>
    /// <exception cref="ApiException">The service refuses the backup.</exception>
    public async Task<BackupOperation> BackUpAsync(
        string container, string item, DateTimeOffset? retainUntil = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(container);
        ArgumentException.ThrowIfNullOrWhiteSpace(item);
        ApiResponse accepted = await Client.Backups.TriggerAsync(
            Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, OnDemandBackup.Fabric, container, item, OnDemandBackup.Of(item, retainUntil),
            cancellationToken).ConfigureAwait(false);
        return Operations.FromResponse(accepted);
    }

    /// <summary>The vault's cross-region restore jobs.</summary>
    /// <param name="region">The region that is paired with the vault's, for instance <c>westus</c>.</param>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    public CrossRegionJobs InPairedRegion(string region) => new(this, region);

    internal WaitSession BeginWait(string subject, WaitOptions? options) => new(subject, options, Client.TimeProvider, Client.Logger);
}
