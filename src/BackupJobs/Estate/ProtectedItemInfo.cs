using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>What a vault of either kind protects: a protected item or a backup instance.</summary>
public sealed record ProtectedItemInfo
{
    // Parts of states of both services.
    private static readonly string[] Inactive = ["Stopped", "Suspended", "Paused", "Delet"];

    /// <summary>Resource id of the protected item or backup instance.</summary>
    public required string Id { get; init; }

    /// <summary>The vault.</summary>
    public required VaultId Vault { get; init; }

    /// <summary>Name for display.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of what is protected, for instance <c>VM</c> or <c>Microsoft.Compute/disks</c>; null if unknown.</summary>
    public string? Kind { get; init; }

    /// <summary>Resource id of what is protected; null if it is not in Azure.</summary>
    public string? SourceId { get; init; }

    /// <summary>Name of the policy; null if unknown.</summary>
    public string? PolicyName { get; init; }

    /// <summary>State of the protection in the service's words; null if unknown.</summary>
    public string? ProtectionState { get; init; }

    /// <summary>Time of the newest recovery point, UTC; null if there is none or the service does not say.</summary>
    public DateTimeOffset? LastRecoveryPoint { get; init; }

    /// <summary>Whether backups are meant to run: not stopped, suspended or deleted.</summary>
    public bool IsActive => !Array.Exists(
        Inactive, word => ProtectionState?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The name, and the vault that protects it.</summary>
    public override string ToString() => Redact.Text($"{Name} in {Vault.VaultName}");
}
