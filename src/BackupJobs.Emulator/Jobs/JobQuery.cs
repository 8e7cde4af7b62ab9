namespace BackupJobs.Emulator.Jobs;

/// <summary>Conditions of a list, from <c>$filter</c> by <see cref="JobQueryParser"/>. A null member is ignored.</summary>
internal sealed record JobQuery
{
    public static JobQuery All { get; } = new();

    public string? Status { get; init; }

    public string? BackupManagementType { get; init; }

    public string? Operation { get; init; }

    public string? JobId { get; init; }

    /// <summary>Start of the window: jobs that started at or after it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the window, not of the job.</summary>
    public DateTimeOffset? EndTime { get; init; }

    public bool IsBeforeWindow(JobDefinition job) => StartTime is { } start && job.StartTime < start;

    public bool IsAfterWindow(JobDefinition job) => EndTime is { } end && job.StartTime > end;

    /// <summary>Whether a job meets all conditions other than the window.</summary>
    public bool Matches(StoredJob job, DateTimeOffset now) =>
        Fits(Operation, job.Definition.Operation)
        && Fits(BackupManagementType, job.Definition.BackupManagementType)
        && Fits(JobId, job.Definition.Name)
        && (Status is null || Fits(Status, job.At(now).Status));

    private static bool Fits(string? wanted, string actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
