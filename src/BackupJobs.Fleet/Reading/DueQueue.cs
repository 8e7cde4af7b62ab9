namespace BackupJobs.Fleet;

/// <summary>The vaults of this process by when they are due: one queue, not a loop for each vault. It runs on the monotonic
/// clock.</summary>
internal sealed class DueQueue(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<WatchedVault, long> _queue = new();

    /// <summary>Vaults that are due and that no worker has.</summary>
    public int DueCount
    {
        get
        {
            lock (_lock)
            {
                long now = time.GetTimestamp();
                return _queue.UnorderedItems.Count(entry =>
                    entry.Priority <= now && entry.Priority == entry.Element.Due && !entry.Element.IsBusy);
            }
        }
    }

    /// <summary>Reads a vault after a delay, whatever was planned before.</summary>
    public void Schedule(WatchedVault vault, TimeSpan delay)
    {
        lock (_lock)
        {
            vault.Due = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
            _queue.Enqueue(vault, vault.Due);
        }
    }

    /// <summary>Reads a vault sooner than planned.</summary>
    public void Advance(WatchedVault vault)
    {
        lock (_lock)
        {
            // A vault that is read now finds its hints afterwards.
            if (vault.IsBusy || vault.Due <= time.GetTimestamp())
                return;
        }

        Schedule(vault, TimeSpan.Zero);
    }

    /// <summary>Takes vaults that are due, for a worker each.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="waitOf">How long a vault must wait for its budget or its place; zero if it is taken.</param>
    public List<WatchedVault> Take(int most, Func<WatchedVault, TimeSpan> waitOf)
    {
        List<WatchedVault> taken = [];
        lock (_lock)
        {
            long now = time.GetTimestamp();
            // Each waiting vault is put back once in a tick.
            for (int looked = _queue.Count; looked > 0 && taken.Count < most; looked--)
            {
                if (!_queue.TryPeek(out WatchedVault? vault, out long due) || due > now)
                    break;
                _queue.Dequeue();
                // An older entry, or a vault that a worker has.
                if (due != vault.Due || vault.IsBusy)
                    continue;
                if (waitOf(vault) is { Ticks: > 0 } wait)
                {
                    vault.Due = now + (long)(wait.TotalSeconds * time.TimestampFrequency) + 1;
                    _queue.Enqueue(vault, vault.Due);
                    continue;
                }

                vault.IsBusy = true;
                taken.Add(vault);
            }
        }

        return taken;
    }
}
