using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The requests that waits for jobs send.</summary>
/// <param name="ListSlice">Lists the jobs of a window that is no longer than <see cref="JobFilter.LongestWindow"/>.</param>
/// <param name="Get">Requests the details of a job.</param>
internal sealed record JobRequests(
    Func<JobFilter, JobCursor> ListSlice, Func<string, CancellationToken, Task<ApiResponse<JobResource>>> Get)
{
    /// <summary>Whether the service has the filter and sends the newest job first. Otherwise each list has all jobs, in any
    /// order.</summary>
    public bool IsFiltered { get; init; } = true;

    /// <summary>What identifies a job in a list: its name, or its resource id if the list has several vaults.</summary>
    public Func<JobResource, string> KeyOf { get; init; } = JobName.Of;

    /// <summary>Lists the jobs that can have changed since a time; null if the service has no such filter.</summary>
    public Func<JobFilter, DateTimeOffset, JobCursor>? ListChanges { get; init; }

    /// <summary>Whether the list lags behind, so that the details of running jobs are requested now and then.</summary>
    public bool ConfirmsRunning { get; init; }

    /// <summary>Whether the vault of a job cannot be read at the moment, by what identifies the job.</summary>
    public Func<string, bool> IsOut { get; init; } = static _ => false;

    /// <summary>The details of a job.</summary>
    /// <exception cref="ApiException">The service refuses the request, or the status of the job cannot be read: it would count as
    /// running until the deadline.</exception>
    public async Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        ApiResponse<JobResource> job = (await Get(jobId, cancellationToken).ConfigureAwait(false)).WithBody("JobDetails");
        return JobStatus.IsUnreadable(job.Value)
            ? throw ApiException.Unreadable(job, "JobDetails", "the status of the job is not a string")
            : job;
    }

    /// <summary>The pages of a list.</summary>
    /// <param name="filter">Which jobs.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="changedSince">Only jobs that can have changed since then, if <see cref="ListChanges"/> is set; null for
    /// all.</param>
    public JobPages List(JobFilter filter, DateTimeOffset now, DateTimeOffset? changedSince = null) => new(
        IsFiltered ? filter.Slices(now) : [filter],
        ListChanges is { } list && changedSince is { } since ? slice => list(slice, since) : ListSlice);
}
