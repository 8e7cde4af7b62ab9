namespace BackupJobs.Emulator;

/// <summary>How a job ends when nobody cancels it.</summary>
public enum JobOutcome
{
    /// <summary>Status <c>Completed</c>.</summary>
    Completed,

    /// <summary>Status <c>CompletedWithWarnings</c>, with error details.</summary>
    CompletedWithWarnings,

    /// <summary>Status <c>Failed</c>, with error details.</summary>
    Failed,
}
