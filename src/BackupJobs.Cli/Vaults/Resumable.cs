using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Waits, and on timeout or interruption shows how to resume.</summary>
internal static class Resumable
{
    /// <param name="wait">The wait.</param>
    /// <param name="resume">Command line that resumes the wait.</param>
    /// <exception cref="FailureException">The wait timed out or was interrupted.</exception>
    /// <param name="interrupted">Cancelled by the user. Every other cancellation is a timeout.</param>
    public static async Task<T> RunAsync<T>(Func<Task<T>> wait, string resume, CancellationToken interrupted)
    {
        try
        {
            return await wait().ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Status is 401 or 403)
        {
            Failure failure = Failures.Of(error, interrupted);
            throw new FailureException(failure with { Advice = $"{failure.Advice}; the job continues: resume waiting with: {resume}" });
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            string advice = "resume waiting with: " + resume;
            Failure failure = Failures.Of(error, interrupted);
            throw new FailureException(failure.ExitCode == ExitCode.Interrupted
                ? new Failure(ExitCode.Interrupted, "the job continues", Advice: advice)
                : failure with
                {
                    What = IsUnseen(error) ? "timed out; no such job was seen yet" : "timed out; the job continues",
                    Advice = IsUnseen(error) ? "check the ID, or " + advice : advice,
                });
        }
    }

    // A job that has just begun is not found for a while, and one with a misspelled ID never is.
    private static bool IsUnseen(Exception error) =>
        error is PollingTimeoutException { LastState: null, InnerException: ApiException { Status: 404 } };
}
