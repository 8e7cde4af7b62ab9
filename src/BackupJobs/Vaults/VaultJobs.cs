using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The jobs of one vault, of either kind.</summary>
public sealed partial class VaultJobs
{
    private readonly BackupVault _vault;
    private readonly JobRequests _requests;

    internal VaultJobs(BackupVault vault)
    {
        _vault = vault;
        _requests = vault.Api.Jobs;
    }

    private BackupClient Client => _vault.Client;

    private VaultId Id => _vault.Id;

    /// <summary>
    /// Lists jobs, newest first. Windows of more than 30 days are requested in slices; no job appears twice. The list of a Backup vault has
    /// no filter and begins with the oldest job: all of its pages are read before the first job is returned.
    /// </summary>
    /// <param name="filter">Which jobs; null for the service's default.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The service refuses the list.</exception>
    /// <remarks>Items that cannot be read are left out; <see cref="BackupJobsOptions.UnreadableItemFound"/> reports them.</remarks>
    public IAsyncEnumerable<JobResource> ListAsync(JobFilter? filter = null, CancellationToken cancellationToken = default) =>
        _requests.IsFiltered
            ? ListSlicesAsync(filter ?? new JobFilter(), cancellationToken)
            : ListSortedAsync(filter ?? new JobFilter(), cancellationToken);

    /// <summary>Requests one job with its details: tasks, property bag, errors, progress.</summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refuses the request, or (404) does not know the job.</exception>
    public Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken = default) =>
        _requests.Get(jobId, cancellationToken);

    private async IAsyncEnumerable<JobResource> ListSlicesAsync(
        JobFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Only neighbouring slices share an edge, so only their ids are remembered.
        HashSet<string> earlier = [];
        HashSet<string> current = new(JobName.Comparer);
        JobPages pages = _requests.List(filter, Client.TimeProvider.GetUtcNow());
        while (pages.HasMore)
        {
            int slice = pages.SlicesRead;
            ApiPage<JobResource> page = await pages.NextAsync(cancellationToken).ConfigureAwait(false);
            foreach (JobResource job in page.Items)
            {
                string id = JobName.Of(job);
                if (id.Length == 0 || (!earlier.Contains(id) && current.Add(id)))
                    yield return job;
            }

            if (pages.SlicesRead > slice)
                (earlier, current) = (current, new HashSet<string>(JobName.Comparer));
        }
    }

    private async IAsyncEnumerable<JobResource> ListSortedAsync(
        JobFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (JobResource job in await _requests.ListSlice(filter).NewestFirstAsync(JobName.Of, cancellationToken).ConfigureAwait(false))
            yield return job;
    }
}
