using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The named vaults of an estate. Resource Graph has no rows for a vault that does not exist or may not be read, as for an empty one:
/// such vaults are read by themselves, and what refuses is reported.
/// </summary>
internal sealed class NamedVaults(BackupClient client, EstateScope scope, Action<VaultId, Exception>? vaultFailed)
{
    private readonly object _lock = new();
    private readonly HashSet<VaultId> _known = [];

    /// <summary>Notes that a vault exists.</summary>
    public void Found(VaultId? vault)
    {
        if (vault is null || vaultFailed is null || scope.VaultIds.Count == 0)
            return;
        lock (_lock)
            _known.Add(vault);
    }

    /// <summary>Reads the vaults of which nothing was found.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (vaultFailed is null)
            return;
        foreach (VaultId vault in scope.VaultIds)
        {
            lock (_lock)
            {
                if (_known.Contains(vault))
                    continue;
            }

            try
            {
                await client.Vault(vault).GetInfoAsync(cancellationToken).ConfigureAwait(false);
                Found(vault);
            }
            catch (ApiException error) when (error.Status is 403 or 404)
            {
                vaultFailed(vault, error);
            }
        }
    }
}
