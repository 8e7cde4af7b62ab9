using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>A vault that was found.</summary>
/// <param name="Id">The vault.</param>
/// <param name="Location">Azure region; null if unknown.</param>
/// <param name="TenantId">Tenant of the subscription; null if unknown.</param>
public sealed record VaultInfo(VaultId Id, string? Location, string? TenantId)
{
    /// <summary>Tags of the vault, by name; empty without any, and for a vault that was not read itself.</summary>
    public ValueMap<string> Tags { get; init; } = ValueMap<string>.Empty;

    /// <summary>The members, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);
}
