using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The API of Recovery Services vaults. Its document orders the parameters of a vault's resources from the subscription down, and those of
/// other requests from the vault up.
/// </summary>
internal sealed class RecoveryServicesApi(BackupClient client, VaultId id) : IVaultApi
{
    public JobRequests Jobs { get; } = new(
        filter => JobCursor.Of(client.BackupJobs.ListAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, filter.ToQuery())),
        (job, token) => client.JobDetails.GetAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, job, token));

    public JobRequests CrossRegionJobs(string region) => new RecoveryServicesCrossRegion(client, id, region).Jobs;

    public async Task<VaultInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        RecoveryServicesVaults.Vault vault = (await new RecoveryServicesVaults.VaultsOperations(client.Pipeline)
            .GetAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, cancellationToken).ConfigureAwait(false))
            .WithBody("Vaults_Get").Value;
        return new VaultInfo(id, vault.Location, null) { Tags = vault.Tags ?? ValueMap<string>.Empty };
    }

    public Task<ApiResponse<OperationStatus>> GetStatusAsync(string operationId, CancellationToken cancellationToken) =>
        client.BackupOperationStatuses.GetAsync(id.VaultName, id.ResourceGroup, id.SubscriptionId, operationId, cancellationToken);

    public Task<ApiResponse> BackUpAsync(string itemId, OnDemandBackupOptions options, CancellationToken cancellationToken)
    {
        ItemId item = ItemId.Parse(itemId, id);
        return client.Backups.TriggerAsync(
            id.SubscriptionId, id.ResourceGroup, id.VaultName, item.Fabric, item.Container, item.Name,
            OnDemandBackup.Of(item.Name, options.RetainUntil), cancellationToken);
    }

    public Task<ApiResponse> StartExportAsync(string? filter, CancellationToken cancellationToken) =>
        client.Jobs.ExportAsync(id.VaultName, id.ResourceGroup, id.SubscriptionId, filter, cancellationToken);

    public async Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(Uri url, CancellationToken cancellationToken) =>
        InfoOf(await client.Pipeline.GetAsync<OperationResultInfoBaseResource>(url, cancellationToken).ConfigureAwait(false));

    public async Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(
        string operationId, CancellationToken cancellationToken) =>
        InfoOf(await client.ExportJobsOperationResults.GetAsync(
            id.SubscriptionId, id.ResourceGroup, id.VaultName, operationId, cancellationToken).ConfigureAwait(false));

    private static ApiResponse<ExportJobsOperationResultInfo?> InfoOf(ApiResponse<OperationResultInfoBaseResource> result) =>
        result.WithValue(result.Value?.Operation as ExportJobsOperationResultInfo);
}
