namespace BackupJobs.Cli;

/// <summary>What a table shows of a job.</summary>
internal sealed record JobRow
{
    public required string JobId { get; init; }

    public VaultId? Vault { get; init; }

    public string? Item { get; init; }

    public string? Operation { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <param name="job">The job.</param>
    /// <param name="vault">Its vault; null if the table does not show it, because each job would have its own copy of the id.</param>
    public static JobRow Of(JobReport job, VaultId? vault) => new()
    {
        JobId = job.JobId,
        Vault = vault,
        Item = job.EntityName,
        Operation = job.Operation,
        Status = job.Status,
        StartTime = job.StartTime,
        Duration = job.Duration,
    };
}
