using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// One vault of either kind: its jobs and its operations. It has no state of its own and may be used by many callers at once.
/// </summary>
public sealed class BackupVault
{
    internal BackupVault(BackupClient client, VaultId id)
        : this(client, id, id.Kind == VaultKind.BackupVault ? new BackupVaultApi(client, id) : new RecoveryServicesApi(client, id))
    {
    }

    internal BackupVault(BackupClient client, VaultId id, IVaultApi api)
    {
        Client = client;
        Id = id;
        Api = api;
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

    internal IVaultApi Api { get; }

    /// <summary>
    /// Backs up an item of a Recovery Services vault now. The kind of request follows from the item's name.
    /// <see cref="BackUpAsync(string, OnDemandBackupOptions, CancellationToken)"/> is for both kinds of vaults.
    /// </summary>
    /// <param name="container">Name of the container, for instance <c>IaasVMContainer;iaasvmcontainerv2;rg1;vm1</c>.</param>
    /// <param name="item">Name of the protected item, for instance <c>VM;iaasvmcontainerv2;rg1;vm1</c>.</param>
    /// <param name="retainUntil">When the recovery point may be deleted; null for the policy's retention.</param>
    /// <param name="cancellationToken">Cancels the request, not the backup.</param>
    /// <returns>The operation; <see cref="BackupOperation.WaitForJobAsync"/> leads to its job.</returns>
    /// <exception cref="ApiException">The service refuses the backup.</exception>
    /// <exception cref="NotSupportedException">The vault is a Backup vault, which has no containers.</exception>
    public async Task<BackupOperation> BackUpAsync(
        string container, string item, DateTimeOffset? retainUntil = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(container);
        ArgumentException.ThrowIfNullOrWhiteSpace(item);
        if (Id.Kind == VaultKind.BackupVault)
            throw new NotSupportedException("A Backup vault has no containers: back up a backup instance by its resource id.");
        return await SentAction.RunAsync(
            new UnansweredRequest(RequestedAction.Backup, this, item).AddTo,
            async () => Operations.FromResponse(await Client.Backups.TriggerAsync(
                Id.SubscriptionId, Id.ResourceGroup, Id.VaultName, OnDemandBackup.Fabric, container, item,
                OnDemandBackup.Of(item, retainUntil), cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
    }

    /// <summary>Backs up a protected item or a backup instance now.</summary>
    /// <param name="itemId">Its resource id, for instance <see cref="JobReport.ItemId"/>; in a Backup vault the name of the backup instance
    /// is enough.</param>
    /// <param name="options">Retention and rule; null for the policy's own.</param>
    /// <param name="cancellationToken">Cancels the request, not the backup.</param>
    /// <returns>The operation; <see cref="BackupOperation.WaitForJobAsync"/> leads to its job.</returns>
    /// <exception cref="ArgumentException">The id is not that of an item of this vault.</exception>
    /// <exception cref="ApiException">The service refuses the backup.</exception>
    public async Task<BackupOperation> BackUpAsync(
        string itemId, OnDemandBackupOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(itemId);
        OnDemandBackupOptions wanted = options ?? new OnDemandBackupOptions();
        return await SentAction.RunAsync(
            new UnansweredRequest(RequestedAction.Backup, this, itemId).AddTo,
            async () => Operations.FromResponse(await Api.BackUpAsync(itemId, wanted, cancellationToken).ConfigureAwait(false)))
            .ConfigureAwait(false);
    }

    /// <summary>Repeats a failed backup once, unless a backup of the same item is running or has succeeded since.</summary>
    /// <param name="job">The failed job, with <see cref="JobReport.CanRetry"/>.</param>
    /// <param name="cancellationToken">Cancels the requests, not the backup.</param>
    /// <returns>The operation; null if a backup of the item is running, or has succeeded since, and nothing was started.</returns>
    /// <exception cref="ArgumentException">The job cannot be repeated, or is of another vault.</exception>
    /// <exception cref="ApiException">The service refuses a request.</exception>
    public async Task<BackupOperation?> RetryAsync(JobReport job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (!job.CanRetry)
            throw new ArgumentException(
                $"Job {job.JobId} cannot be repeated: it is not a failed backup of a known item, or its error is permanent.", nameof(job));
        if (job.Vault?.Equals(Id) != true)
            throw new ArgumentException($"Job {job.JobId} is of another vault.", nameof(job));
        // The vault knows more than Resource Graph, where the job may come from. Only Recovery Services vaults filter their list; the other
        // kind has more than one word for running.
        JobFilter[] filters = Id.Kind == VaultKind.RecoveryServices
            ? [
                new() { Status = JobStatus.InProgress },
                new() { Operation = new JobOperationType(job.Operation!), StartTime = job.StartTime },
            ]
            : [new()];
        foreach (JobFilter filter in filters)
        {
            await foreach (JobResource other in Jobs.ListAsync(filter, cancellationToken).ConfigureAwait(false))
            {
                if (JobReport.Of(other).PreventsRetryOf(job))
                    return null;
            }
        }

        OnDemandBackupOptions options = new() { RetentionTag = job.PropertyBag.GetValueOrDefault("RetentionTag") };
        return await BackUpAsync(job.ItemId!, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The vault's cross-region restore jobs.</summary>
    /// <param name="region">The region that is paired with the vault's, for instance <c>westus</c>.</param>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    public CrossRegionJobs InPairedRegion(string region) => new(this, region);

    /// <summary>Reads the vault itself: whether it exists, and its region.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The vault; without its tenant, which only Resource Graph names.</returns>
    /// <exception cref="ApiException">There is no such vault (404), or the caller may not read it (403).</exception>
    public Task<VaultInfo> GetInfoAsync(CancellationToken cancellationToken = default) => Api.GetInfoAsync(cancellationToken);

    internal WaitSession BeginWait(string subject, WaitOptions? options) => new(subject, options, Client.TimeProvider, Client.Logger);
}
