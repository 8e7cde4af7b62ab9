using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>How long an on-demand backup is kept, and by which rule.</summary>
public sealed record OnDemandBackupOptions
{
    /// <summary>When the recovery point may be deleted; null for the policy's retention. In Recovery Services vaults only.</summary>
    public DateTimeOffset? RetainUntil { get; init; }

    /// <summary>
    /// Name of the backup rule in the policy, for instance <c>BackupDaily</c>; null for the first rule of the policy, which costs two more
    /// requests. In Backup vaults only.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>Name of the retention rule, for instance <c>Default</c>; null for the policy's choice. In Backup vaults only.</summary>
    public string? RetentionTag { get; init; }

    /// <summary>The members, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);
}
