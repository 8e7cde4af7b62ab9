namespace BackupJobs;

/// <summary>Texts of a job's status. The service may send others; they are kept as they are and count as running.</summary>
public static class JobStatus
{
    /// <summary>The job is running.</summary>
    public const string InProgress = "InProgress";

    /// <summary>A cancel was accepted; the job still runs.</summary>
    public const string Cancelling = "Cancelling";

    /// <summary>The job ended well.</summary>
    public const string Completed = "Completed";

    /// <summary>The job ended well, with something to look at.</summary>
    public const string CompletedWithWarnings = "CompletedWithWarnings";

    /// <summary>The job failed.</summary>
    public const string Failed = "Failed";

    /// <summary>The job was cancelled.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>How a job with this status ended; null while it runs, and for any text that is not known as an end.</summary>
    /// <param name="status">Status of the job, compared without case.</param>
    public static JobOutcome? Outcome(string? status) => status?.ToUpperInvariant() switch
    {
        "COMPLETED" => JobOutcome.Completed,
        "COMPLETEDWITHWARNINGS" => JobOutcome.CompletedWithWarnings,
        "FAILED" => JobOutcome.Failed,
        // Operations spell it with one L, jobs with two; both have been seen in the other's place.
        "CANCELLED" or "CANCELED" => JobOutcome.Cancelled,
        _ => null,
    };

    /// <summary>Whether the text is one of the constants above, compared without case.</summary>
    /// <param name="status">Status of the job.</param>
    public static bool IsKnown(string? status) => Outcome(status) is not null
        || string.Equals(status, InProgress, StringComparison.OrdinalIgnoreCase)
        || string.Equals(status, Cancelling, StringComparison.OrdinalIgnoreCase);
}
