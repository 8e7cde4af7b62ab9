using System.Collections.Concurrent;

namespace BackupJobs.Cli;

/// <summary>The vaults of many jobs, each kept once.</summary>
internal sealed class SharedVaults
{
    private readonly ConcurrentDictionary<string, VaultId> _vaults = new(StringComparer.Ordinal);

    /// <summary>The same vault, spelled the same.</summary>
    public VaultId? Of(JobReport job) => job.Vault is { } vault ? _vaults.GetOrAdd(vault.ToString(), vault) : null;
}
