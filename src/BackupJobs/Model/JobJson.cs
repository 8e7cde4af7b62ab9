using BackupJobs.DataProtection;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Reads a job of either kind of vault from JSON.</summary>
internal static class JobJson
{
    /// <exception cref="JsonReadException">The JSON is not a job.</exception>
    public static JobResource Read(RawJson json, VaultKind kind) => kind == VaultKind.BackupVault
        ? BackupVaultJob.Resource(ApiJson.Read<AzureBackupJobResource>(json.Utf8.Span))
        : ApiJson.Read<JobResource>(json.Utf8.Span);
}
