namespace BackupJobs.Emulator;

/// <summary>A job from beginning to end. What it looks like at a given time follows from this and the time alone.</summary>
public sealed record JobDefinition
{
    /// <summary>Name in URLs: mostly a GUID, but any text.</summary>
    public required string Name { get; init; }

    /// <summary>Discriminator, <c>AzureIaaSVMJob</c> for example; one that no document knows is allowed.</summary>
    public string JobType { get; init; } = "AzureIaaSVMJob";

    /// <summary>What it does: <c>Backup</c>, <c>Restore</c>, <c>ConfigureBackup</c>, … Jobs of <c>CrossRegionRestore</c> live in the paired region.</summary>
    public string Operation { get; init; } = "Backup";

    /// <summary>What it protects: <c>AzureIaasVM</c>, <c>AzureStorage</c>, …</summary>
    public string BackupManagementType { get; init; } = "AzureIaasVM";

    /// <summary>Name of the protected item for people.</summary>
    public string EntityFriendlyName { get; init; } = "vm1";

    /// <summary>When it starts, vault time.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>How long it runs when nobody cancels it, vault time.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How it ends when nobody cancels it.</summary>
    public JobOutcome Outcome { get; init; }

    /// <summary>When a cancellation took effect, vault time; null if nobody cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Whether <c>actionsInfo</c> says Cancellable. It says so of finished jobs too.</summary>
    public bool Cancellable { get; init; } = true;

    /// <summary>Its tasks, one after the other; may be empty.</summary>
    public IReadOnlyList<JobPhase> Phases { get; init; } = [];

    /// <summary>Members that only this job type has (<c>containerName</c>, <c>storageAccountName</c>, …), by wire name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OwnMembers { get; init; } = [];

    /// <summary>The property bag of its details.</summary>
    public IReadOnlyList<JobProperty> PropertyBag { get; init; } = [];

    /// <summary>The internal property bag of its details; left out when empty.</summary>
    public IReadOnlyList<JobProperty> InternalPropertyBag { get; init; } = [];

    /// <summary>Error details that appear when it ends with warnings or fails.</summary>
    public IReadOnlyList<JobError> Errors { get; init; } = [];

    /// <summary>Correlation id of what started it.</summary>
    public string ActivityId { get; init; } = "00000000-0000-0000-0000-000000000000";
}

/// <summary>A task of a job.</summary>
/// <param name="TaskId">Its name.</param>
/// <param name="Share">Its part of the job's length; the parts of all tasks add up to 1.</param>
/// <param name="RefusesCancel">A cancellation during this task is accepted and fails afterwards.</param>
public sealed record JobPhase(string TaskId, double Share, bool RefusesCancel = false);

/// <summary>An entry of a property bag.</summary>
/// <param name="Key">Text for people; may end with a space.</param>
/// <param name="Value">Text.</param>
/// <param name="OnlyWhenDone">Appears when the job has ended.</param>
public sealed record JobProperty(string Key, string Value, bool OnlyWhenDone = false);

/// <summary>Why a job failed or has warnings.</summary>
/// <param name="Code">Number of the error.</param>
/// <param name="Title">Short text.</param>
/// <param name="Text">What happened.</param>
/// <param name="Recommendation">What to do.</param>
public sealed record JobError(int Code, string Title, string Text, string Recommendation);
