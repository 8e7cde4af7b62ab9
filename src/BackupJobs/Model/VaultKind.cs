namespace BackupJobs;

/// <summary>The two kinds of vaults. Each has an API of its own.</summary>
public enum VaultKind
{
    /// <summary>Microsoft.RecoveryServices/vaults: virtual machines, file shares, databases in virtual machines, agents.</summary>
    RecoveryServices,

    /// <summary>Microsoft.DataProtection/backupVaults: disks, blobs, Kubernetes, PostgreSQL and other managed services.</summary>
    BackupVault,
}
