namespace BackupJobs.Cli;

/// <summary>A receiver of the ends of jobs.</summary>
internal interface IEndHook : IDisposable
{
    /// <summary>Reports the end of a job once, and shows the result to the user.</summary>
    /// <param name="ended">The end.</param>
    /// <param name="ending">Cancelled when the watch ends: pauses between attempts are over, and one last attempt is left.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    /// <returns>Whether it was accepted.</returns>
    Task<bool> TellAsync(JobEndedEvent ended, CancellationToken ending, CancellationToken cancellationToken);
}
