namespace BackupJobs.Cli;

/// <summary>A job and its vault.</summary>
internal sealed record VaultJob(VaultId Vault, string JobId)
{
    /// <summary>The resource ID of the job.</summary>
    public override string ToString() => $"{Vault}/backupJobs/{JobId}";
}
