namespace BackupJobs.Cli;

/// <summary>Somebody who is told that a job has ended.</summary>
internal interface IEndHook : IDisposable
{
    /// <summary>Tells the end of a job once, and reports the result to the user.</summary>
    /// <returns>Whether it was accepted.</returns>
    Task<bool> TellAsync(JobEndedEvent ended, CancellationToken cancellationToken);
}
