namespace BackupJobs.Cli;

/// <summary>Why a failed backup is not repeated, for people.</summary>
internal static class RetryObstacleText
{
    /// <summary>What was seen by the last look before the start.</summary>
    public const string NewerBackup = "a newer backup of the item is running or has succeeded";

    public static string Of(RetryObstacle obstacle) => obstacle switch
    {
        RetryObstacle.BackupIsRunning => "a backup is running",
        RetryObstacle.ItemIsUnknown => "the service does not name the item",
        RetryObstacle.ErrorIsPermanent => "its error is permanent",
        _ => "more than --max",
    };
}
