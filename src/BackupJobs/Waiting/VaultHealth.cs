using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>A vault of a watch that cannot be read, or can be read again.</summary>
/// <param name="Vault">The vault.</param>
/// <param name="Fault">Why it cannot be read: it refuses, fails or does not answer. Null when it answers again.</param>
public sealed record VaultHealth(VaultId Vault, Exception? Fault)
{
    /// <summary>The members, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);
}
