namespace BackupJobs.Emulator;

/// <summary>Outcome of a simulated job that is not cancelled.</summary>
public enum SimulatedOutcome
{
    /// <summary>Status <c>Completed</c>.</summary>
    Completed,

    /// <summary>Status <c>CompletedWithWarnings</c>, with error details.</summary>
    CompletedWithWarnings,

    /// <summary>Status <c>Failed</c>, with error details.</summary>
    Failed,
}
