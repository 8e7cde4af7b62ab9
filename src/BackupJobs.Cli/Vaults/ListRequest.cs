namespace BackupJobs.Cli;

/// <summary>Which jobs of which vaults are listed.</summary>
/// <param name="Connection">The vaults.</param>
/// <param name="Filter">What the service filters.</param>
/// <param name="Deadline">Time limit of all lists.</param>
internal sealed record ListRequest(Connection Connection, JobFilter Filter, Deadline Deadline)
{
    /// <summary>Paired region whose cross-region restores are listed instead; null for the vaults' own jobs.</summary>
    public string? Region { get; init; }

    /// <summary>What the service does not filter.</summary>
    public Func<JobReport, bool> IsWanted { get; init; } = static _ => true;

    /// <summary>Why an empty result may be a mistake; null if nothing is in doubt.</summary>
    public string? Doubt { get; init; }

    /// <summary>The jobs of one vault.</summary>
    public IAsyncEnumerable<JobReport> Of(VaultId id)
    {
        BackupVault vault = Connection.Client.Vault(id);
        IAsyncEnumerable<JobResource> jobs = Region is null
            ? vault.Jobs.ListAsync(Filter, Deadline.Token)
            : vault.InPairedRegion(Region).ListAsync(Filter, Deadline.Token);
        return jobs.Select(job => JobReport.Of(job, Deadline.Now)).Where(IsWanted);
    }
}
