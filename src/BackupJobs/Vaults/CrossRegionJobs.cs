using System.Runtime.CompilerServices;
using BackupJobs.CrossRegion;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The jobs of a vault's cross-region restores. They live in the paired region, where the vault's own list does not show them, and the service
/// cannot cancel them.
/// </summary>
public sealed class CrossRegionJobs
{
    private readonly CrossRegionClient _client;
    private readonly BackupVault _vault;
    private readonly string _region;

    /// <summary>The jobs of one vault in one region.</summary>
    /// <param name="client">Client for the paired regions.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="region">The region that is paired with the vault's, <c>westus</c> for example.</param>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    public CrossRegionJobs(CrossRegionClient client, BackupVault vault, string region)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        (_client, _vault, _region) = (client, vault, region);
    }

    /// <summary>Lists jobs, newest first.</summary>
    /// <param name="filter">Which jobs; null for what the service lists by default.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="ApiException">The service refuses the list.</exception>
    public async IAsyncEnumerable<JobResource> ListAsync(JobFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CrrJobRequest request = new() { ResourceId = _vault.Id.ToString() };
        await foreach (CrossRegion.JobResource job in _client.BackupCrrJobs.ListAsync(
            _region, _vault.Id.SubscriptionId, request, filter?.ToQuery(), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return Same(job);
    }

    /// <summary>One job with its details: tasks, property bag, errors, progress.</summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ApiException">The service refuses, or (404) does not know the job.</exception>
    public async Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken = default)
    {
        CrrJobRequest request = new() { ResourceId = _vault.Id.ToString(), JobName = jobId };
        ApiResponse<CrossRegion.JobResource> answer = await _client.BackupCrrJobDetails.GetAsync(
            _region, _vault.Id.SubscriptionId, request, cancellationToken).ConfigureAwait(false);
        return answer.WithValue(Same(answer.Value));
    }

    /// <summary>Waits until a job has ended, whatever its outcome.</summary>
    /// <inheritdoc cref="VaultJobs.WatchAsync(string, WaitOptions, CancellationToken)" path="/*[not(self::returns or self::summary)]"/>
    /// <returns>The finished job. Its <see cref="JobReport.EnsureSucceeded"/> throws unless it has done its work.</returns>
    public async Task<JobReport> WaitAsync(string jobId, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("job", options);
        return await JobWatch.WaitAsync(JobWatch.RunAsync(jobId, GetAsync, session, cancellationToken)).ConfigureAwait(false);
    }

    // Two api-versions describe the same job by two types. On the wire they are one, and nothing is lost on the way over it.
    private static JobResource Same(CrossRegion.JobResource job) =>
        ApiJson.Read<JobResource>(ApiJson.Write(job).Utf8.Span);
}
