namespace BackupJobs.Emulator.Jobs;

/// <summary>What a list is asked for; a null member does not restrict. Made by <see cref="JobFilterParser"/>.</summary>
internal sealed record JobFilter
{
    public static JobFilter None { get; } = new();

    public string? Status { get; init; }

    public string? BackupManagementType { get; init; }

    public string? Operation { get; init; }

    public string? JobId { get; init; }

    /// <summary>Beginning of the window: jobs started at or after it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the window, not of the job.</summary>
    public DateTimeOffset? EndTime { get; init; }

    public bool IsBeforeWindow(JobDefinition job) => StartTime is { } start && job.StartTime < start;

    public bool IsAfterWindow(JobDefinition job) => EndTime is { } end && job.StartTime > end;

    /// <summary>Everything but the window.</summary>
    public bool Matches(StoredJob job, DateTimeOffset now) =>
        Fits(Operation, job.Definition.Operation)
        && Fits(BackupManagementType, job.Definition.BackupManagementType)
        && Fits(JobId, job.Definition.Name)
        && (Status is null || Fits(Status, job.At(now).Status));

    private static bool Fits(string? wanted, string actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
