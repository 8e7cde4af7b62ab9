using System.Collections.Immutable;

namespace BackupJobs.Fleet;

/// <summary>
/// A vault in the memory of its owner. One worker at a time reads it; it changes only after the commit. There may be a hundred thousand:
/// what a read alone needs is made for the read.
/// </summary>
internal sealed class WatchedVault
{
    private readonly BackupClient _client;
    private ImmutableHashSet<string> _hints = [];

    /// <param name="row">The vault as the database has it.</param>
    /// <param name="fence">Its shard, in the epoch of this owner.</param>
    /// <param name="client">The client of its tenant.</param>
    public WatchedVault(VaultRow row, Fence fence, BackupClient client)
    {
        (Id, Kind, Subscription, Tenant, Fence, _client) = (row.Id, row.Kind, row.Subscription, row.Tenant, fence, client);
        (CoveredUntil, Faults) = (row.CoveredUntil, row.Faults);
        Ledger = row.Ledger.ToDictionary(entry => entry.Job);
    }

    public string Id { get; }

    public VaultKind Kind { get; }

    public string Subscription { get; }

    public string Tenant { get; }

    public Fence Fence { get; }

    public Dictionary<string, LedgerEntry> Ledger { get; }

    public DateTimeOffset? CoveredUntil { get; private set; }

    public int Faults { get; private set; }

    /// <summary>Why the last read of this owner has failed; null if it has not.</summary>
    public string? Reason { get; set; }

    /// <summary>When it is listed next, on the monotonic clock; null until this owner has listed it.</summary>
    public long? ListDue { get; set; }

    /// <summary>When it is read next, on the monotonic clock. The queue may have older entries.</summary>
    public long Due { get; set; }

    /// <summary>When a read was last written to the database, on the monotonic clock; null if not by this owner.</summary>
    public long? WrittenAt { get; set; }

    public bool IsBusy { get; set; }

    /// <summary>Ids of jobs whose details an interrupted read has left over.</summary>
    public IReadOnlyList<string> Rest { get; set; } = [];

    public IEnumerable<LedgerEntry> Running => Ledger.Values.Where(entry => entry.IsRunning);

    /// <summary>Opens the vault for a read.</summary>
    public BackupVault Open() => _client.Vault(VaultId.Parse(Id));

    public void AddHint(string job) => ImmutableInterlocked.Update(ref _hints, static (hints, added) => hints.Add(added), job);

    public IReadOnlyCollection<string> Hints() => Volatile.Read(ref _hints);

    /// <summary>Takes over what was committed.</summary>
    public void Apply(VaultChange change)
    {
        CoveredUntil = change.CoveredUntil ?? CoveredUntil;
        Faults = change.Faults;
        foreach (LedgerEntry entry in change.Ledger)
            Ledger[entry.Job] = entry;
        if (change.ForgetBefore is { } before)
        {
            foreach (LedgerEntry old in Ended(before).ToList())
                Ledger.Remove(old.Job);
        }

        ImmutableInterlocked.Update(ref _hints, static (hints, read) => hints.Except(read), change.Hints);
    }

    /// <summary>Ended jobs that started before a time.</summary>
    public IEnumerable<LedgerEntry> Ended(DateTimeOffset startedBefore) =>
        Ledger.Values.Where(entry => !entry.IsRunning && entry.Started < startedBefore);
}
