using BackupJobs.DataProtection;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The API of Backup vaults, in the types that both kinds of vaults share here.</summary>
internal sealed class BackupVaultApi(BackupClient client, VaultId id) : IVaultApi
{
    private readonly BackupVaultJobsOperations _jobs = new(client.Pipeline);
    private readonly BackupInstancesOperations _instances = new(client.Pipeline);
    private readonly OperationStatusBackupVaultContextOperations _statuses = new(client.Pipeline);
    private readonly ExportJobsOperations _exports = new(client.Pipeline);
    private readonly ExportJobsOperationResultOperations _exportResults = new(client.Pipeline);

    public JobRequests Jobs => new(List, GetAsync) { IsFiltered = false };

    public JobRequests CrossRegionJobs(string region) => new BackupVaultCrossRegion(client, this, id, region).Jobs;

    public async Task<VaultInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        BackupVaults.BackupVaultResource vault = (await new BackupVaults.BackupVaultsOperations(client.Pipeline)
            .GetAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, cancellationToken).ConfigureAwait(false))
            .WithBody("BackupVaults_Get").Value;
        return new VaultInfo(id, vault.Location, null) { Tags = vault.Tags ?? ValueMap<string>.Empty };
    }

    public async Task<ApiResponse<OperationStatus>> GetStatusAsync(string operationId, CancellationToken cancellationToken)
    {
        ApiResponse<OperationResource> status = (await _statuses
            .GetAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, operationId, cancellationToken).ConfigureAwait(false))
            .WithBody("OperationStatus");
        // The members have the same names, and the status words are compared without case. As JSON, what only one of both types
        // declares is not lost: among it are the ids of jobs.
        return status.WithValue(ApiJson.Read<OperationStatus>(ApiJson.Write(status.Value).Utf8.Span));
    }

    public async Task<ApiResponse> BackUpAsync(string itemId, OnDemandBackupOptions options, CancellationToken cancellationToken)
    {
        string instance = ItemId.InstanceName(itemId, id);
        string rule = options.Rule ?? await new BackupRules(client, id).FindAsync(instance, cancellationToken).ConfigureAwait(false);
        TriggerBackupRequest request = new()
        {
            BackupRuleOptions = new AdHocBackupRuleOptions
            {
                RuleName = rule,
                TriggerOption = new AdhocBackupTriggerOption { RetentionTagOverride = options.RetentionTag },
            },
        };
        LongRunningOperation<OperationJobExtendedInfo> operation = await _instances
            .AdhocBackupAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, instance, request, cancellationToken)
            .ConfigureAwait(false);
        return operation.Response;
    }

    public async Task<ApiResponse> StartExportAsync(string? filter, CancellationToken cancellationToken)
    {
        if (filter is not null)
            throw new NotSupportedException("A Backup vault exports all of its jobs: it has no filter.");
        LongRunningOperation export = await _exports
            .TriggerAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, cancellationToken).ConfigureAwait(false);
        return export.Response;
    }

    public async Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(Uri url, CancellationToken cancellationToken)
    {
        ApiResponse<ExportJobsResult> result =
            await client.Pipeline.GetAsync<ExportJobsResult>(url, cancellationToken).ConfigureAwait(false);
        return result.WithValue(InfoOf(result.Value));
    }

    public async Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(
        string operationId, CancellationToken cancellationToken)
    {
        ApiResponse<ExportJobsResult?> result = await _exportResults
            .GetAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, operationId, cancellationToken).ConfigureAwait(false);
        return result.WithValue(InfoOf(result.Value));
    }

    private static ExportJobsOperationResultInfo? InfoOf(ExportJobsResult? file) => file is null ? null : new()
    {
        BlobUrl = file.BlobUrl,
        BlobSasKey = file.BlobSasKey,
        ExcelFileBlobUrl = file.ExcelFileBlobUrl,
        ExcelFileBlobSasKey = file.ExcelFileBlobSasKey,
    };

    private JobCursor List(JobFilter filter) =>
        JobCursor.Of(_jobs.ListAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName), BackupVaultJob.Resource, filter);

    private async Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        ApiResponse<AzureBackupJobResource> job = (await _jobs
            .GetAsync(id.SubscriptionId, id.ResourceGroup, id.VaultName, jobId, cancellationToken).ConfigureAwait(false))
            .WithBody("JobDetails");
        return job.WithValue(BackupVaultJob.Resource(job.Value));
    }
}
