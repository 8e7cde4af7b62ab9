namespace BackupJobs.Cli;

/// <summary>A wait that says how to go on when it is cut short.</summary>
internal static class Resumable
{
    /// <param name="wait">The wait.</param>
    /// <param name="resume">Command line that goes on with it.</param>
    /// <exception cref="FailureException">The time was up, or Ctrl-C was pressed.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> wait, string resume)
    {
        try
        {
            return await wait().ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new FailureException(new Failure(ExitCode.TimedOut, "The time is up, and the job goes on.", error.Message, "Wait on with: " + resume));
        }
        catch (OperationCanceledException)
        {
            throw new FailureException(new Failure(ExitCode.Interrupted, "Waiting has ended, and the job goes on.", Advice: "Wait on with: " + resume));
        }
    }
}
