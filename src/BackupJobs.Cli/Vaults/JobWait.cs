namespace BackupJobs.Cli;

/// <summary>Waits for jobs by their IDs.</summary>
internal static class JobWait
{
    /// <summary>Polls the details of a single job, which include tasks and progress. Several jobs are polled by one list.</summary>
    /// <returns>The finished jobs, in the order of <paramref name="jobs"/>.</returns>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, IReadOnlyList<string> jobs, WaitOptions options, Deadline deadline, CancellationToken interrupted) =>
        Resumable.RunAsync(
            async () => jobs.Count == 1
                ? [await connection.Vault.Jobs.WaitAsync(jobs[0], options, deadline.Token).ConfigureAwait(false)]
                : await connection.Vault.Jobs.WaitAllAsync(jobs, options, deadline.Token).ConfigureAwait(false),
            CommandText.WaitForJobs(connection, jobs),
            interrupted);

    /// <summary>Waits for jobs in the paired region. Each is polled separately, because such jobs are few.</summary>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, string region, IReadOnlyList<string> jobs, WaitOptions options, Deadline deadline,
        CancellationToken interrupted)
    {
        CrossRegionJobs there = connection.Vault.InPairedRegion(region);
        return Resumable.RunAsync<IReadOnlyList<JobReport>>(
            async () => await Task.WhenAll(jobs.Select(job => there.WaitAsync(job, options, deadline.Token))).ConfigureAwait(false),
            CommandText.WaitForJobs(connection, jobs, region),
            interrupted);
    }
}
