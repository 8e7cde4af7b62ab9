using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The jobs of one vault.</summary>
public sealed partial class VaultJobs
{
    private readonly BackupVault _vault;

    internal VaultJobs(BackupVault vault) => _vault = vault;

    private BackupClient Client => _vault.Client;

    private VaultId Id => _vault.Id;

    /// <summary>Lists jobs, newest first. Windows of more than 30 days are asked for in slices; no job comes twice.</summary>
    /// <param name="filter">Which jobs; null for what the service lists by default.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="ApiException">The service refuses the list.</exception>
    /// <remarks>Items that cannot be read are left out; <see cref="BackupClient"/>'s own list tells about them page by page.</remarks>
    public async IAsyncEnumerable<JobResource> ListAsync(
        JobFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Only neighbouring slices share an edge, so only their ids are remembered.
        HashSet<string> earlier = [];
        foreach (JobFilter slice in (filter ?? new JobFilter()).Slices(Client.TimeProvider.GetUtcNow()))
        {
            HashSet<string> current = new(JobName.Comparer);
            await foreach (JobResource job in Pageable(slice, cancellationToken).ConfigureAwait(false))
            {
                string id = JobName.Of(job);
                if (id.Length == 0 || (!earlier.Contains(id) && current.Add(id)))
                    yield return job;
            }

            earlier = current;
        }
    }

    /// <summary>One job with its details: tasks, property bag, errors, progress.</summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ApiException">The service refuses, or (404) does not know the job.</exception>
    public Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken = default) =>
        Client.JobDetails.GetAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, jobId, cancellationToken);

    internal async IAsyncEnumerable<ApiPage<JobResource>> PagesAsync(
        JobFilter filter, WaitSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (JobFilter slice in filter.Slices(Client.TimeProvider.GetUtcNow()))
        {
            string? next = null;
            do
            {
                // A fault costs the one page, not the pages before it.
                string? link = next;
                ApiPage<JobResource> page = await session.AskAsync(token => FirstPageAsync(slice, link, token), cancellationToken).ConfigureAwait(false);
                yield return page;
                next = page.NextLink;
            }
            while (next is not null);
        }
    }

    private async Task<ApiPage<JobResource>> FirstPageAsync(JobFilter filter, string? link, CancellationToken cancellationToken)
    {
        await foreach (ApiPage<JobResource> page in Pageable(filter, cancellationToken).AsPages(link, cancellationToken).ConfigureAwait(false))
            return page;
        throw new InvalidOperationException("A pageable result has at least one page.");
    }

    private ApiPageable<JobResource> Pageable(JobFilter filter, CancellationToken cancellationToken) =>
        Client.BackupJobs.ListAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, filter.ToQuery(), null, cancellationToken);
}
