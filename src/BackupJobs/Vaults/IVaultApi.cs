using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>What the APIs of the two kinds of vaults do differently.</summary>
internal interface IVaultApi
{
    /// <summary>List and details of jobs.</summary>
    JobRequests Jobs { get; }

    /// <summary>List and details of the jobs of cross-region restores.</summary>
    /// <param name="region">The region that is paired with the vault's.</param>
    JobRequests CrossRegionJobs(string region);

    /// <summary>The vault itself.</summary>
    Task<VaultInfo> GetInfoAsync(CancellationToken cancellationToken);

    /// <summary>The status of an operation by its id, where its URL is lost or refused.</summary>
    Task<ApiResponse<OperationStatus>> GetStatusAsync(string operationId, CancellationToken cancellationToken);

    /// <exception cref="ArgumentException">The id is not that of an item of this vault.</exception>
    Task<ApiResponse> BackUpAsync(string itemId, OnDemandBackupOptions options, CancellationToken cancellationToken);

    Task<ApiResponse> StartExportAsync(string? filter, CancellationToken cancellationToken);

    /// <summary>The result of an export at its URL; a value of null means that there is none yet.</summary>
    Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(Uri url, CancellationToken cancellationToken);

    /// <inheritdoc cref="ReadExportAsync(Uri, CancellationToken)"/>
    Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(string operationId, CancellationToken cancellationToken);
}
