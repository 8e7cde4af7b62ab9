namespace BackupJobs.Cli;

/// <summary>The jobs of one vault or of an estate, or the failure of its list.</summary>
/// <param name="Vault">The vault; null for an estate.</param>
/// <param name="Jobs">The jobs; none after a failure, because an incomplete list looks like a complete one.</param>
/// <param name="Failure">Why there are no jobs; null if the list is complete.</param>
internal sealed record JobListing(VaultId? Vault, IReadOnlyList<JobReport> Jobs, Failure? Failure)
{
    /// <summary>The failure with the name of the vault; null if the list is complete.</summary>
    public Failure? NamedFailure =>
        Failure is null || Vault is null ? Failure : Failure with { What = $"vault {Vault.VaultName}: {Failure.What}" };

    /// <summary>Lists several vaults in parallel, an estate by one list. If one vault fails, the others are still listed.</summary>
    /// <param name="connection">The vaults.</param>
    /// <param name="filter">Filter of the jobs.</param>
    /// <param name="region">Paired region whose cross-region restores are listed instead; null for the vaults' own jobs.</param>
    /// <param name="deadline">Time limit of all lists.</param>
    /// <param name="stopped">Cancels the command. Every other cancellation is a timeout, and fails only the vault.</param>
    public static Task<JobListing[]> ReadAsync(
        Connection connection, JobFilter filter, string? region, Deadline deadline, CancellationToken stopped)
    {
        if (connection.Scope.Estate is not { } estate)
            return Task.WhenAll(connection.Scope.Vaults.Select(vault =>
                ReadAsync(vault, ListOf(connection.Client.Vault(vault), filter, region, deadline), stopped)));
        return region is null
            ? ReadEstateAsync(connection, estate, filter, deadline, stopped)
            : throw FailureException.Usage(
                $"{CommandText.RegionOption} needs named vaults", "specify the vaults with --vault, and the region that is paired with theirs");
    }

    /// <summary>All jobs, newest first.</summary>
    public static IReadOnlyList<JobReport> Merge(IEnumerable<JobListing> listings) =>
        [.. listings.SelectMany(listing => listing.Jobs).OrderByDescending(job => job.StartTime)];

    /// <summary>Whether there is a result: at least one vault was listed.</summary>
    public static bool HasResult(IReadOnlyList<JobListing> listings) => listings.Any(listing => listing.Failure is null);

    /// <summary>Writes the failures of the vaults.</summary>
    /// <returns>The exit code of the first failure; <see cref="ExitCode.Completed"/> if there is none.</returns>
    public static ExitCode WriteFailures(TextWriter error, IEnumerable<JobListing> listings)
    {
        Failure[] failures = [.. listings.Select(listing => listing.NamedFailure).OfType<Failure>()];
        foreach (Failure failure in failures)
            failure.WriteTo(error);
        return failures.FirstOrDefault()?.ExitCode ?? ExitCode.Completed;
    }

    private static IAsyncEnumerable<JobReport> ListOf(
        BackupVault vault, JobFilter filter, string? region, Deadline deadline)
    {
        IAsyncEnumerable<JobResource> jobs = region is null
            ? vault.Jobs.ListAsync(filter, deadline.Token)
            : vault.InPairedRegion(region).ListAsync(filter, deadline.Token);
        return jobs.Select(job => JobReport.Of(job, deadline.Now));
    }

    private static async Task<JobListing[]> ReadEstateAsync(
        Connection connection, EstateScope scope, JobFilter filter, Deadline deadline, CancellationToken stopped)
    {
        List<JobListing> refused = [];
        BackupEstate estate = connection.Client.Estate(
            scope, (vault, error) => refused.Add(new JobListing(vault, [], Failures.Of(error, stopped))));
        JobListing all = await ReadAsync(null, estate.ListJobsAsync(filter, deadline.Token), stopped).ConfigureAwait(false);
        return [all, .. refused];
    }

    private static async Task<JobListing> ReadAsync(VaultId? vault, IAsyncEnumerable<JobReport> source, CancellationToken stopped)
    {
        try
        {
            return new JobListing(vault, await source.ToListAsync(stopped).ConfigureAwait(false), null);
        }
        catch (Exception error) when (!stopped.IsCancellationRequested)
        {
            return new JobListing(vault, [], Failures.Of(error, stopped));
        }
    }
}
