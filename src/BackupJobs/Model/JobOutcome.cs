namespace BackupJobs;

/// <summary>How a job ended.</summary>
public enum JobOutcome
{
    /// <summary>Not known: the service no longer knows the job, so that nobody can say how it ended.</summary>
    Unknown,

    /// <summary>Everything was done.</summary>
    Completed,

    /// <summary>Done, with warnings in the error details.</summary>
    CompletedWithWarnings,

    /// <summary>Failed; the error details say why.</summary>
    Failed,

    /// <summary>Cancelled by somebody.</summary>
    Cancelled,
}
