namespace BackupJobs.Cli;

/// <summary>Waits for jobs by their ids.</summary>
internal static class JobWait
{
    /// <summary>One job is asked for with its details, tasks and progress included; several by one list a tick.</summary>
    /// <returns>The finished jobs, in the order of <paramref name="jobs"/>.</returns>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, IReadOnlyList<string> jobs, WaitOptions options, CancellationToken cancellationToken) =>
        Resumable.RunAsync(
            async () => jobs.Count == 1
                ? [await connection.Vault.Jobs.WaitAsync(jobs[0], options, cancellationToken).ConfigureAwait(false)]
                : await connection.Vault.Jobs.WaitAllAsync(jobs, options, cancellationToken).ConfigureAwait(false),
            CommandText.WaitForJobs(connection, jobs));

    /// <summary>The same for jobs in the paired region, each asked for by itself: restores of a whole region are few.</summary>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, string region, IReadOnlyList<string> jobs, WaitOptions options, CancellationToken cancellationToken)
    {
        CrossRegionJobs there = connection.CrossRegionJobs(connection.Vault, region);
        return Resumable.RunAsync<IReadOnlyList<JobReport>>(
            async () => await Task.WhenAll(jobs.Select(job => there.WaitAsync(job, options, cancellationToken))).ConfigureAwait(false),
            CommandText.WaitForJobs(connection, [.. jobs, RegionOption.Name, region]));
    }
}
