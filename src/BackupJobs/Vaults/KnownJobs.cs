using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The jobs and the operation of a test: they are known from the start, and nothing is sent.</summary>
internal sealed class KnownJobs : IVaultApi
{
    private readonly OperationStatus _status;

    /// <param name="status">The last status of the operation.</param>
    /// <param name="jobs">Its jobs, which have ended.</param>
    public KnownJobs(OperationStatus status, IReadOnlyList<JobResource> jobs)
    {
        _status = status;
        Jobs = new JobRequests(
            _ => JobCursor.Of(ApiPageable.FromItems(jobs)),
            (id, _) => Task.FromResult(ApiResponse.FromValue(
                jobs.FirstOrDefault(job => JobName.Comparer.Equals(JobName.Of(job), id)) ?? throw NotFaked())));
    }

    /// <summary>The client of the vault, of which only clock and logger are used.</summary>
    public static BackupClient Client { get; } = new(new HttpClient(new NoNetwork()));

    public JobRequests Jobs { get; }

    public JobRequests CrossRegionJobs(string region) => throw NotFaked();

    public Task<VaultInfo> GetInfoAsync(CancellationToken cancellationToken) => throw NotFaked();

    public Task<ApiResponse<OperationStatus>> GetStatusAsync(string operationId, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResponse.FromValue(_status));

    public Task<ApiResponse> BackUpAsync(string itemId, OnDemandBackupOptions options, CancellationToken cancellationToken) =>
        throw NotFaked();

    public Task<ApiResponse> StartExportAsync(string? filter, CancellationToken cancellationToken) => throw NotFaked();

    public Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(Uri url, CancellationToken cancellationToken) =>
        throw NotFaked();

    public Task<ApiResponse<ExportJobsOperationResultInfo?>> ReadExportAsync(string operationId, CancellationToken cancellationToken) =>
        throw NotFaked();

    private static NotSupportedException NotFaked() =>
        new("The operation was made for a test: its status and its jobs are all there is.");

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw NotFaked();
    }
}
