using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Operations;

/// <summary>An operation that a request has started.</summary>
internal sealed class VaultOperation
{
    private int _successesRead;

    public required string Id { get; init; }

    public required OperationKind Kind { get; init; }

    /// <summary>The vault; null in the paired region.</summary>
    public HostedVault? Vault { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    /// <summary>Name of the job that the operation started or applies to; null if there is none.</summary>
    public string? JobName { get; init; }

    /// <summary>The job that the operation waits for; null if it ends independently.</summary>
    public StoredJob? WaitsFor { get; init; }

    /// <summary>The error with which it fails; null if it succeeds.</summary>
    public OperationError? Error { get; init; }

    /// <summary>Jobs to export.</summary>
    public JobQuery Query { get; init; } = JobQuery.All;

    /// <summary>The URL of <c>Azure-AsyncOperation</c>.</summary>
    public required IssuedUrl StatusUrl { get; init; }

    /// <summary>The URL of <c>Location</c>.</summary>
    public required IssuedUrl ResultUrl { get; init; }

    public OperationSnapshot At(DateTimeOffset now) => WaitsFor is null ? Independently(now) : WithJob(WaitsFor.Definition, now);

    /// <summary>The state as reported to a client, which depends on <see cref="VaultBehavior.StatusGoesBackOnce"/>.</summary>
    public OperationSnapshot Read(DateTimeOffset now, bool goesBackOnce)
    {
        OperationSnapshot state = At(now);
        bool second = state.Status == OperationSnapshot.Succeeded && Interlocked.Increment(ref _successesRead) == 2;
        return second && goesBackOnce ? OperationSnapshot.Running : state;
    }

    private OperationSnapshot Independently(DateTimeOffset now)
    {
        if (now < StartTime + Kind.Length)
            return OperationSnapshot.Running;
        return Error is null ? OperationSnapshot.Success : new OperationSnapshot(OperationSnapshot.Failed, Error);
    }

    private OperationSnapshot WithJob(JobDefinition job, DateTimeOffset now)
    {
        JobState state = JobState.At(job, now);
        if (!state.IsDone)
            return OperationSnapshot.Running;
        if (Error is not null)
            return new OperationSnapshot(OperationSnapshot.Failed, Error);
        return state.Status switch
        {
            "Failed" =>
                new OperationSnapshot(
                    OperationSnapshot.Failed,
                    new OperationError("UserErrorJobFailed", job.Errors.Count > 0 ? job.Errors[0].Text : "The job failed.")),
            "Cancelled" => new OperationSnapshot(OperationSnapshot.Canceled, null),
            _ => OperationSnapshot.Success,
        };
    }
}

/// <summary>State of an operation at one time.</summary>
/// <param name="Status">The <c>status</c> value.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
internal sealed record OperationSnapshot(string Status, OperationError? Error)
{
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    /// <summary>Spelled with one L, unlike the status of a job.</summary>
    public const string Canceled = "Canceled";

    public static OperationSnapshot Running { get; } = new("InProgress", null);

    public static OperationSnapshot Success { get; } = new(Succeeded, null);
}
