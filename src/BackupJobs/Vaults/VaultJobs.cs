using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The jobs of one vault.</summary>
public sealed partial class VaultJobs
{
    private readonly BackupVault _vault;
    private readonly JobRequests _requests;

    internal VaultJobs(BackupVault vault)
    {
        _vault = vault;
        _requests = new JobRequests(
            filter => Client.BackupJobs.ListAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, filter.ToQuery()), GetAsync);
    }

    private BackupClient Client => _vault.Client;

    private VaultId Id => _vault.Id;

    /// <summary>Lists jobs, newest first. Windows of more than 30 days are requested in slices; no job appears twice.</summary>
    /// <param name="filter">Which jobs; null for the service's default.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The service refuses the list.</exception>
    /// <remarks>Items that cannot be read are left out; <see cref="BackupJobsOptions.UnreadableItemFound"/> reports them.</remarks>
    public async IAsyncEnumerable<JobResource> ListAsync(
        JobFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Only neighbouring slices share an edge, so only their ids are remembered.
        HashSet<string> earlier = [];
        HashSet<string> current = new(JobName.Comparer);
        JobPages pages = _requests.List(filter ?? new JobFilter(), Client.TimeProvider.GetUtcNow());
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

    /// <summary>Requests one job with its details: tasks, property bag, errors, progress.</summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refuses the request, or (404) does not know the job.</exception>
    public Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken = default) =>
        Client.JobDetails.GetAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, jobId, cancellationToken);
}
