namespace BackupJobs.Fleet;

/// <summary>Keys of ends.</summary>
internal static class EndKey
{
    /// <summary><see cref="JobEnd.Key"/> of a job; case is ignored, as in resource ids.</summary>
    /// <exception cref="FormatException">The first string is not the id of a vault.</exception>
    public static string Of(string vaultId, string jobId) => JobEndedEvent.Key(VaultId.Parse(vaultId), jobId);
}
