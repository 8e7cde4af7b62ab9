using BackupJobsGen.Runtime;

namespace BackupJobs;

public sealed partial class VaultJobs
{
    /// <summary>
    /// Cancels a job and reads it again: the service's own result is the same for a job that does not exist. The job may still be
    /// <c>Cancelling</c>, or may have ended before; <see cref="WaitAsync(string, WaitOptions, CancellationToken)"/> waits for its end.
    /// </summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="options">Deadline and delays; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call, not the cancellation of the job.</param>
    /// <returns>The job after the service has accepted the cancellation.</returns>
    /// <exception cref="ApiException">The service refuses the cancellation (400 during the transfer to the vault), or does not
    /// know the job.</exception>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="NotSupportedException">The vault is a Backup vault, whose API cannot cancel jobs.</exception>
    public async Task<JobReport> CancelAsync(string jobId, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (Id.Kind == VaultKind.BackupVault)
            throw new NotSupportedException("Jobs of Backup vaults cannot be cancelled: the service has no request for it.");
        return await SentAction.RunAsync(
            new UnansweredRequest(RequestedAction.Cancellation, _vault, jobId).AddTo,
            () => CancelOnceAsync(jobId, options, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Exports matching jobs into a file, and waits until it is written.</summary>
    /// <param name="filter">Which jobs; null for the service's default.</param>
    /// <param name="options">Deadline and delays; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait, not the export.</param>
    /// <returns>The URLs of the file. Their keys are secrets.</returns>
    /// <exception cref="NotSupportedException">The vault is a Backup vault, and the filter is set: its exports have all jobs.</exception>
    /// <exception cref="ApiException">The service refuses the export.</exception>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    public async Task<JobExport> ExportAsync(
        JobFilter? filter = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        await SentAction.RunAsync(
            new UnansweredRequest(RequestedAction.Export, _vault, Id.VaultName).AddTo,
            () => ExportOnceAsync(filter, options, cancellationToken)).ConfigureAwait(false);

    private async Task<JobReport> CancelOnceAsync(string jobId, WaitOptions? options, CancellationToken cancellationToken)
    {
        using WaitSession session = _vault.BeginWait("cancel", options);
        ApiResponse accepted = await session.SendAsync(
            async token => await Client.JobCancellations.TriggerAsync(Id.SubscriptionId, Id.ResourceGroup, Id.VaultName, jobId, token)
                .ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        await ResultAsync(
            session,
            accepted,
            (url, token) => Client.Pipeline.GetAsync(url, token),
            (operationId, token) =>
                Client.JobOperationResults.GetAsync(Id.SubscriptionId, Id.ResourceGroup, Id.VaultName, jobId, operationId, token),
            cancellationToken).ConfigureAwait(false);
        ApiResponse<JobResource> job = await session.WaitAsync(
            async token => Observation.Of(await GetAsync(jobId, token).ConfigureAwait(false), isFinal: true),
            session.Options.JobDelay, null, cancellationToken).ConfigureAwait(false);
        return JobReport.Of(job.Value, session.Now);
    }

    private async Task<JobExport> ExportOnceAsync(JobFilter? filter, WaitOptions? options, CancellationToken cancellationToken)
    {
        using WaitSession session = _vault.BeginWait("export", options);
        ApiResponse accepted = await session.SendAsync(
            token => _vault.Api.StartExportAsync(filter?.ToQuery(), token), cancellationToken).ConfigureAwait(false);
        ApiResponse<ExportJobsOperationResultInfo?> result = await ResultAsync(
            session, accepted, _vault.Api.ReadExportAsync, _vault.Api.ReadExportAsync, cancellationToken).ConfigureAwait(false);
        return JobExport.Of(result, Client.Pipeline.Endpoint);
    }

    private async Task<T> ResultAsync<T>(
        WaitSession session, ApiResponse accepted, Func<Uri, CancellationToken, Task<T>> byUrl,
        Func<string, CancellationToken, Task<T>> byId,
        CancellationToken cancellationToken)
        where T : ApiResponse
    {
        Uri endpoint = Client.Pipeline.Endpoint;
        OperationLinks links = OperationUrls.In(accepted, endpoint);
        string operationId = OperationUrls.IdIn(links.Polled!);
        OperationSource<T> source = new(
            links.Result,
            async (url, token) => await byUrl(url, token).ConfigureAwait(false),
            token => byId(operationId, token),
            answer => (links = links.UpdatedBy(answer, endpoint)).Result);
        return await session.WaitAsync(source.ObserveAsync, session.Options.OperationDelay, accepted.RetryAfter, cancellationToken)
            .ConfigureAwait(false);
    }
}
