using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The jobs of a vault's cross-region restores. They are in the paired region, the vault's own list does not have them, and the service
/// cannot cancel them. <see cref="BackupVault.InPairedRegion"/> creates it.
/// </summary>
public sealed class CrossRegionJobs
{
    private readonly BackupVault _vault;
    private readonly JobRequests _requests;

    internal CrossRegionJobs(BackupVault vault, string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        (_vault, Region, _requests) = (vault, region, vault.Api.CrossRegionJobs(region));
    }

    /// <summary>The paired region, for instance <c>westus</c>.</summary>
    public string Region { get; }

    /// <summary>Lists jobs, newest first. All pages are read before the first job is returned: there are few such jobs.</summary>
    /// <param name="filter">Which jobs; null for the service's default.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The service refuses the list, or does not know the vault.</exception>
    public async IAsyncEnumerable<JobResource> ListAsync(JobFilter? filter = null, [EnumeratorCancellation]
        CancellationToken cancellationToken = default)
    {
        JobCursor list = _requests.ListSlice(filter ?? new JobFilter());
        foreach (JobResource job in await list.NewestFirstAsync(JobName.Of, cancellationToken).ConfigureAwait(false))
            yield return job;
    }

    /// <summary>Requests one job with its details: tasks, property bag, errors, progress.</summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refuses the request, or (404) does not know the job or the vault.</exception>
    public Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return _requests.Get(jobId, cancellationToken);
    }

    /// <summary>Waits until a job has ended, whatever its outcome.</summary>
    /// <inheritdoc cref="VaultJobs.WatchAsync(string, WaitOptions, CancellationToken)" path="/*[not(self::returns or self::summary)]"/>
    /// <returns>The finished job. Its <see cref="JobReport.EnsureSucceeded"/> throws unless the job has succeeded.</returns>
    public async Task<JobReport> WaitAsync(string jobId, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("job", options);
        return await JobWatch.WaitAsync(JobWatch.RunAsync(jobId, _requests, session, cancellationToken)).ConfigureAwait(false);
    }
}
