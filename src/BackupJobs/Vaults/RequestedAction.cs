namespace BackupJobs;

/// <summary>What a request asks of a vault, other than to read.</summary>
public enum RequestedAction
{
    /// <summary>A backup of an item.</summary>
    Backup,

    /// <summary>The cancellation of a job.</summary>
    Cancellation,

    /// <summary>A report of the vault's jobs.</summary>
    Export,
}
