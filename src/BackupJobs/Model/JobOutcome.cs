namespace BackupJobs;

/// <summary>How a job ended.</summary>
public enum JobOutcome
{
    /// <summary>Unknown: the service no longer knows the job, or refuses its details.</summary>
    Unknown,

    /// <summary>Succeeded.</summary>
    Completed,

    /// <summary>Succeeded, with warnings in the error details.</summary>
    CompletedWithWarnings,

    /// <summary>Failed; the error details have the reasons.</summary>
    Failed,

    /// <summary>Cancelled.</summary>
    Cancelled,
}
