using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Follows one job by its details, wherever they are asked for.</summary>
internal static class JobWatch
{
    public static async IAsyncEnumerable<JobUpdate> RunAsync(
        string jobId,
        Func<string, CancellationToken, Task<ApiResponse<JobResource>>> getAsync,
        WaitSession session,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JobLedger ledger = new([jobId]);
        while (!ledger.AllEnded)
        {
            ApiResponse<JobResource> answer = await session.AskAsync(token => getAsync(jobId, token), cancellationToken).ConfigureAwait(false);
            if (ledger.SeeById(jobId, answer.Value) is { } update)
                yield return session.Told(update);
            if (!ledger.AllEnded)
                await session.PauseAsync(answer.RetryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The last of a watch's updates.</summary>
    public static async Task<JobReport> LastAsync(IAsyncEnumerable<JobUpdate> watch)
    {
        JobUpdate? last = null;
        await foreach (JobUpdate update in watch.ConfigureAwait(false))
            last = update;
        return last!.ToReport();
    }
}
