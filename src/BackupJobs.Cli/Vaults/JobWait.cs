using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Waits for jobs by their IDs.</summary>
internal static class JobWait
{
    /// <summary>
    /// Polls the details of a single job, with tasks and progress. Several jobs are polled by one list for each vault: one that is unknown
    /// has no outcome, and does not hide those of the others. Neither does a vault that refuses its list.
    /// </summary>
    /// <param name="connection">Connection with the vaults.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="deadline">Time limit.</param>
    /// <param name="interrupted">Cancelled by the user.</param>
    /// <param name="missing">Receives the jobs of vaults that refuse, if other vaults do not; null if all jobs are in one vault.</param>
    /// <returns>The finished jobs, in the order of <paramref name="jobs"/>.</returns>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, IReadOnlyList<VaultJob> jobs, WaitOptions options, Deadline deadline, CancellationToken interrupted,
        MissingJobs? missing = null) =>
        Resumable.RunAsync(
            () => AllAsync(
                jobs, [.. jobs.GroupBy(job => job.Vault).Select(group => group.Distinct().ToArray())],
                part => OfVaultAsync(
                    connection.Client.Vault(part[0].Vault), part, isSingle: jobs.Count == 1, options, deadline.Token),
                missing, interrupted),
            CommandText.WaitForJobs(connection, jobs),
            interrupted);

    /// <summary>Waits for jobs in the paired region. Each is polled separately, because such jobs are few.</summary>
    public static Task<IReadOnlyList<JobReport>> RunAsync(
        Connection connection, string region, IReadOnlyList<VaultJob> jobs, WaitOptions options, Deadline deadline,
        MissingJobs missing, CancellationToken interrupted) =>
        Resumable.RunAsync(
            () => AllAsync(
                jobs, [.. jobs.Distinct().Select(job => new[] { job })],
                async part =>
                [
                    await connection.Client.Vault(part[0].Vault).InPairedRegion(region)
                        .WaitAsync(part[0].JobId, options, deadline.Token).ConfigureAwait(false),
                ],
                missing, interrupted),
            CommandText.WaitForJobs(connection, jobs, region),
            interrupted);

    /// <summary>Waits for parts of the jobs at once. If all parts are refused, the last refusal is thrown.</summary>
    private static async Task<IReadOnlyList<JobReport>> AllAsync(
        IReadOnlyList<VaultJob> jobs, VaultJob[][] parts, Func<VaultJob[], Task<IReadOnlyList<JobReport>>> wait, MissingJobs? missing,
        CancellationToken interrupted)
    {
        int left = parts.Length;
        (VaultJob Job, JobReport Report)[][] ended = await Task.WhenAll(parts.Select(WaitAsync)).ConfigureAwait(false);
        Dictionary<VaultJob, JobReport> reports = ended.SelectMany(part => part).ToDictionary(pair => pair.Job, pair => pair.Report);
        return [.. jobs.Where(reports.ContainsKey).Select(job => reports[job])];

        async Task<(VaultJob Job, JobReport Report)[]> WaitAsync(VaultJob[] part)
        {
            try
            {
                return [.. part.Zip(await wait(part).ConfigureAwait(false))];
            }
            // A rejected credential concerns all vaults.
            catch (ApiException refused) when (missing is not null && refused.Status != 401)
            {
                if (Interlocked.Decrement(ref left) == 0)
                    throw;
                missing.Add(Refused(part, Failures.Of(refused, interrupted)));
                return [];
            }
        }
    }

    private static Failure Refused(VaultJob[] jobs, Failure failure) => failure with
    {
        What = $"{JobLookup.Named(jobs.Select(job => job.JobId), "and")} in vault {jobs[0].Vault.VaultName}: {failure.What}",
    };

    private static async Task<IReadOnlyList<JobReport>> OfVaultAsync(
        BackupVault vault, VaultJob[] jobs, bool isSingle, WaitOptions options, CancellationToken cancellationToken) => isSingle
        ? [await vault.Jobs.WaitAsync(jobs[0].JobId, options, cancellationToken).ConfigureAwait(false)]
        : await vault.Jobs.WaitAllAsync(jobs.Select(job => job.JobId), options, cancellationToken).ConfigureAwait(false);
}
