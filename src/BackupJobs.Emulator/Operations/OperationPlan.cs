using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Operations;

/// <summary>What a request wants to start.</summary>
/// <param name="Kind">What is fixed about it.</param>
/// <param name="Id">Its id.</param>
/// <param name="StatusPath">Path of its status up to the id, with the last slash.</param>
/// <param name="ResultPath">Path of its result up to the id, with the last slash.</param>
internal sealed record OperationPlan(OperationKind Kind, string Id, string StatusPath, string ResultPath)
{
    /// <summary>The job that it starts; null if it starts none.</summary>
    public StoredJob? Job { get; init; }

    /// <summary>The job that it is about without starting it.</summary>
    public string? JobName { get; init; }

    /// <summary>An error that is already certain.</summary>
    public OperationError? Error { get; init; }

    /// <summary>What an export is limited to.</summary>
    public JobFilter Filter { get; init; } = JobFilter.None;
}
