using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Watches one job by its details, in the vault's own region or in the paired one.</summary>
internal static class JobWatch
{
    public static async IAsyncEnumerable<JobUpdate> RunAsync(
        string jobId,
        JobRequests requests,
        WaitSession session,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JobLedger ledger = new([jobId]);
        await foreach (JobUpdate? update in session.WatchAsync(ObserveAsync, session.Options.JobDelay, cancellationToken)
            .ConfigureAwait(false))
        {
            if (update is not null)
                yield return session.Report(update);
        }

        async Task<Observation<JobUpdate?>> ObserveAsync(CancellationToken token)
        {
            ApiResponse<JobResource> response = await requests.GetAsync(jobId, token).ConfigureAwait(false);
            JobUpdate? update = ledger.ObserveDetails(jobId, response.Value);
            return new Observation<JobUpdate?>(update, ledger.AllEnded, response.RetryAfter)
            {
                Summary = $"job {jobId} {response.Value.Properties?.Status ?? "without a status"}",
            };
        }
    }

    /// <summary>Waits for the end of a watch.</summary>
    public static async Task<JobReport> WaitAsync(IAsyncEnumerable<JobUpdate> watch)
    {
        JobUpdate? last = null;
        await foreach (JobUpdate update in watch.ConfigureAwait(false))
            last = update;
        return last!.ToReport();
    }
}
