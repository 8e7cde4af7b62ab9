namespace BackupJobs;

/// <summary>Requests for on-demand backups, by the kind of the protected item.</summary>
internal static class OnDemandBackup
{
    /// <summary>The only fabric that the service has.</summary>
    public const string Fabric = "Azure";

    /// <param name="item">Name of the protected item, which begins with its kind: <c>VM;…</c>, <c>AzureFileShare;…</c>,
    /// <c>SQLDataBase;…</c>.</param>
    /// <param name="retainUntil">When the recovery point may be deleted; null for the policy's retention.</param>
    public static BackupRequestResource Of(string item, DateTimeOffset? retainUntil)
    {
        BackupRequest request = item.Split(';')[0].ToUpperInvariant() switch
        {
            "AZUREFILESHARE" => new AzureFileShareBackupRequest { RecoveryPointExpiryTimeInUTC = retainUntil },
            "SQLDATABASE" or "SAPHANADATABASE" or "SAPASEDATABASE" or "SAPHANADBINSTANCE" =>
                new AzureWorkloadBackupRequest { RecoveryPointExpiryTimeInUTC = retainUntil },
            _ => new IaasVMBackupRequest { RecoveryPointExpiryTimeInUTC = retainUntil },
        };
        return new BackupRequestResource { Properties = request };
    }
}
