using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

public sealed partial class VaultJobs
{
    /// <summary>
    /// Watches one job by its details until it has ended. A job that was started just now may be unknown for some moments
    /// (<see cref="WaitOptions.GracePeriod"/>). Transient faults do not end the watch; <see cref="WaitOptions.Health"/> reports them.
    /// </summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="options">Deadline and delays; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the watch, not the job.</param>
    /// <returns>The job when it is first seen, whenever it has changed, and when it has ended.</returns>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The service refused a request permanently, or does not know the job.</exception>
    public async IAsyncEnumerable<JobUpdate> WatchAsync(
        string jobId, WaitOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("job", options);
        await foreach (JobUpdate update in JobWatch.RunAsync(jobId, _requests, session, cancellationToken).ConfigureAwait(false))
            yield return update;
    }

    /// <summary>
    /// Watches all matching jobs, by one list a tick however many they are, and by the details of the jobs that have ended.
    /// </summary>
    /// <param name="filter">Which jobs. Without a start time the window begins <see cref="WaitOptions.Lookback"/> ago, moves with time, and
    /// reaches back to the oldest running job. Null for all jobs.</param>
    /// <param name="options">Deadline and delays; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the watch, not the jobs. A watch does not end by itself.</param>
    /// <returns>Each job when it is first seen, whenever it has changed, and once when it has ended. Jobs that had ended before
    /// are reported once, as the list has them.</returns>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The service refused the first list. Later refusals are waited out, as transient faults
    /// are.</exception>
    public async IAsyncEnumerable<JobUpdate> WatchAllAsync(
        JobFilter? filter = null, WaitOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("jobs", options);
        JobListWatch watch = new(_requests, session, filter ?? new JobFilter(), names: null);
        await foreach (JobUpdate update in watch.RunAsync(cancellationToken).ConfigureAwait(false))
            yield return update;
    }

    /// <summary>Waits until a job has ended, whatever its outcome.</summary>
    /// <inheritdoc cref="WatchAsync(string, WaitOptions, CancellationToken)" path="/*[not(self::returns or self::summary)]"/>
    /// <returns>The finished job. Its <see cref="JobReport.EnsureSucceeded"/> throws unless the job has succeeded.</returns>
    public async Task<JobReport> WaitAsync(string jobId, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("job", options);
        return await WaitAsync(jobId, session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Waits until all of the jobs have ended, by one list a tick. A job that the service does not list and whose details it refuses
    /// permanently has the outcome <see cref="JobOutcome.Unknown"/>.
    /// </summary>
    /// <param name="jobIds">Ids (names) of the jobs.</param>
    /// <param name="options">Deadline and delays; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait, not the jobs.</param>
    /// <returns>The finished jobs in the order of <paramref name="jobIds"/>.</returns>
    /// <inheritdoc cref="WatchAsync(string, WaitOptions, CancellationToken)" path="/exception"/>
    public async Task<IReadOnlyList<JobReport>> WaitAllAsync(
        IEnumerable<string> jobIds, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobIds);
        using WaitSession session = _vault.BeginWait("jobs", options);
        return await WaitAllAsync([.. jobIds], session, cancellationToken).ConfigureAwait(false);
    }

    internal Task<JobReport> WaitAsync(string jobId, WaitSession session, CancellationToken cancellationToken) =>
        JobWatch.WaitAsync(JobWatch.RunAsync(jobId, _requests, session, cancellationToken));

    internal async Task<IReadOnlyList<JobReport>> WaitAllAsync(string[] jobIds, WaitSession session, CancellationToken cancellationToken)
    {
        if (jobIds.Length == 0)
            return [];
        Dictionary<string, JobReport> reports = new(JobName.Comparer);
        JobListWatch watch = new(_requests, session, new JobFilter(), jobIds);
        await foreach (JobUpdate update in watch.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            if (update.Outcome is not null)
                reports[update.JobId] = update.ToReport();
        }

        return [.. jobIds.Select(id => reports[id])];
    }
}
