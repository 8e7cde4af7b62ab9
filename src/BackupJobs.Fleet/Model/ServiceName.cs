namespace BackupJobs.Fleet;

/// <summary>The service in metrics and logs.</summary>
internal static class ServiceName
{
    public const string Fleet = "backup-jobs-fleet";
}
