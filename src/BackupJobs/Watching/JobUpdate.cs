namespace BackupJobs;

/// <summary>Something new about a job.</summary>
/// <param name="JobId">Id (name) of the job.</param>
/// <param name="Kind">What is new.</param>
/// <param name="Job">The job as the service describes it now; as it was seen last when it is lost, null if it never was.</param>
public sealed record JobUpdate(string JobId, JobUpdateKind Kind, JobResource? Job)
{
    /// <summary>How the job ended; null while it runs. A watch gives this once for each job.</summary>
    public JobOutcome? Outcome => Kind switch
    {
        JobUpdateKind.Ended => JobStatus.OutcomeOf(Job),
        JobUpdateKind.Lost => JobOutcome.Unknown,
        _ => null,
    };

    /// <summary>The job in one shape for all job types.</summary>
    public JobReport ToReport() =>
        Kind == JobUpdateKind.Lost || Job is null ? JobReport.Lost(JobId, Job) : JobReport.Of(Job);
}

/// <summary>What is new about a job.</summary>
public enum JobUpdateKind
{
    /// <summary>A running job was seen for the first time.</summary>
    Appeared,

    /// <summary>A running job is not what it was.</summary>
    Changed,

    /// <summary>The job has ended. Nothing more will come about it.</summary>
    Ended,

    /// <summary>The service no longer knows the job, neither in its list nor by its id. Nothing more will come about it.</summary>
    Lost,
}
