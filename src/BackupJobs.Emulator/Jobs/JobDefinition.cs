namespace BackupJobs.Emulator;

/// <summary>Definition of a simulated job. Its state at any time is computed from this definition and the time.</summary>
public sealed record JobDefinition
{
    /// <summary>Name (ID) of the job in URLs, usually a GUID.</summary>
    public required string Name { get; init; }

    /// <summary>Discriminator, for example <c>AzureIaaSVMJob</c>; may be undocumented.</summary>
    public string JobType { get; init; } = "AzureIaaSVMJob";

    /// <summary>
    /// Operation of the job: <c>Backup</c>, <c>Restore</c>, <c>ConfigureBackup</c>, … Jobs of <c>CrossRegionRestore</c> are in
    /// the paired region.
    /// </summary>
    public string Operation { get; init; } = "Backup";

    /// <summary>Backup management type: <c>AzureIaasVM</c>, <c>AzureStorage</c>, …</summary>
    public string BackupManagementType { get; init; } = "AzureIaasVM";

    /// <summary>Display name of the protected item.</summary>
    public string EntityFriendlyName { get; init; } = "vm1";

    /// <summary>The item that the job is about; null if unknown. Only jobs of Backup vaults must have one.</summary>
    public EmulatedItem? Item { get; init; }

    /// <summary>Whether a person started the job, as opposed to a schedule. A request sets it.</summary>
    public bool IsUserTriggered { get; init; }

    /// <summary>Start on the emulator's clock.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>Duration on the emulator's clock, unless the job is cancelled.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Outcome, unless the job is cancelled.</summary>
    public SimulatedOutcome Outcome { get; init; }

    /// <summary>When a cancellation took effect, on the emulator's clock; null if the job was not cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Whether <c>actionsInfo</c> contains <c>Cancellable</c>, after the end of the job as well.</summary>
    public bool Cancellable { get; init; } = true;

    /// <summary>Tasks of the job, executed one after another; may be empty.</summary>
    public IReadOnlyList<JobPhase> Phases { get; init; } = [];

    /// <summary>Members of this job type (<c>containerName</c>, <c>storageAccountName</c>, …) by JSON name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OwnMembers { get; init; } = [];

    /// <summary>Property bag of the job details.</summary>
    public IReadOnlyList<JobProperty> PropertyBag { get; init; } = [];

    /// <summary>Internal property bag of the job details; absent if empty.</summary>
    public IReadOnlyList<JobProperty> InternalPropertyBag { get; init; } = [];

    /// <summary>Error details, visible when the job has failed or has completed with warnings.</summary>
    public IReadOnlyList<JobError> Errors { get; init; } = [];

    /// <summary>Correlation ID of the request that started the job.</summary>
    public string ActivityId { get; init; } = "00000000-0000-0000-0000-000000000000";
}

/// <summary>A task of a job.</summary>
/// <param name="TaskId">Name of the task.</param>
/// <param name="Share">Share of the job's duration, 0 to 1; the shares of all tasks add up to 1.</param>
/// <param name="RefusesCancel">Whether a cancellation during this task is accepted, but fails afterwards.</param>
public sealed record JobPhase(string TaskId, double Share, bool RefusesCancel = false);

/// <summary>An entry of a property bag.</summary>
/// <param name="Key">Label; may end with a space.</param>
/// <param name="Value">Value.</param>
/// <param name="OnlyWhenDone">Whether the entry is visible only after the end of the job.</param>
public sealed record JobProperty(string Key, string Value, bool OnlyWhenDone = false);

/// <summary>An error or warning of a job.</summary>
/// <param name="Code">Error code.</param>
/// <param name="Title">Short description.</param>
/// <param name="Text">What happened.</param>
/// <param name="Recommendation">Recommended action.</param>
public sealed record JobError(int Code, string Title, string Text, string Recommendation);
