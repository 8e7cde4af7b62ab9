namespace BackupJobs.Benchmarks.EndToEnd;

/// <summary>A page of a peer: the number of its jobs and its next link.</summary>
internal readonly record struct FetchedPage(int Jobs, string? NextLink);

/// <summary>One way to list jobs over HTTP.</summary>
internal abstract class PageClient
{
    public const string ApiVersion = "2024-04-01";

    /// <summary>Reads the whole list.</summary>
    /// <returns>Number of jobs.</returns>
    public virtual async Task<int> ListAsync()
    {
        int jobs = 0;
        string? nextLink = null;
        do
        {
            FetchedPage page = await GetAsync(nextLink).ConfigureAwait(false);
            jobs += page.Jobs;
            nextLink = page.NextLink;
        }
        while (nextLink is not null);
        return jobs;
    }

    /// <summary>Reads up to the first job.</summary>
    public virtual async Task<int> FirstAsync() => Math.Min(1, (await GetAsync(null).ConfigureAwait(false)).Jobs);

    /// <summary>Fetches one page; null for the first.</summary>
    protected abstract Task<FetchedPage> GetAsync(string? nextLink);

    protected static string UrlOf(JobService service, string? nextLink) =>
        nextLink ?? $"{service.Address}{PageStore.Path}?api-version={ApiVersion}";
}
