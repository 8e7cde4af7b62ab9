using System.Runtime.CompilerServices;
using BackupJobs.CrossRegion;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// The jobs of a vault's cross-region restores. They are in the paired region, the vault's own list does not have them, and the service
/// cannot cancel them. <see cref="BackupVault.InPairedRegion"/> creates it.
/// </summary>
public sealed class CrossRegionJobs
{
    private const string ApiVersion = "2018-12-20";
    private const string Location = "/subscriptions/{subscriptionId}/providers/Microsoft.RecoveryServices/locations/{azureRegion}";

    // The document of this API has job types of its own. On the wire they are the types of the vault's jobs, and are read as these.
    private static readonly OperationDescriptor ListOperation =
        new("BackupCrrJobs_List", HttpMethod.Post, Location + "/backupCrrJobs", ApiVersion);
    private static readonly OperationDescriptor GetOperation =
        new("BackupCrrJobDetails_Get", HttpMethod.Post, Location + "/backupCrrJob", ApiVersion);

    private readonly BackupVault _vault;

    internal CrossRegionJobs(BackupVault vault, string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        (_vault, Region) = (vault, region);
    }

    /// <summary>The paired region, for instance <c>westus</c>.</summary>
    public string Region { get; }

    private ApiPipeline Pipeline => _vault.Client.Pipeline;

    /// <summary>Lists jobs, newest first.</summary>
    /// <param name="filter">Which jobs; null for the service's default.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The service refuses the list.</exception>
    public async IAsyncEnumerable<JobResource> ListAsync(JobFilter? filter = null, [EnumeratorCancellation]
        CancellationToken cancellationToken = default)
    {
        JobPages pages = new([filter ?? new JobFilter()], slice => JobCursor.Of(List(slice)));
        while (pages.HasMore)
        {
            foreach (JobResource job in (await pages.NextAsync(cancellationToken).ConfigureAwait(false)).Items)
                yield return job;
        }
    }

    /// <summary>Requests one job with its details: tasks, property bag, errors, progress.</summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refuses the request, or (404) does not know the job.</exception>
    public Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Pipeline.SendAsync(Request(GetOperation, jobId), JsonObjects.Read<JobResource>, cancellationToken);
    }

    /// <summary>Waits until a job has ended, whatever its outcome.</summary>
    /// <inheritdoc cref="VaultJobs.WatchAsync(string, WaitOptions, CancellationToken)" path="/*[not(self::returns or self::summary)]"/>
    /// <returns>The finished job. Its <see cref="JobReport.EnsureSucceeded"/> throws unless the job has succeeded.</returns>
    public async Task<JobReport> WaitAsync(string jobId, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("job", options);
        JobRequests requests = new(slice => JobCursor.Of(List(slice)), GetAsync);
        return await JobWatch.WaitAsync(JobWatch.RunAsync(jobId, requests, session, cancellationToken)).ConfigureAwait(false);
    }

    private ApiPageable<JobResource> List(JobFilter filter) =>
        new(
            Pipeline, Request(ListOperation, jobId: null).Query("$filter", filter.ToQuery()), "value", "nextLink",
            JsonObjects.Read<JobResource>);

    private ApiRequest Request(OperationDescriptor operation, string? jobId) => new ApiRequest(operation)
        .Path("azureRegion", Region)
        .Path("subscriptionId", _vault.Id.SubscriptionId)
        .JsonBody(new CrrJobRequest { ResourceId = _vault.Id.ToString(), JobName = jobId }, JsonObjects.Write);
}
