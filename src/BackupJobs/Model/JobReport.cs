using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>What happened to a job, in one shape for every job type, the ones that are not known yet included.</summary>
public sealed class JobReport
{
    private JobReport(string jobId, JobOutcome? outcome, JobResource? resource)
    {
        JobId = jobId;
        Outcome = outcome;
        Resource = resource;
        Json = resource is null ? null : JobJson.Of(resource);
        JobJson details = JobJson.PropertiesOf(Json);
        Errors = details.ReadErrors();
        Tasks = details.ReadTasks();
        PropertyBag = details.ReadPropertyBag();
        ProgressPercentage = details.ReadProgress();
        DynamicErrorMessage = details.ReadDynamicErrorMessage();
        Duration = details.ReadDuration() ?? (EndTime - StartTime);
        TransferredBytes = SizeText.FindTransferred(PropertyBag);
    }

    /// <summary>Id (name) of the job.</summary>
    public string JobId { get; }

    /// <summary>How the job ended; null while it runs.</summary>
    public JobOutcome? Outcome { get; }

    /// <summary>Why the outcome is <see cref="JobOutcome.Unknown"/>: the service's answer to the request for the details; null otherwise.</summary>
    public Exception? Fault { get; private init; }

    /// <summary>The job as the service described it last; null if it was lost before it was ever seen.</summary>
    public JobResource? Resource { get; }

    /// <summary>The service's text for the state; null where none was sent.</summary>
    public string? Status => Resource?.Properties?.Status;

    /// <summary>What the job did, for instance <c>Backup</c>.</summary>
    public string? Operation => Resource?.Properties?.Operation;

    /// <summary>Name of the protected thing, for people.</summary>
    public string? EntityName => Resource?.Properties?.EntityFriendlyName;

    /// <summary>When the job started; null where not known.</summary>
    public DateTimeOffset? StartTime => Resource?.Properties?.StartTime;

    /// <summary>When the job ended; null while it runs.</summary>
    public DateTimeOffset? EndTime => Resource?.Properties?.EndTime;

    /// <summary>How long the job took so far, as the service says, else from its times; null where neither is known.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>0 to 100; null where the service does not say. Only details have it.</summary>
    public double? ProgressPercentage { get; }

    /// <summary>Size of the backup from the property bag, in bytes; null where it is not there. Only details have it.</summary>
    public long? TransferredBytes { get; }

    /// <summary>A text about the last error, written for this very job; null where there is none. Only details have it.</summary>
    public string? DynamicErrorMessage { get; }

    /// <summary>Errors and warnings with their codes and recommendations.</summary>
    public ValueList<JobErrorDetail> Errors { get; }

    /// <summary>Steps of the job. Only details have them.</summary>
    public ValueList<JobTask> Tasks { get; }

    /// <summary>Facts for people, keys as the service writes them. Only details have them.</summary>
    public IReadOnlyDictionary<string, string> PropertyBag { get; }

    /// <summary>The whole job as JSON, members that no document knows included; null where <see cref="Resource"/> is.</summary>
    public RawJson? Json { get; }

    /// <summary>Whether the job has done its work, with or without warnings.</summary>
    public bool Succeeded => Outcome is JobOutcome.Completed or JobOutcome.CompletedWithWarnings;

    /// <summary>Describes a job that the service sent, from its list or its details.</summary>
    /// <param name="resource">The job.</param>
    public static JobReport Of(JobResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new JobReport(JobName.Of(resource), JobStatus.OutcomeOf(resource), resource);
    }

    internal static JobReport Lost(string jobId, JobResource? lastSeen, Exception? fault) => new(jobId, JobOutcome.Unknown, lastSeen) { Fault = fault };

    /// <summary>Goes on if the job has done its work; warnings are no failure.</summary>
    /// <returns>This report.</returns>
    /// <exception cref="BackupJobException">The job failed, was cancelled, was lost or has not ended; the message tells all that is known.</exception>
    public JobReport EnsureSucceeded() => Succeeded ? this : throw new BackupJobException(this);

    /// <summary>Everything that people want to know, over several lines.</summary>
    public override string ToString() => JobReportText.Write(this);
}
