namespace BackupJobs.Emulator;

/// <summary>Which ends first, the operation or the job that it started.</summary>
public enum OperationRegime
{
    /// <summary>As the service does: backup and restore end at once, configuring and deleting protection end with their job.</summary>
    ByKind,

    /// <summary>Every operation ends within a second.</summary>
    OperationFirst,

    /// <summary>Every operation is in progress until its job is over.</summary>
    WithJob,
}
