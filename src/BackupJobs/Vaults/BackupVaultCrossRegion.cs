using BackupJobs.DataProtection;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Cross-region restores of a Backup vault. Requests to the paired region name the vault's own region, which is read from the vault once.
/// </summary>
internal sealed class BackupVaultCrossRegion(BackupClient client, IVaultApi api, VaultId vault, string region)
{
    private readonly FetchCrossRegionRestoreJobsOperations _lists = new(client.Pipeline);
    private readonly FetchCrossRegionRestoreJobOperations _jobs = new(client.Pipeline);
    private string? _source;

    // The document has a filter, but does not say for what: the list is filtered here, like that of the vault's own jobs.
    public JobRequests Jobs => new(List, GetAsync) { IsFiltered = false };

    private JobCursor List(JobFilter filter)
    {
        JobCursor? list = null;
        return new JobCursor(() => list?.HasMore() != false, async token =>
        {
            list ??= JobCursor.Of(
                _lists.ListAsync(vault.ResourceGroup, vault.SubscriptionId, region, new CrossRegionRestoreJobsRequest
                {
                    SourceRegion = await SourceAsync(token).ConfigureAwait(false),
                    SourceBackupVaultId = vault.ToString(),
                }, cancellationToken: token),
                BackupVaultJob.Resource,
                filter);
            return await list.NextAsync(token).ConfigureAwait(false);
        });
    }

    private async Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        CrossRegionRestoreJobRequest request = new()
        {
            SourceRegion = await SourceAsync(cancellationToken).ConfigureAwait(false),
            SourceBackupVaultId = vault.ToString(),
            JobId = jobId,
        };
        ApiResponse<AzureBackupJobResource> job = (await _jobs
            .GetAsync(vault.ResourceGroup, vault.SubscriptionId, region, request, cancellationToken).ConfigureAwait(false))
            .WithBody("JobDetails");
        return job.WithValue(BackupVaultJob.Resource(job.Value));
    }

    private async Task<string> SourceAsync(CancellationToken cancellationToken) =>
        _source ??= (await api.GetInfoAsync(cancellationToken).ConfigureAwait(false)).Location!;
}
