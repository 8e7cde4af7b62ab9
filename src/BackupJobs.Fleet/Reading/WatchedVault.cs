namespace BackupJobs.Fleet;

/// <summary>A vault in the memory of its owner. One worker at a time reads it; it changes only after the commit.</summary>
internal sealed class WatchedVault(VaultRow row, Fence fence, BackupVault vault)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _hints = [];

    public string Id => row.Id;

    public VaultKind Kind => row.Kind;

    public string Subscription => row.Subscription;

    public string Tenant => row.Tenant;

    public Fence Fence => fence;

    public BackupVault Vault => vault;

    public Dictionary<string, LedgerEntry> Ledger { get; } = row.Ledger.ToDictionary(entry => entry.Job);

    public DateTimeOffset? CoveredUntil { get; private set; } = row.CoveredUntil;

    public int Faults { get; private set; } = row.Faults;

    /// <summary>When it was last listed, on the monotonic clock; null if not by this owner.</summary>
    public long? ListedAt { get; set; }

    /// <summary>When it is read next, on the monotonic clock. The queue may have older entries.</summary>
    public long Due { get; set; }

    public bool IsBusy { get; set; }

    public IEnumerable<LedgerEntry> Running => Ledger.Values.Where(entry => entry.IsRunning);

    public void AddHint(string job)
    {
        lock (_lock)
            _hints.Add(job);
    }

    public List<string> Hints()
    {
        lock (_lock)
            return [.. _hints];
    }

    /// <summary>Takes over what was committed.</summary>
    public void Apply(VaultChange change)
    {
        CoveredUntil = change.CoveredUntil ?? CoveredUntil;
        Faults = change.Faults;
        foreach (LedgerEntry entry in change.Ledger)
            Ledger[entry.Job] = entry;
        if (change.ForgetBefore is { } before)
        {
            foreach (LedgerEntry old in Ledger.Values.Where(entry => !entry.IsRunning && entry.Started < before).ToList())
                Ledger.Remove(old.Job);
        }

        lock (_lock)
            _hints.ExceptWith(change.Hints);
    }
}
