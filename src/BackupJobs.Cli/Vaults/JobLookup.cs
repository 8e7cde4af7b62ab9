namespace BackupJobs.Cli;

/// <summary>Finds the vault of a job, and the rest of an ID of which only the beginning is given.</summary>
internal static class JobLookup
{
    private const int MostCandidates = 5;

    /// <summary>The jobs in the order of <paramref name="references"/>. A whole ID in a single vault costs no request.</summary>
    /// <param name="connection">Connection with the vaults.</param>
    /// <param name="references">The jobs.</param>
    /// <param name="deadline">Time limit.</param>
    /// <param name="stopped">Cancelled by the user.</param>
    /// <param name="missing">Called if only some of the jobs are unknown, for commands that continue with the others.</param>
    /// <exception cref="FailureException">A job is unknown, or several match.</exception>
    public static async Task<IReadOnlyList<VaultJob>> FindAsync(
        Connection connection, IReadOnlyList<JobReference> references, Deadline deadline, CancellationToken stopped,
        Action<Failure>? missing = null)
    {
        List<VaultJob> found = [];
        List<string> unknown = [];
        IReadOnlyList<JobReport>? recent = null;
        foreach (JobReference reference in references)
        {
            if (Known(connection.Scope, reference) is { } known)
            {
                found.Add(known);
                continue;
            }

            // One list serves all beginnings of IDs. A whole ID is searched by itself.
            IReadOnlyList<JobReport> jobs = reference.MayBePrefix
                ? recent ??= await ListAsync(connection, Recent(connection), deadline, stopped).ConfigureAwait(false)
                : await ListAsync(connection, new JobFilter { JobId = reference.Text }, deadline, stopped).ConfigureAwait(false);
            if (Select(connection.Scope, reference, jobs) is { } selected)
                found.Add(selected);
            else
                unknown.Add(reference.Text);
        }

        if (unknown.Count == 0)
            return found;
        if (found.Count == 0 || missing is null)
            throw new FailureException(Unknown(unknown));
        missing(Unknown(unknown));
        return found;
    }

    /// <summary>The job that has an ID, or the only one that begins with it; null if there is none.</summary>
    /// <exception cref="FailureException">Several jobs match.</exception>
    public static VaultJob? Match(JobReference reference, IEnumerable<JobReport> jobs)
    {
        JobReport[] matches = [.. jobs
            .Where(job => job.Vault is not null && job.JobId.StartsWith(reference.Text, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(job => new VaultJob(job.Vault!, job.JobId))];
        JobReport[] equal = [.. matches.Where(job => job.JobId.Equals(reference.Text, StringComparison.OrdinalIgnoreCase))];
        return (equal.Length > 0 ? equal : matches) switch
        {
            [] => null,
            [JobReport one] => new VaultJob(one.Vault!, one.JobId),
            JobReport[] several => throw FailureException.Usage(
                $"several jobs begin with '{reference.Text}'",
                "use more characters: " + string.Join(", ", several.Take(MostCandidates).Select(Described))
                + (several.Length > MostCandidates ? $" and {several.Length - MostCandidates} more" : "")),
        };
    }

    private static Failure Unknown(IEnumerable<string> ids) => new(
        ExitCode.NotFound, $"no vault has a job {string.Join(" or ", ids.Select(id => $"'{id}'"))}",
        Advice: "specify its vault with --vault, or its resource ID");

    private static string Described(JobReport job) =>
        $"{job.JobId} ({string.Join(", ", new[] { job.Vault?.VaultName, job.EntityName, JobTable.Time(job.StartTime) }.OfType<string>())})";

    private static VaultJob? Known(VaultScope scope, JobReference reference) =>
        reference.Vault is { } vault ? new VaultJob(vault, reference.Text)
        : scope.IsSingle && !reference.MayBePrefix ? new VaultJob(scope.Vaults[0], reference.Text)
        : null;

    // Resource Graph keeps 14 days, which is the default of an estate. The list of a vault is requested in slices of 30 days.
    private static JobFilter Recent(Connection connection) => connection.Scope.Estate is null
        ? new JobFilter { StartTime = connection.Time.GetUtcNow() - JobFilter.LongestWindow }
        : new JobFilter();

    private static async Task<IReadOnlyList<JobReport>> ListAsync(
        Connection connection, JobFilter filter, Deadline deadline, CancellationToken stopped)
    {
        JobListing<JobReport>[] listings =
            await JobListing.ReadAsync(new ListRequest(connection, filter, deadline), stopped).ConfigureAwait(false);
        IReadOnlyList<JobReport> jobs = JobListing.Merge(listings);
        return jobs.Count == 0 && listings.FirstOrDefault(listing => listing.Failure is not null)?.Failure is { } failed
            ? throw new FailureException(failed.Named)
            : jobs;
    }

    // The service knows jobs that are older than the list, or newer than it shows.
    private static VaultJob? Select(VaultScope scope, JobReference reference, IEnumerable<JobReport> jobs) =>
        Match(reference, jobs) ?? (scope.IsSingle ? new VaultJob(scope.Vaults[0], reference.Text) : null);
}
