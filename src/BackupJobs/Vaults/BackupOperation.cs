using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// An operation that the service has accepted (HTTP 202), and from which waits lead to its jobs. Some operations end at once and leave
/// a job running, others last as long as their job; the methods are the same for both.
/// </summary>
public sealed partial class BackupOperation
{
    private readonly BackupVault _vault;
    private readonly TimeSpan? _retryAfter;
    private readonly OperationSource<ApiResponse<OperationStatus>> _source;
    private OperationLinks _links;

    internal BackupOperation(BackupVault vault, string id, OperationLinks links, TimeSpan? retryAfter = null)
    {
        (_vault, _links, _retryAfter) = (vault, links, retryAfter);
        _source = new OperationSource<ApiResponse<OperationStatus>>(
            links.Polled,
            ReadUrlAsync,
            token => vault.Api.GetStatusAsync(id, token),
            Follow);
        Id = id;
    }

    /// <summary>Id of the operation. The id of its job may be the same, but need not be.</summary>
    public string Id { get; }

    /// <summary>The vault that runs the operation.</summary>
    public VaultId Vault => _vault.Id;

    internal Uri? ResultUrl => _links.Result;

    /// <summary>Requests the status once. A failed operation is a status, too.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refuses the request.</exception>
    public async Task<OperationStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        StatusIn(await _source.ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Waits for the operation to succeed and gets the ids of its jobs.</summary>
    /// <param name="options">Deadline and delays; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait, not the operation.</param>
    /// <returns>The ids; none is a valid result, for instance of a cross-region restore.</returns>
    /// <exception cref="BackupOperationException">The operation failed or was cancelled.</exception>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The service refused a request permanently.</exception>
    public async Task<OperationJobs> WaitForJobIdsAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("operation", options);
        return await WaitForJobIdsAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the operation and for its only job, within one deadline.</summary>
    /// <returns>The finished job, whatever its outcome.</returns>
    /// <exception cref="InvalidOperationException">The operation has no job, or several; <see cref="WaitForJobsAsync"/> is for
    /// these.</exception>
    /// <inheritdoc cref="WaitForJobIdsAsync(WaitOptions, CancellationToken)"/>
    public async Task<JobReport> WaitForJobAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<JobReport> jobs = await WaitForJobsAsync(options, cancellationToken).ConfigureAwait(false);
        return jobs.Count == 1
            ? jobs[0]
            : throw new InvalidOperationException(
                $"Operation {Id} has {jobs.Count} jobs; use WaitForJobsAsync for operations that do not have exactly one.");
    }

    /// <summary>Waits for the operation and for all of its jobs, within one deadline.</summary>
    /// <returns>The finished jobs, whatever their outcomes; empty if the operation has none.</returns>
    /// <inheritdoc cref="WaitForJobIdsAsync(WaitOptions, CancellationToken)"/>
    public async Task<IReadOnlyList<JobReport>> WaitForJobsAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("operation and jobs", options);
        OperationJobs jobs = await WaitForJobIdsAsync(session, cancellationToken).ConfigureAwait(false);
        return jobs.JobIds.Count == 1
            ? [await _vault.Jobs.WaitAsync(jobs.JobIds[0], session, cancellationToken).ConfigureAwait(false)]
            : await _vault.Jobs.WaitAllAsync([.. jobs.JobIds], session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The operation as a short string from which <see cref="VaultOperations.FromToken"/> continues, also in another process. It
    /// may hold a signed URL: keep it secret.
    /// </summary>
    public string ToToken() => OperationToken.Write(Vault, Id, _links.Polled?.OriginalString);

    /// <summary>The operation's id. Never its URL, which may be signed.</summary>
    public override string ToString() => Redact.Text($"operation {Id}");

    private async Task<OperationJobs> WaitForJobIdsAsync(WaitSession session, CancellationToken cancellationToken)
    {
        ApiResponse<OperationStatus> answer =
            await session.WaitAsync(ObserveAsync, session.Options.OperationDelay, _retryAfter, cancellationToken)
            .ConfigureAwait(false);
        OperationStatus status = StatusIn(answer);
        return OperationState.IsSuccess(status) ? OperationJobs.Of(answer, status) : throw new BackupOperationException(Id, status);
    }

    private async Task<Observation<ApiResponse<OperationStatus>>> ObserveAsync(CancellationToken cancellationToken)
    {
        ApiResponse<OperationStatus> answer = await _source.ReadAsync(cancellationToken).ConfigureAwait(false);
        OperationStatus status = StatusIn(answer);
        return Observation.Of(
            answer, OperationState.IsFinal(status)) with { Summary = $"{this} {status.Status?.ToString() ?? "without a status"}" };
    }

    // A result URL answers 202 without a body while the operation runs, and later with the result instead of the status.
    private async Task<ApiResponse<OperationStatus>?> ReadUrlAsync(Uri url, CancellationToken cancellationToken)
    {
        ApiResponse<OperationStatus> answer =
            await _vault.Client.Pipeline.GetAsync<OperationStatus>(url, cancellationToken).ConfigureAwait(false);
        return answer.Value?.Status is null && answer.Status != 202 ? null : answer;
    }

    // A later 202 may move the operation to another URL.
    private Uri? Follow(ApiResponse answer)
    {
        if (answer.Status == 202)
            _links = _links.UpdatedBy(answer, _vault.Client.Pipeline.Endpoint);
        return _links.Polled;
    }

    private OperationStatus StatusIn(ApiResponse<OperationStatus> answer) =>
        answer.HasValue ? answer.Value : new OperationStatus { Id = Id, Name = Id, Status = "InProgress" };
}
