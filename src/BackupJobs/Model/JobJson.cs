using BackupJobs.DataProtection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>Reads a job of either kind of vault from JSON.</summary>
internal static class JobJson
{
    /// <exception cref="JsonReadException">The JSON is not a job.</exception>
    public static JobResource Read(RawJson json, VaultKind kind)
    {
        JsonTokenReader reader = new(json.Utf8.Span);
        return kind == VaultKind.BackupVault
            ? BackupVaultJob.Resource(JsonObjects.Read<AzureBackupJobResource>(ref reader))
            : JsonObjects.Read<JobResource>(ref reader);
    }
}
