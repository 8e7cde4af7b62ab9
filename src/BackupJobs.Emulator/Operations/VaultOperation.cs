using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Operations;

/// <summary>An operation that a request has started.</summary>
internal sealed class VaultOperation
{
    private int _successesRead;

    public required string Id { get; init; }

    public required OperationKind Kind { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    /// <summary>The job that it has started or is about; null if there is none.</summary>
    public string? JobName { get; init; }

    /// <summary>The job that it is in progress with; null if it ends by itself.</summary>
    public StoredJob? WaitsFor { get; init; }

    /// <summary>Why it fails; null if it succeeds.</summary>
    public OperationError? Error { get; init; }

    /// <summary>What an export is limited to.</summary>
    public JobFilter Filter { get; init; } = JobFilter.None;

    /// <summary>The URL of <c>Azure-AsyncOperation</c>.</summary>
    public required IssuedUrl StatusUrl { get; init; }

    /// <summary>The URL of <c>Location</c>.</summary>
    public required IssuedUrl ResultUrl { get; init; }

    public OperationState At(DateTimeOffset now) => WaitsFor is null ? ByItself(now) : WithJob(WaitsFor.Definition, now);

    /// <summary>The state as it is told to a client, that is with the switch <see cref="VaultBehavior.StatusGoesBackOnce"/>.</summary>
    public OperationState Read(DateTimeOffset now, bool goesBackOnce)
    {
        OperationState state = At(now);
        bool second = state.Status == OperationState.Succeeded && Interlocked.Increment(ref _successesRead) == 2;
        return second && goesBackOnce ? OperationState.Running : state;
    }

    private OperationState ByItself(DateTimeOffset now)
    {
        if (now < StartTime + Kind.Length)
            return OperationState.Running;
        return Error is null ? OperationState.Success : new OperationState(OperationState.Failed, Error);
    }

    private OperationState WithJob(JobDefinition job, DateTimeOffset now)
    {
        JobState state = JobState.At(job, now);
        if (!state.IsDone)
            return OperationState.Running;
        if (Error is not null)
            return new OperationState(OperationState.Failed, Error);
        return state.Status switch
        {
            "Failed" => new OperationState(OperationState.Failed, new OperationError("UserErrorJobFailed", job.Errors.Count > 0 ? job.Errors[0].Text : "The job failed.")),
            "Cancelled" => new OperationState(OperationState.Canceled, null),
            _ => OperationState.Success,
        };
    }
}

/// <summary>Where an operation is.</summary>
/// <param name="Status">Wire text.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record OperationState(string Status, OperationError? Error)
{
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    /// <summary>One L here, two in the status of a job.</summary>
    public const string Canceled = "Canceled";

    public static OperationState Running { get; } = new("InProgress", null);

    public static OperationState Success { get; } = new(Succeeded, null);
}
