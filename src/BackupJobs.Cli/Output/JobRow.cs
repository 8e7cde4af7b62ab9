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

    public static JobRow Of(JobReport job) => new()
    {
        JobId = job.JobId,
        Vault = job.Vault,
        Item = job.EntityName,
        Operation = job.Operation,
        Status = job.Status,
        StartTime = job.StartTime,
        Duration = job.Duration,
    };
}
