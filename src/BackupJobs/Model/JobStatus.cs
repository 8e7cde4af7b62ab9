namespace BackupJobs;

/// <content>What a status means for somebody who waits.</content>
public readonly partial record struct JobStatus
{
    /// <summary>How a job with this status ended; null while it runs, and for any text that is not known as an end.</summary>
    public JobOutcome? Outcome => Value.ToUpperInvariant() switch
    {
        "COMPLETED" => JobOutcome.Completed,
        "COMPLETEDWITHWARNINGS" => JobOutcome.CompletedWithWarnings,
        "FAILED" => JobOutcome.Failed,
        // Operations spell it with one L, jobs with two; both have been seen in the other's place.
        "CANCELLED" or "CANCELED" => JobOutcome.Cancelled,
        _ => null,
    };

    internal static JobOutcome? OutcomeOf(JobResource? job) => job?.Properties?.Status is { } status ? new JobStatus(status).Outcome : null;
}
