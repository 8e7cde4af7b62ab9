using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// A job in one shape for every job type, including unknown ones. Some members are in the details of a job only, not in a list; a
/// report of a list item has them empty.
/// </summary>
/// <remarks>Errors, tasks and the other details are read when one of them is first asked for, so that a report of a list item
/// costs nothing more than the item.</remarks>
public sealed class JobReport
{
    private readonly Lazy<RawJson?> _json;
    private readonly Lazy<JobFacts> _details;

    private readonly DateTimeOffset? _seenAt;

    private JobReport(
        string jobId, JobOutcome? outcome, JobResource? resource,
        Exception? fault = null, DateTimeOffset? seenAt = null, RawJson? json = null)
    {
        (JobId, Outcome, Resource, Fault, _seenAt) = (jobId, outcome, resource, fault, seenAt);
        // Details differ in each of the job types, and unknown types have them too: one walk over the JSON reads all of them, so that a
        // record without it is written once. Reading them from the records would take a reader for each type, and lose the unknown.
        _json = new Lazy<RawJson?>(() => json ?? (resource is null ? null : ApiJson.Write(resource)));
        _details = new Lazy<JobFacts>(() => Json is { } json ? JobFactsReader.Read(json) : JobFacts.None);
    }

    /// <summary>Id (name) of the job.</summary>
    public string JobId { get; }

    /// <summary>How the job ended; null while it runs.</summary>
    public JobOutcome? Outcome { get; }

    /// <summary>
    /// Why the outcome is <see cref="JobOutcome.Unknown"/>: the service's answer to the request for the details; null otherwise.
    /// </summary>
    public Exception? Fault { get; }

    /// <summary>The job as the service last described it; null if it was lost before it was seen.</summary>
    public JobResource? Resource { get; }

    /// <summary>The service's status; null if none was sent.</summary>
    public string? Status => Resource?.Properties?.Status;

    /// <summary>The operation of the job, for instance <c>Backup</c>.</summary>
    public string? Operation => Resource?.Properties?.Operation;

    /// <summary>Display name of the protected item.</summary>
    public string? EntityName => Resource?.Properties?.EntityFriendlyName;

    /// <summary>When the job started; null if unknown.</summary>
    public DateTimeOffset? StartTime => Resource?.Properties?.StartTime;

    /// <summary>When the job ended; null while it runs.</summary>
    public DateTimeOffset? EndTime => Resource?.Properties?.EndTime;

    /// <summary>
    /// How long the job has taken so far: by the service's own value, else by its times. For a running job whose duration the service does
    /// not count, as in Backup vaults, it is the time from its start until it was seen. Null if none of these is known.
    /// </summary>
    public TimeSpan? Duration => Resource?.Properties is { } job ? JobDuration.Of(job, _details) ?? (EndTime - StartTime) ?? SoFar : null;

    /// <summary>Progress in percent, 0-100; null if the service does not report it. In the details only.</summary>
    public double? ProgressPercentage => _details.Value.ProgressPercentage;

    /// <summary>Size of the backup in bytes, from the property bag; null if it is not there. In the details only.</summary>
    public long? TransferredBytes => _details.Value.TransferredBytes ?? SizeText.FindTransferred(PropertyBag);

    /// <summary>The service's message about the last error of this job; null if there is none. In the details only.</summary>
    public string? DynamicErrorMessage => _details.Value.DynamicErrorMessage;

    /// <summary>Errors and warnings with their codes and recommendations.</summary>
    public ValueList<JobErrorDetail> Errors => _details.Value.Errors;

    /// <summary>Steps of the job. In the details only.</summary>
    public ValueList<JobTask> Tasks => _details.Value.Tasks;

    /// <summary>Facts to display, with the service's keys. In the details only.</summary>
    public IReadOnlyDictionary<string, string> PropertyBag => _details.Value.Bag;

    /// <summary>The vault that ran the job, by the job's resource id; null if the id is not in a vault, as for cross-region
    /// restores.</summary>
    public VaultId? Vault => VaultId.TryParse(Resource?.Id, out VaultId? id) ? id : null;

    /// <summary>
    /// Resource id of the protected item or backup instance; null if the service does not say: in Recovery Services vaults only Resource
    /// Graph does.
    /// </summary>
    public string? ItemId => _details.Value.ItemId;

    /// <summary>Resource id of what is protected, for instance of a disk; null if the service does not say.</summary>
    public string? SourceId => _details.Value.SourceId;

    /// <summary>Kind of what is protected: a resource type in Backup vaults, else the part of Azure Backup; null if unknown.</summary>
    public string? ItemKind => _details.Value.ItemKind ?? Resource?.Properties?.BackupManagementType?.Value;

    /// <summary>Name of the policy; null if the service does not say.</summary>
    public string? PolicyName => _details.Value.PolicyName;

    /// <summary>Whether a user started the job, as opposed to a schedule; null if the service does not say.</summary>
    public bool? IsUserTriggered => _details.Value.IsUserTriggered;

    /// <summary>The whole job as JSON, including members that no document knows; null if <see cref="Resource"/> is.</summary>
    public RawJson? Json => _json.Value;

    /// <summary>Whether the job has succeeded, with or without warnings.</summary>
    public bool Succeeded => Outcome is JobOutcome.Completed or JobOutcome.CompletedWithWarnings;

    /// <summary>
    /// Whether the work may succeed at another time: the job is a failed backup of a known item, and the service does not say that
    /// repeating it is useless. <c>BackupVault.RetryAsync</c> repeats it.
    /// </summary>
    public bool CanRetry => Outcome == JobOutcome.Failed
        && string.Equals(Operation, "Backup", StringComparison.OrdinalIgnoreCase)
        && ItemId is not null
        && (Errors.Any(error => error.IsRetryable == true) || Errors.All(error => error.IsRetryable is null));

    /// <summary>
    /// Whether this job does the same work for the same item as <paramref name="failed"/>, and runs, or has started later and succeeded:
    /// then that one is not repeated. Where one of both does not say its item, the vault and the name for display are compared.
    /// </summary>
    /// <param name="failed">The job to be repeated.</param>
    public bool PreventsRetryOf(JobReport failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        bool makesUp = Outcome is null || (Succeeded && StartTime > failed.StartTime);
        return makesUp && IsSame(Operation, failed.Operation) && (ItemId is null || failed.ItemId is null
            ? Equals(Vault, failed.Vault) && IsSame(EntityName, failed.EntityName)
            : IsSame(ItemId, failed.ItemId));

        static bool IsSame(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Creates a report of a job from its list or its details.</summary>
    /// <param name="resource">The job.</param>
    public static JobReport Of(JobResource resource) => Of(resource, null);

    /// <summary>Creates a report of a job from its list or its details.</summary>
    /// <param name="resource">The job.</param>
    /// <param name="seenAt">When the service described it, for the duration of a running job; null if unknown.</param>
    public static JobReport Of(JobResource resource, DateTimeOffset? seenAt)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new JobReport(JobName.Of(resource), JobStatus.OutcomeOf(resource), resource, seenAt: seenAt);
    }

    /// <summary>Creates a report from JSON that was stored before, such as <see cref="Json"/> of another report.</summary>
    /// <param name="json">The job as its vault describes it.</param>
    /// <param name="kind">Kind of the vault.</param>
    /// <exception cref="JsonReadException">The JSON is not a job of such a vault.</exception>
    public static JobReport Of(RawJson json, VaultKind kind)
    {
        ArgumentNullException.ThrowIfNull(json);
        JobResource resource = JobJson.Read(json, kind);
        return new JobReport(JobName.Of(resource), JobStatus.OutcomeOf(resource), resource, json: json);
    }

    // Clocks that differ would make it negative.
    private TimeSpan? SoFar => Outcome is null && _seenAt - StartTime is { Ticks: >= 0 } elapsed ? elapsed : null;

    internal static JobReport Lost(string jobId, JobResource? lastSeen, Exception? fault) =>
        new(jobId, JobOutcome.Unknown, lastSeen, fault);

    /// <summary>Throws unless the job has succeeded; warnings are not a failure.</summary>
    /// <returns>This report.</returns>
    /// <exception cref="BackupJobException">The job failed, was cancelled, was lost or has not ended; the message has all
    /// details.</exception>
    public JobReport EnsureSucceeded() => Succeeded ? this : throw new BackupJobException(this);

    /// <summary>
    /// Writes the report as an object in one shape for all job types: <c>jobId</c>, <c>vaultId</c>, <c>item</c>, <c>operation</c>,
    /// <c>status</c>, <c>outcome</c>, times, <c>errors</c> and <c>tasks</c>. Unknown values are left out, secrets are masked, and strings
    /// and lists have limits. <see cref="Json"/> is complete instead.
    /// </summary>
    /// <param name="json">The writer.</param>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JobReportJson.Write(json, this, Vault);
    }

    /// <summary>Outcome, errors, recommendations and tasks, over several lines and without secrets.</summary>
    public override string ToString() => JobReportText.Write(this);
}
