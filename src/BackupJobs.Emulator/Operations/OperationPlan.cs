using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Operations;

/// <summary>An operation that a request starts.</summary>
/// <param name="Kind">Type of the operation.</param>
/// <param name="Id">ID of the operation.</param>
/// <param name="StatusPath">Path of the status up to the ID, with a trailing slash.</param>
/// <param name="ResultPath">Path of the result up to the ID, with a trailing slash.</param>
internal sealed record OperationPlan(OperationKind Kind, string Id, string StatusPath, string ResultPath)
{
    /// <summary>The vault; null for that of the request.</summary>
    public HostedVault? Vault { get; init; }

    /// <summary>The job that the operation starts; null if there is none.</summary>
    public StoredJob? Job { get; init; }

    /// <summary>Name of an existing job that the operation applies to; null if there is none.</summary>
    public string? JobName { get; init; }

    /// <summary>The error with which the operation will fail; null if it will succeed.</summary>
    public OperationError? Error { get; init; }

    /// <summary>Jobs to export.</summary>
    public JobQuery Query { get; init; } = JobQuery.All;
}
