namespace BackupJobs.Cli;

/// <summary>Waits for jobs by their IDs.</summary>
internal static class JobWait
{
    /// <summary>
    /// Polls the details of a single job, with tasks and progress. Several jobs are polled by one list for each vault: one that is unknown
    /// has no outcome, and does not hide those of the others.
    /// </summary>
    /// <returns>The finished jobs, in the order of <paramref name="jobs"/>.</returns>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, IReadOnlyList<VaultJob> jobs, WaitOptions options, Deadline deadline, CancellationToken interrupted) =>
        Resumable.RunAsync<IReadOnlyList<JobReport>>(
            async () =>
            {
                (VaultJob Job, JobReport Report)[][] ended = await Task.WhenAll(jobs.GroupBy(job => job.Vault)
                    .Select(group => OfVaultAsync(
                        connection.Client.Vault(group.Key), [.. group], isSingle: jobs.Count == 1, options, deadline.Token)))
                    .ConfigureAwait(false);
                return [.. jobs.Select(job => ended.SelectMany(all => all).First(pair => pair.Job.Equals(job)).Report)];
            },
            CommandText.WaitForJobs(connection, jobs),
            interrupted);

    /// <summary>Waits for jobs in the paired region. Each is polled separately, because such jobs are few.</summary>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, string region, IReadOnlyList<VaultJob> jobs, WaitOptions options, Deadline deadline,
        CancellationToken interrupted) =>
        Resumable.RunAsync<IReadOnlyList<JobReport>>(
            async () => await Task.WhenAll(jobs.Select(job =>
                connection.Client.Vault(job.Vault).InPairedRegion(region).WaitAsync(job.JobId, options, deadline.Token)))
                .ConfigureAwait(false),
            CommandText.WaitForJobs(connection, jobs, region),
            interrupted);

    private static async Task<(VaultJob Job, JobReport Report)[]> OfVaultAsync(
        BackupVault vault, VaultJob[] jobs, bool isSingle, WaitOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<JobReport> ended = isSingle
            ? [await vault.Jobs.WaitAsync(jobs[0].JobId, options, cancellationToken).ConfigureAwait(false)]
            : await vault.Jobs.WaitAllAsync(jobs.Select(job => job.JobId), options, cancellationToken).ConfigureAwait(false);
        return [.. jobs.Zip(ended)];
    }
}
