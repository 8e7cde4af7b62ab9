using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The requests that waits for jobs send.</summary>
/// <param name="ListSlice">Lists the jobs of a window that is no longer than <see cref="JobFilter.LongestWindow"/>.</param>
/// <param name="GetAsync">Requests the details of a job.</param>
internal sealed record JobRequests(
    Func<JobFilter, ApiPageable<JobResource>> ListSlice, Func<string, CancellationToken, Task<ApiResponse<JobResource>>> GetAsync)
{
    /// <summary>The pages of a list.</summary>
    /// <param name="filter">Which jobs.</param>
    /// <param name="now">The time, UTC.</param>
    public JobPages List(JobFilter filter, DateTimeOffset now) => new(filter.Slices(now), ListSlice);
}
