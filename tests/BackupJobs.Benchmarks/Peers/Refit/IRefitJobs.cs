using BackupJobs.Benchmarks.Peers.Plain;
using Refit;

namespace BackupJobs.Benchmarks.Peers.Refit;

/// <summary>The list operation as a Refit interface.</summary>
internal interface IRefitJobs
{
    [Get("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.RecoveryServices/vaults/{vault}/backupJobs")]
    Task<PlainPage> ListAsync(string subscriptionId, string resourceGroup, string vault, [AliasAs("api-version")]
        string apiVersion, [AliasAs("$skipToken")]
        string? skipToken);
}
