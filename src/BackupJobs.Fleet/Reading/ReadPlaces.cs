namespace BackupJobs.Fleet;

/// <summary>
/// The workers that a subscription and a tenant may have at once, so that vaults which do not answer leave workers to the others. A
/// tenant is limited from its first read without an answer until one of its vaults answers.
/// </summary>
internal sealed class ReadPlaces(FleetOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string? Subscription), int> _taken = [];
    private readonly HashSet<string> _silent = [];

    private int MostOfSubscription => Math.Max(2, options.ParallelReads / 8);

    private int MostOfSilentTenant => Math.Max(1, options.ParallelReads / 4);

    /// <summary>Takes a place for a vault, if there is one.</summary>
    public bool TryTake(WatchedVault vault)
    {
        lock (_lock)
        {
            if (_taken.GetValueOrDefault((vault.Tenant, vault.Subscription)) >= MostOfSubscription
                || (_silent.Contains(vault.Tenant) && _taken.GetValueOrDefault((vault.Tenant, null)) >= MostOfSilentTenant))
                return false;
            Add(vault, 1);
            return true;
        }
    }

    /// <summary>Gives the place back.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="hasAnswered">Whether it has answered, in whatever way; null if it was not asked.</param>
    public void Return(WatchedVault vault, bool? hasAnswered)
    {
        lock (_lock)
        {
            Add(vault, -1);
            if (hasAnswered == true)
                _silent.Remove(vault.Tenant);
            else if (hasAnswered == false)
                _silent.Add(vault.Tenant);
        }
    }

    private void Add(WatchedVault vault, int count)
    {
        foreach (string? subscription in (string?[])[vault.Subscription, null])
        {
            (string, string?) key = (vault.Tenant, subscription);
            int left = _taken.GetValueOrDefault(key) + count;
            if (left == 0)
                _taken.Remove(key);
            else
                _taken[key] = left;
        }
    }
}
