using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

public sealed partial class VaultJobs
{
    /// <summary>
    /// Cancels a job and reads it again: the service's own result says nothing, it is the same for a job that does not exist.
    /// The job may still be <c>Cancelling</c>, or may have ended first; <see cref="WaitAsync(string, WaitOptions, CancellationToken)"/> goes on from there.
    /// </summary>
    /// <param name="jobId">Id (name) of the job.</param>
    /// <param name="options">Deadline and pace; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call, not the cancellation.</param>
    /// <returns>The job as it is after the service has taken the cancel.</returns>
    /// <exception cref="ApiException">The service refuses the cancel (400 while data goes to the vault), or does not know the job.</exception>
    public async Task<JobReport> CancelAsync(string jobId, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("cancel", options);
        ApiResponse accepted = await Client.JobCancellations.TriggerAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, jobId, cancellationToken).ConfigureAwait(false);
        BackupOperation operation = _vault.Operations.FromResponse(accepted);
        Followed<ApiResponse> result = new(
            operation.ResultUrl is { } url ? async token => await Client.Pipeline.GetAsync(url, token).ConfigureAwait(false) : null,
            token => Client.JobOperationResults.GetAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, jobId, operation.Id, token));
        await session.AskWhileAcceptedAsync(result, accepted.RetryAfter, cancellationToken).ConfigureAwait(false);
        ApiResponse<JobResource> job = await session.AskAsync(token => GetAsync(jobId, token), cancellationToken).ConfigureAwait(false);
        return JobReport.Of(job.Value);
    }

    /// <summary>Has the service write matching jobs into a file, and waits until it is there.</summary>
    /// <param name="filter">Which jobs; null for what the service exports by default.</param>
    /// <param name="options">Deadline and pace; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait, not the export.</param>
    /// <returns>Where the file is. The keys to it are secrets.</returns>
    /// <exception cref="ApiException">The service refuses the export.</exception>
    /// <exception cref="PollingTimeoutException">The deadline came first.</exception>
    public async Task<JobExport> ExportAsync(JobFilter? filter = null, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        using WaitSession session = _vault.BeginWait("export", options);
        ApiResponse accepted = await Client.Jobs.ExportAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, filter?.ToQuery(), cancellationToken).ConfigureAwait(false);
        BackupOperation operation = _vault.Operations.FromResponse(accepted);
        Followed<ApiResponse<OperationResultInfoBaseResource>> result = new(
            operation.ResultUrl is { } url ? async token => await Client.Pipeline.GetAsync(url, JsonObjects.Read<OperationResultInfoBaseResource>, token).ConfigureAwait(false) : null,
            token => Client.ExportJobsOperationResults.GetAsync(Id.VaultName, Id.ResourceGroup, Id.SubscriptionId, operation.Id, token));
        ApiResponse<OperationResultInfoBaseResource> done = await session.AskWhileAcceptedAsync(result, accepted.RetryAfter, cancellationToken).ConfigureAwait(false);
        return JobExport.Of(done.Value);
    }
}
