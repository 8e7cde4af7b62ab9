using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// What all job types share by name but not by type: each type has records of its own for errors and tasks, and unknown types have none.
/// </summary>
internal sealed class JobFacts
{
    public static JobFacts None { get; } = new();

    public ValueList<JobErrorDetail> Errors { get; private set; } = ValueList<JobErrorDetail>.Empty;

    public ValueList<JobTask> Tasks { get; set; } = ValueList<JobTask>.Empty;

    public Dictionary<string, string> Bag { get; } = [];

    public double? ProgressPercentage { get; set; }

    public string? DynamicErrorMessage { get; set; }

    public TimeSpan? Duration { get; set; }

    public string? ItemId { get; set; }

    public string? SourceId { get; set; }

    public string? PolicyName { get; set; }

    public string? ItemKind { get; set; }

    public bool? IsUserTriggered { get; set; }

    public long? TransferredBytes { get; set; }

    /// <summary>Errors are in one member, warnings of Backup vaults in another.</summary>
    public void AddErrors(IEnumerable<JobErrorDetail> errors) => Errors = ValueList.From(Errors.Concat(errors));
}
