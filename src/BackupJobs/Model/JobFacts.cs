using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// What all job types share by name but not by type: each type has records of its own for errors and tasks, and unknown types have none.
/// </summary>
internal sealed class JobFacts
{
    public static JobFacts None { get; } = new();

    public ValueList<JobErrorDetail> Errors { get; set; } = ValueList<JobErrorDetail>.Empty;

    public ValueList<JobTask> Tasks { get; set; } = ValueList<JobTask>.Empty;

    public IReadOnlyDictionary<string, string> PropertyBag { get; set; } = new Dictionary<string, string>();

    public double? ProgressPercentage { get; set; }

    public string? DynamicErrorMessage { get; set; }

    public TimeSpan? Duration { get; set; }
}
