using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>What is new about a job.</summary>
/// <param name="JobId">Id (name) of the job.</param>
/// <param name="Kind">What is new.</param>
/// <param name="Job">The job as the service describes it now; its last known state if it is lost, null if it was never seen.</param>
public sealed record JobUpdate(string JobId, JobUpdateKind Kind, JobResource? Job)
{
    /// <summary>How the job ended; null while it runs. A watch reports this once for each job.</summary>
    public JobOutcome? Outcome => Kind switch
    {
        JobUpdateKind.Ended => JobStatus.OutcomeOf(Job),
        JobUpdateKind.Lost => JobOutcome.Unknown,
        _ => null,
    };

    /// <summary>
    /// Why the job counts as <see cref="JobUpdateKind.Lost"/>: the service's answer to the request for its details; null
    /// otherwise.
    /// </summary>
    public Exception? Fault { get; init; }

    /// <summary>When the watch learned of it, UTC; null in an update that no watch has made.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The job in one shape for all job types.</summary>
    public JobReport ToReport() =>
        Kind == JobUpdateKind.Lost || Job is null ? JobReport.Lost(JobId, Job, Fault) : JobReport.Of(Job, SeenAt);

    /// <summary>Job, kind and status; never the job itself, which may hold secrets.</summary>
    public override string ToString() => Redact.Text($"job {JobId}: {Kind}, {Job?.Properties?.Status ?? "no status"}");
}

/// <summary>What is new about a job.</summary>
public enum JobUpdateKind
{
    /// <summary>A running job was seen for the first time.</summary>
    Appeared,

    /// <summary>A running job has changed.</summary>
    Changed,

    /// <summary>The job has ended. No other update follows for it.</summary>
    Ended,

    /// <summary>
    /// The service does not list the job, and refuses its details permanently: usually it no longer knows the job. No other
    /// update follows for it.
    /// </summary>
    Lost,
}
