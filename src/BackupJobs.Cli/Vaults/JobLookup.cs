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
    /// <param name="missing">Receives the unknown jobs if others are known, for commands that continue with these.</param>
    /// <exception cref="FailureException">A job is unknown, or several match.</exception>
    public static async Task<IReadOnlyList<VaultJob>> FindAsync(
        Connection connection, IReadOnlyList<JobReference> references, Deadline deadline, CancellationToken stopped,
        MissingJobs? missing = null)
    {
        List<VaultJob> found = [];
        List<string> unknown = [];
        Failure? unread = null;
        (IReadOnlyList<JobReport> Jobs, Failure? Unread)? recent = null;
        foreach (JobReference reference in references)
        {
            if (Known(connection.Scope, reference) is { } known)
            {
                found.Add(known);
                continue;
            }

            // One list serves all beginnings of IDs. A whole ID is searched by itself.
            (IReadOnlyList<JobReport> jobs, Failure? unlisted) = reference.MayBePrefix
                ? recent ??= await ListAsync(connection, Recent(connection), deadline, stopped).ConfigureAwait(false)
                : await ListAsync(connection, new JobFilter { JobId = reference.Text }, deadline, stopped).ConfigureAwait(false);
            if (Select(connection.Scope, reference, jobs) is { } selected)
                found.Add(selected);
            else
            {
                unknown.Add(reference.Text);
                unread ??= unlisted;
            }
        }

        if (unknown.Count == 0)
            return found;
        if (found.Count == 0 || missing is null)
            throw new FailureException(unread ?? Unknown(unknown));
        missing.Add(unread is null ? Unknown(unknown) : Unknown(unknown) with { Why = unread.What });
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

    /// <summary>Jobs for messages: <c>job 'a' or 'b'</c>.</summary>
    public static string Named(IEnumerable<string> ids, string conjunction) =>
        $"job {string.Join($" {conjunction} ", ids.Select(id => $"'{id}'"))}";

    private static Failure Unknown(IEnumerable<string> ids) => new(
        ExitCode.NotFound, $"no vault has a {Named(ids, "or")}",
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

    // Without any job, why a vault has not been listed says more than that there is no such job.
    private static async Task<(IReadOnlyList<JobReport> Jobs, Failure? Unread)> ListAsync(
        Connection connection, JobFilter filter, Deadline deadline, CancellationToken stopped)
    {
        JobListing<JobReport>[] listings =
            await JobListing.ReadAsync(new ListRequest(connection, filter, deadline), stopped).ConfigureAwait(false);
        IReadOnlyList<JobReport> jobs = JobListing.Merge(listings);
        return (jobs, jobs.Count == 0 ? JobListing.Unread(listings).FirstOrDefault()?.Named : null);
    }

    // The service knows jobs that are older than the list, or newer than it shows.
    private static VaultJob? Select(VaultScope scope, JobReference reference, IEnumerable<JobReport> jobs) =>
        Match(reference, jobs) ?? (scope.IsSingle ? new VaultJob(scope.Vaults[0], reference.Text) : null);
}
