namespace BackupJobs.Cli;

/// <summary>A receiver of the ends of jobs.</summary>
internal interface IEndHook : IDisposable
{
    /// <summary>Reports the end of a job once, and shows the result to the user.</summary>
    /// <returns>Whether it was accepted.</returns>
    Task<bool> TellAsync(JobEndedEvent ended, CancellationToken cancellationToken);
}
