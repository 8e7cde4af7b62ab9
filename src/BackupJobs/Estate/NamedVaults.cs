namespace BackupJobs;

/// <summary>
/// The named vaults of an estate. Resource Graph has no rows for a vault that does not exist or may not be read, as for an empty one:
/// such vaults are read by themselves, and what refuses is reported.
/// </summary>
internal sealed class NamedVaults(BackupClient client, EstateScope scope, VaultReads reads)
{
    private readonly object _lock = new();
    private readonly HashSet<VaultId> _known = [];

    /// <summary>Notes that a vault exists.</summary>
    public void Found(VaultId? vault)
    {
        if (vault is null || !reads.IsReporting || scope.VaultIds.Count == 0)
            return;
        lock (_lock)
            _known.Add(vault);
    }

    /// <summary>Reads the vaults of which nothing was found.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!reads.IsReporting)
            return;
        VaultId[] unknown;
        lock (_lock)
            unknown = [.. scope.VaultIds.Where(vault => !_known.Contains(vault))];
        for (int index = 0; index < unknown.Length; index++)
        {
            VaultId vault = unknown[index];
            await reads.ReadAsync<VaultInfo>(
                vault, reads.Share(unknown.Length - index),
                async token =>
                {
                    VaultInfo info = await client.Vault(vault).GetInfoAsync(token).ConfigureAwait(false);
                    Found(vault);
                    return [info];
                },
                cancellationToken).ConfigureAwait(false);
        }
    }
}
