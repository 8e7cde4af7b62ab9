namespace BackupJobs.Cli;

/// <summary>The jobs of one vault, or why there are none.</summary>
internal sealed record JobListing(VaultId Vault, IReadOnlyList<JobReport> Jobs, Failure? Failure)
{
    /// <summary>Lists several vaults at once. A vault that fails costs none of the others.</summary>
    /// <param name="connection">The vaults.</param>
    /// <param name="filter">Which jobs.</param>
    /// <param name="region">Paired region whose jobs of cross-region restores are listed instead; null for the vaults' own jobs.</param>
    /// <param name="cancellationToken">Ends the lists.</param>
    public static Task<JobListing[]> ReadAsync(Connection connection, JobFilter filter, string? region, CancellationToken cancellationToken) =>
        Task.WhenAll(connection.Vaults.Select(vault => ReadAsync(vault.Id, region is null
            ? vault.Jobs.ListAsync(filter, cancellationToken)
            : connection.CrossRegionJobs(vault, region).ListAsync(filter, cancellationToken))));

    /// <summary>All jobs, those that started last first.</summary>
    public static IReadOnlyList<JobReport> Merge(IEnumerable<JobListing> listings) =>
        [.. listings.SelectMany(listing => listing.Jobs).OrderByDescending(job => job.StartTime)];

    /// <summary>Tells about the vaults that failed.</summary>
    /// <returns>The exit code of the first of them; <see cref="ExitCode.Completed"/> if there is none.</returns>
    public static ExitCode WriteFailures(TextWriter error, IEnumerable<JobListing> listings)
    {
        Failure[] failures = [.. listings.Where(listing => listing.Failure is not null)
            .Select(listing => listing.Failure! with { What = $"Vault {listing.Vault.VaultName}: {listing.Failure.What}" })];
        foreach (Failure failure in failures)
            failure.WriteTo(error);
        return failures.FirstOrDefault()?.ExitCode ?? ExitCode.Completed;
    }

    private static async Task<JobListing> ReadAsync(VaultId vault, IAsyncEnumerable<JobResource> source)
    {
        List<JobReport> jobs = [];
        try
        {
            await foreach (JobResource job in source.ConfigureAwait(false))
                jobs.Add(JobReport.Of(job));
            return new JobListing(vault, jobs, null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // What was read before the fault is still true.
            return new JobListing(vault, jobs, Failures.Of(error));
        }
    }
}
