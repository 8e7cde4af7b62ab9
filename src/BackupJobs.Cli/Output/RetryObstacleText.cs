namespace BackupJobs.Cli;

/// <summary>Why a failed backup is not repeated, for people.</summary>
internal static class RetryObstacleText
{
    public static string Of(RetryObstacle obstacle) => obstacle switch
    {
        RetryObstacle.BackupIsRunning => "a backup is running",
        RetryObstacle.ItemIsUnknown => "the service does not name the item",
        RetryObstacle.ErrorIsPermanent => "its error is permanent",
        _ => "more than --max",
    };
}
