using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Reads a list of jobs page by page, whatever the type of its items on the wire.</summary>
/// <param name="HasMore">Whether there is another page.</param>
/// <param name="NextAsync">Requests the next page; a page that failed can be requested again.</param>
internal sealed record JobCursor(Func<bool> HasMore, Func<CancellationToken, Task<ApiPage<JobResource>>> NextAsync)
{
    public static JobCursor Of(ApiPageable<JobResource> list)
    {
        ApiPageCursor<JobResource> cursor = list.GetCursor();
        return new JobCursor(() => cursor.HasMore, cursor.NextAsync);
    }

    /// <summary>A list of other items, of which some are jobs that are wanted.</summary>
    public static JobCursor Of<T>(ApiPageable<T> list, Func<T, JobResource> job, JobFilter filter)
    {
        ApiPageCursor<T> cursor = list.GetCursor();
        return new JobCursor(
            () => cursor.HasMore,
            async token =>
            {
                ApiPage<T> page = await cursor.NextAsync(token).ConfigureAwait(false);
                return new ApiPage<JobResource>
                {
                    Items = ValueList.From(page.Items.Select(job).Where(filter.Matches)),
                    NextLink = page.NextLink,
                    Unreadable = page.Unreadable,
                    AdditionalProperties = page.AdditionalProperties,
                    Response = page.Response,
                };
            });
    }

    /// <summary>All jobs of the remaining pages, newest first. A list may change while it is read: no job is returned twice.</summary>
    /// <param name="keyOf">What identifies a job in this list.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    public async Task<IReadOnlyList<JobResource>> NewestFirstAsync(Func<JobResource, string> keyOf, CancellationToken cancellationToken)
    {
        List<JobResource> jobs = [];
        while (HasMore())
            jobs.AddRange((await NextAsync(cancellationToken).ConfigureAwait(false)).Items);
        return [.. jobs.DistinctBy(keyOf, JobName.Comparer).OrderByDescending(job => job.Properties?.StartTime)];
    }
}
