namespace BackupJobs.Cli;

/// <summary>The jobs of one vault, and the failure if the list is incomplete.</summary>
internal sealed record JobListing(VaultId Vault, IReadOnlyList<JobReport> Jobs, Failure? Failure)
{
    /// <summary>Lists several vaults in parallel. If one fails, the others are still listed.</summary>
    /// <param name="connection">The vaults.</param>
    /// <param name="filter">Filter of the jobs.</param>
    /// <param name="region">Paired region whose cross-region restores are listed instead; null for the vaults' own jobs.</param>
    /// <param name="deadline">Time limit of all lists.</param>
    /// <param name="stopped">Cancels the command. Every other cancellation is a timeout, and fails only the vault.</param>
    public static Task<JobListing[]> ReadAsync(
        Connection connection, JobFilter filter, string? region, Deadline deadline, CancellationToken stopped) =>
        Task.WhenAll(connection.Vaults.Select(vault => ReadAsync(
            vault.Id,
            region is null ? vault.Jobs.ListAsync(filter, deadline.Token) : vault.InPairedRegion(region).ListAsync(filter, deadline.Token),
            stopped)));

    /// <summary>All jobs, newest first.</summary>
    public static IReadOnlyList<JobReport> Merge(IEnumerable<JobListing> listings) =>
        [.. listings.SelectMany(listing => listing.Jobs).OrderByDescending(job => job.StartTime)];

    /// <summary>Writes the failures of the vaults.</summary>
    /// <returns>The exit code of the first failure; <see cref="ExitCode.Completed"/> if there is none.</returns>
    public static ExitCode WriteFailures(TextWriter error, IEnumerable<JobListing> listings)
    {
        Failure[] failures = [.. listings.Where(listing => listing.Failure is not null)
            .Select(listing => listing.Failure! with { What = $"vault {listing.Vault.VaultName}: {listing.Failure.What}" })];
        foreach (Failure failure in failures)
            failure.WriteTo(error);
        return failures.FirstOrDefault()?.ExitCode ?? ExitCode.Completed;
    }

    private static async Task<JobListing> ReadAsync(VaultId vault, IAsyncEnumerable<JobResource> source, CancellationToken stopped)
    {
        List<JobReport> jobs = [];
        try
        {
            await foreach (JobResource job in source.ConfigureAwait(false))
                jobs.Add(JobReport.Of(job));
            return new JobListing(vault, jobs, null);
        }
        catch (Exception error) when (!stopped.IsCancellationRequested)
        {
            // Jobs that were read before the failure are still valid.
            return new JobListing(vault, jobs, Failures.Of(error, stopped));
        }
    }
}
