namespace BackupJobs;

/// <summary>Where the vaults, jobs and items of an estate are read: Resource Graph, or the lists of each vault.</summary>
internal interface IEstateSource
{
    IAsyncEnumerable<VaultInfo> VaultsAsync(CancellationToken cancellationToken);

    /// <summary>The pages of jobs that match, in any order.</summary>
    JobCursor Jobs(JobFilter filter);

    IAsyncEnumerable<ProtectedItemInfo> ItemsAsync(CancellationToken cancellationToken);
}
