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
}
