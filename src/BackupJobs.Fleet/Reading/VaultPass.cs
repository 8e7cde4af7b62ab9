namespace BackupJobs.Fleet;

/// <summary>One read of a vault: what it has found and not committed yet.</summary>
internal sealed class VaultPass(WatchedVault vault, DateTimeOffset at, long beganAt)
{
    // So that a long list that is interrupted does not begin again.
    private const int MostEnds = 50;

    private readonly Queue<(string Id, JobReport? Listed)> _waiting = new();
    private readonly HashSet<string> _looked = [];
    private bool _isRest;

    public WatchedVault Vault => vault;

    /// <summary>The vault's requests.</summary>
    public BackupVault Source { get; } = vault.Open();

    /// <summary>When the read began, UTC.</summary>
    public DateTimeOffset At => at;

    /// <summary>When the read began, on the monotonic clock.</summary>
    public long BeganAt => beganAt;

    public List<LedgerEntry> Ledger { get; } = [];

    public List<FoundEnd> Ends { get; } = [];

    /// <summary>Ids of jobs whose end this read has found, in lower case.</summary>
    public HashSet<string> Ended { get; } = [];

    /// <summary>Ids of jobs that were listed, in lower case.</summary>
    public HashSet<string> Listed { get; } = [];

    /// <summary>Hints whose jobs this read has looked at: they are removed with what it has found, and no others.</summary>
    public List<string> Hints { get; } = [];

    /// <summary>The next job whose details are read, and how a list shows it if one has shown that it ended; null if there is
    /// none.</summary>
    public (string Id, JobReport? Listed)? Waiting => _waiting.TryPeek(out (string, JobReport?) next) ? next : null;

    /// <summary>Running jobs that the vault does not know.</summary>
    public List<LedgerEntry> Unknown { get; } = [];

    public bool IsListed { get; set; }

    public DateTimeOffset? CoveredUntil { get; set; }

    public List<(DateTimeOffset From, DateTimeOffset Until)> Gaps { get; } = [];

    /// <summary>Whether the read has found nothing that the database does not know.</summary>
    public bool IsEmpty => Ledger.Count == 0 && Ends.Count == 0 && Hints.Count == 0 && Gaps.Count == 0
        && (CoveredUntil, ClosesGapsSince) == (null, null);

    public DateTimeOffset? ClosesGapsSince { get; set; }

    /// <summary>Whether the read has come forward, even if it is interrupted.</summary>
    public bool HasFound => Ledger.Count > 0 || Ends.Count > 0;

    /// <summary>The details of what an interrupted read has left over are read first.</summary>
    public void BeginWithRest()
    {
        foreach (string id in vault.Rest)
            _waiting.Enqueue((id, null));
        (_isRest, vault.Rest) = (_waiting.Count > 0, []);
    }

    /// <summary>The details of a job that a list shows as ended are read.</summary>
    public void Confirm(JobReport listed)
    {
        string id = listed.JobId.ToLowerInvariant();
        if (!Ended.Contains(id))
            _waiting.Enqueue((id, listed));
    }

    /// <summary>The details of running jobs that no list has shown now are read, and of those that Resource Graph has shown.</summary>
    public void ConfirmUnlisted()
    {
        // What is hinted meanwhile is for the next read.
        IReadOnlyCollection<string> hints = vault.Hints();
        Hints.AddRange(hints.Where(id => Listed.Contains(id) || vault.Ledger.GetValueOrDefault(id) is { IsRunning: false }));
        foreach (string id in vault.Running.Select(entry => entry.Job).Union(hints).Except(Listed).Except(_looked))
            _waiting.Enqueue((id, null));
    }

    /// <summary>The details of the first job that waited are known.</summary>
    public void Looked() => _looked.Add(_waiting.Dequeue().Id);

    /// <summary>What an interrupted read leaves over, in its order, which is that of the ends.</summary>
    /// <param name="isThrottled">Whether the service limits the requests, whatever they ask for.</param>
    public IReadOnlyList<string> Rest(bool isThrottled)
    {
        string[] ids = [.. _waiting.Select(job => job.Id)];
        bool failsAgain = _isRest && _looked.Count == 0 && !isThrottled;
        // A job that cannot be read holds up the others once; if there are none, it does not hold up the next list.
        return !failsAgain ? ids : ids.Length > 1 ? [.. ids.Skip(1), ids[0]] : [];
    }

    /// <summary>The hint of a job has led to it.</summary>
    public void RemoveHint(string id)
    {
        if (vault.Hints().Contains(id))
            Hints.Add(id);
    }

    /// <summary>Adds the end of a job, and commits what was found when it is much.</summary>
    public async Task AddEndAsync(JobEnd end, bool isReported, VaultCommits commits, CancellationToken cancellationToken)
    {
        string id = end.JobId.ToLowerInvariant();
        if (!Ended.Add(id))
            return;
        Ends.Add(new FoundEnd(end, isReported));
        Ledger.RemoveAll(entry => entry.Job == id);
        Ledger.Add(new LedgerEntry(id, end.Outcome.ToString(), end.Started, at, end.Ended));
        if (Ends.Count >= MostEnds)
            await commits.CommitAsync(this, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets what was committed, but not what was seen.</summary>
    public void Clear()
    {
        Ledger.Clear();
        Ends.Clear();
        Gaps.Clear();
        Hints.Clear();
        (CoveredUntil, ClosesGapsSince) = (null, null);
    }
}
