using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>The end of a job, as its vault has confirmed it. Each job has one end, reported to each sink under one key.</summary>
public sealed record JobEnd
{
    /// <summary>
    /// Key of the end: 64 hexadecimal digits, the SHA-256 of vault, job and <c>ended</c>. It does not depend on the outcome, so that a
    /// status that the service corrects later is not a second end.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Resource id of the vault, in lower case.</summary>
    public required string VaultId { get; init; }

    /// <summary>Kind of the vault.</summary>
    public required VaultKind Kind { get; init; }

    /// <summary>Id of the vault's subscription, in lower case.</summary>
    public required string Subscription { get; init; }

    /// <summary>Tenant that was configured for the vault; empty for the default tenant of the credential.</summary>
    public required string Tenant { get; init; }

    /// <summary>Id (name) of the job.</summary>
    public required string JobId { get; init; }

    /// <summary>How the job ended.</summary>
    public required JobOutcome Outcome { get; init; }

    /// <summary>When the job started, UTC; null if the service does not say.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the job ended, UTC; the time when the end was seen if the service does not say.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>When the end was seen, UTC.</summary>
    public required DateTimeOffset Seen { get; init; }

    /// <summary>Display name of the protected item; null if the service does not say.</summary>
    public string? Item { get; init; }

    /// <summary>Resource id of the protected item or backup instance; null if the service does not say.</summary>
    public string? ItemId { get; init; }

    /// <summary>Kind of the item, such as <c>AzureIaasVM</c> or <c>Microsoft.Compute/disks</c>; null if unknown.</summary>
    public string? ItemKind { get; init; }

    /// <summary>Operation of the job, such as <c>Backup</c> or <c>Restore</c>; null if unknown.</summary>
    public string? Operation { get; init; }

    /// <summary>Code or title of the first error; null without errors.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Message of the first error; null without errors.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>What the service recommends, for all errors; may be empty.</summary>
    public ValueList<string> Recommendations { get; init; } = ValueList<string>.Empty;

    /// <summary>The job as JSON, with tasks and members that no document knows; null if the vault no longer has its details.</summary>
    public string? Json { get; init; }

    /// <summary>Tags of the vault in Azure, by name, when it was decided which sinks accept the end; empty afterwards: the history does not
    /// keep them.</summary>
    public ValueMap<string> VaultTags { get; init; } = ValueMap<string>.Empty;

    /// <summary>Whether the job succeeded, with or without warnings.</summary>
    public bool Succeeded => Outcome is JobOutcome.Completed or JobOutcome.CompletedWithWarnings;

    /// <summary>Job, outcome and vault; never the job's JSON, which may hold secrets.</summary>
    public override string ToString() => Redact.Text($"job {JobId} of {VaultId}: {Outcome}");
}
