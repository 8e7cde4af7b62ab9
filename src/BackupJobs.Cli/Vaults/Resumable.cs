namespace BackupJobs.Cli;

/// <summary>Waits, and on timeout or interruption shows how to resume.</summary>
internal static class Resumable
{
    /// <param name="wait">The wait.</param>
    /// <param name="resume">Command line that resumes the wait.</param>
    /// <exception cref="FailureException">The wait timed out or was interrupted.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> wait, string resume)
    {
        try
        {
            return await wait().ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new FailureException(new Failure(ExitCode.TimedOut, "timed out; the job continues", error.Message, "resume waiting with: " + resume));
        }
        catch (OperationCanceledException)
        {
            throw new FailureException(new Failure(ExitCode.Interrupted, "the job continues", Advice: "resume waiting with: " + resume));
        }
    }
}
