using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Whether a protected item has a successful backup that is recent enough.</summary>
/// <param name="Item">The item.</param>
/// <param name="LastSuccess">Start of the last successful backup or time of the newest recovery point, UTC, whichever is later; null if
/// none is known in the time that was looked at.</param>
/// <param name="LastFailure">The last failed backup since then; null if there is none.</param>
/// <param name="IsRunning">Whether a backup is running now.</param>
/// <param name="IsStale">Whether the item has no success in the time that is allowed. Items whose backups were stopped are never
/// stale.</param>
public sealed record ItemCheck(
    ProtectedItemInfo Item, DateTimeOffset? LastSuccess, JobReport? LastFailure, bool IsRunning, bool IsStale)
{
    /// <summary>The members, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);
}
