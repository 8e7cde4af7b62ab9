using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <content>The outcome that a status means.</content>
public readonly partial record struct JobStatus
{
    /// <summary>How a job with this status ended; null for a running job and for every unknown status.</summary>
    public JobOutcome? Outcome => Value.ToUpperInvariant() switch
    {
        // Backup vaults have been seen and documented with other words for the same outcomes.
        "COMPLETED" or "SUCCESS" or "SUCCEEDED" => JobOutcome.Completed,
        "COMPLETEDWITHWARNINGS" or "SUCCESSWITHWARNING" or "SUCCESSWITHWARNINGS" => JobOutcome.CompletedWithWarnings,
        "FAILED" => JobOutcome.Failed,
        // Operations spell it with one L, jobs with two; each has been seen with the other's spelling.
        "CANCELLED" or "CANCELED" => JobOutcome.Cancelled,
        _ => null,
    };

    /// <summary>Whether a job has a status that could not be read; one without any status counts as running.</summary>
    internal static bool IsUnreadable(JobResource job) =>
        job.Properties is { } properties
            ? IsMisfit(properties.AdditionalProperties, "status")
            : IsMisfit(job.AdditionalProperties, "properties");

    internal static JobOutcome? OutcomeOf(JobResource? job) => job?.Properties?.Status is { } status ? new JobStatus(status).Outcome : null;

    private static bool IsMisfit(JsonProperties members, string name) =>
        members.TryGetValue(name, out RawJson? value) && !value.Utf8.Span.SequenceEqual("null"u8);
}
