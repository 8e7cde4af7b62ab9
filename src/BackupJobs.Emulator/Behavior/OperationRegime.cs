namespace BackupJobs.Emulator;

/// <summary>Whether an operation ends before the job that it started, or together with it.</summary>
public enum OperationRegime
{
    /// <summary>
    /// As in the real service: backup and restore operations end within a second, configuring and deleting protection end with
    /// their job.
    /// </summary>
    ByKind,

    /// <summary>Every operation ends within a second.</summary>
    OperationFirst,

    /// <summary>Every operation is in progress until its job has ended.</summary>
    WithJob,
}
