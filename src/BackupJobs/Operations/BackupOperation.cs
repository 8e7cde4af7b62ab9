using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// A trigger that the service has accepted: the way from its 202 to the job, and to the job's end.
/// It holds for both kinds of operations: those that end at once and leave a job running, and those that last as long as their job.
/// </summary>
public sealed class BackupOperation
{
    private readonly BackupVault _vault;
    private readonly OperationUrls _urls;
    private readonly Followed<ApiResponse<OperationStatus>> _status;

    internal BackupOperation(BackupVault vault, string id, OperationUrls urls)
    {
        _vault = vault;
        _urls = urls;
        _status = OperationStatusSource.Of(vault, id, urls.Given);
        Id = id;
    }

    /// <summary>Id of the operation. A job's id may be the same text, but need not be.</summary>
    public string Id { get; }

    /// <summary>The vault that runs the operation.</summary>
    public VaultId Vault => _vault.Id;

    internal Uri? ResultUrl => _urls.Location;

    /// <summary>Asks once for the status. A failed operation is a status, too.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ApiException">The service does not tell the status.</exception>
    public async Task<OperationStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        StatusOf(await _status.ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Waits for the operation to succeed, and says which jobs it led to.</summary>
    /// <param name="options">Deadline and pace; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <exception cref="BackupOperationException">The operation failed or was cancelled.</exception>
    /// <exception cref="PollingTimeoutException">The deadline came first.</exception>
    /// <exception cref="ApiException">The service refuses for good to tell the status.</exception>
    public async Task<OperationJobs> WaitForJobIdsAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("operation", options);
        return await WaitForJobIdsAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the operation and for its one job, within one deadline.</summary>
    /// <returns>The finished job, whatever its outcome; null where the operation has none.</returns>
    /// <exception cref="InvalidOperationException">The operation led to several jobs: ask <see cref="WaitForJobsAsync"/>.</exception>
    /// <inheritdoc cref="WaitForJobIdsAsync(WaitOptions, CancellationToken)"/>
    public async Task<JobReport?> WaitForJobAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<JobReport> jobs = await WaitForJobsAsync(options, cancellationToken).ConfigureAwait(false);
        return jobs.Count switch
        {
            0 => null,
            1 => jobs[0],
            _ => throw new InvalidOperationException($"Operation {Id} led to {jobs.Count} jobs; WaitForJobsAsync gives all of them."),
        };
    }

    /// <summary>Waits for the operation and for all of its jobs, within one deadline.</summary>
    /// <returns>The finished jobs, whatever their outcomes; empty where the operation has none.</returns>
    /// <inheritdoc cref="WaitForJobIdsAsync(WaitOptions, CancellationToken)"/>
    public async Task<IReadOnlyList<JobReport>> WaitForJobsAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("operation and jobs", options);
        OperationJobs jobs = await WaitForJobIdsAsync(session, cancellationToken).ConfigureAwait(false);
        session.Begin(session.Options.JobDelay);
        return jobs.JobIds.Count == 1
            ? [await _vault.Jobs.WaitAsync(jobs.JobIds[0], session, cancellationToken).ConfigureAwait(false)]
            : await _vault.Jobs.WaitAllAsync([.. jobs.JobIds], session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>This operation as a short text from which <see cref="VaultOperations.FromToken"/> goes on, in another process too. Keep it as the URL in it.</summary>
    public string ToToken() => OperationToken.Write(Vault, Id, _urls.Given?.OriginalString);

    /// <summary>The operation's id. Never its URL, which may be signed.</summary>
    public override string ToString() => $"operation {Id}";

    private async Task<OperationJobs> WaitForJobIdsAsync(WaitSession session, CancellationToken cancellationToken)
    {
        session.Begin(session.Options.OperationDelay);
        if (_urls.RetryAfter is { } firstDelay)
            await session.PauseAsync(firstDelay, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            ApiResponse<OperationStatus> answer = await session.AskAsync(_status.ReadAsync, cancellationToken).ConfigureAwait(false);
            OperationStatus status = StatusOf(answer);
            session.Saw(ToString(), status.Status?.ToString());
            if (OperationState.IsSuccess(status))
                return OperationJobs.Of(status);
            if (OperationState.IsFailure(status))
                throw new BackupOperationException(Id, status);
            await session.PauseAsync(answer.RetryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    // A result URL has no body while the operation runs.
    private OperationStatus StatusOf(ApiResponse<OperationStatus> answer) =>
        answer.Value ?? new OperationStatus { Id = Id, Name = Id, Status = "InProgress" };
}
