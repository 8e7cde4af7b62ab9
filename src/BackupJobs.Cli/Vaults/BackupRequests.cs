namespace BackupJobs.Cli;

/// <summary>What an on-demand backup asks for, by the kind of the protected item.</summary>
internal static class BackupRequests
{
    /// <param name="item">Name of the protected item, which begins with its kind: <c>VM;…</c>, <c>AzureFileShare;…</c>, <c>SQLDataBase;…</c>.</param>
    /// <param name="retainUntil">When the recovery point may go; null for as the policy says.</param>
    public static BackupRequestResource For(string item, DateTimeOffset? retainUntil)
    {
        BackupRequest request = item.Split(';')[0].ToUpperInvariant() switch
        {
            "AZUREFILESHARE" => new AzureFileShareBackupRequest { RecoveryPointExpiryTimeInUTC = retainUntil },
            "SQLDATABASE" or "SAPHANADATABASE" or "SAPASEDATABASE" or "SAPHANADBINSTANCE" => new AzureWorkloadBackupRequest { RecoveryPointExpiryTimeInUTC = retainUntil },
            _ => new IaasVMBackupRequest { RecoveryPointExpiryTimeInUTC = retainUntil },
        };
        return new BackupRequestResource { Properties = request };
    }
}
