namespace BackupJobs;

/// <summary>What a retry does about one item.</summary>
/// <param name="Failed">The newest backup of the item, which failed.</param>
/// <param name="Obstacle">Why it is not repeated; null if it is.</param>
public sealed record RetryStep(JobReport Failed, RetryObstacle? Obstacle);

/// <summary>Why a failed backup is not repeated.</summary>
public enum RetryObstacle
{
    /// <summary>A backup of the item is running.</summary>
    BackupIsRunning,

    /// <summary>The service does not say the item of the job.</summary>
    ItemIsUnknown,

    /// <summary>The service says that the error is permanent.</summary>
    ErrorIsPermanent,

    /// <summary>As many backups as allowed are repeated already.</summary>
    Limit,
}
