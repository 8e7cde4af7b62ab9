namespace BackupJobs.Fleet;

/// <summary>
/// What the service knows, read from its database: the same in every process, and also while another process owns a vault. All members
/// throw <see cref="System.Data.Common.DbException"/> if the database refuses.
/// </summary>
public interface IFleetHistory
{
    /// <summary>Lists vaults in the order of their ids.</summary>
    /// <param name="filter">Which vaults; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<FleetVault>> ListVaultsAsync(FleetVaultFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the configured tenants, and how their searches go, in the order of their ids.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<TenantSearch>> ListTenantsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists ended jobs, the newest end first, page by page.</summary>
    /// <param name="filter">Which jobs and which page; null for the first page of all jobs.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<FleetJobPage> ListJobsAsync(FleetJobFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>One ended job with its JSON; null if the history does not have it.</summary>
    /// <param name="vaultId">Resource id of the vault; case is ignored.</param>
    /// <param name="jobId">Id of the job; case is ignored.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<JobEnd?> FindJobAsync(string vaultId, string jobId, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs that are not known to have ended, the oldest start first, at most 10,000.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<RunningJob>> ListRunningAsync(CancellationToken cancellationToken = default);

    /// <summary>Counts ended jobs by subscription, vault and outcome.</summary>
    /// <param name="since">Only jobs that ended at or after this time, UTC.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<OutcomeCount>> CountOutcomesAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Lists the items that had backup jobs, with their last end and last success, in the order of vaults and names.</summary>
    /// <param name="subscription">Id of a subscription; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<FleetItem>> ListItemsAsync(string? subscription = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the gaps in the coverage of vaults, the newest first, at most 1,000.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<CoverageGap>> ListGapsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the ends that a sink has not accepted, the oldest first, at most 1,000.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(CancellationToken cancellationToken = default);

    /// <summary>Delivers dead letters again, with all attempts.</summary>
    /// <param name="ids">Their <see cref="DeadLetter.Id"/>; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>How many are delivered again.</returns>
    Task<int> ReplayAsync(IReadOnlyCollection<long>? ids = null, CancellationToken cancellationToken = default);

    /// <summary>How far reading and delivery are behind.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<FleetLag> MeasureLagAsync(CancellationToken cancellationToken = default);

    /// <summary>The processes that own shards.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<IReadOnlyList<ShardOwner>> ListOwnersAsync(CancellationToken cancellationToken = default);
}
