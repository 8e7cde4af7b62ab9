namespace BackupJobs.Fleet;

/// <summary>One read of a vault: what it has found and not committed yet.</summary>
internal sealed class VaultPass(WatchedVault vault, DateTimeOffset at, long beganAt)
{
    // So that a long list that is interrupted does not begin again.
    private const int MostEnds = 50;

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

    public List<string> Hints { get; } = [];

    /// <summary>Running jobs that the vault does not know.</summary>
    public List<LedgerEntry> Unknown { get; } = [];

    public bool IsListed { get; set; }

    public DateTimeOffset? CoveredUntil { get; set; }

    public List<(DateTimeOffset From, DateTimeOffset Until)> Gaps { get; } = [];

    /// <summary>Whether the read has found nothing that the database does not know.</summary>
    public bool IsEmpty => Ledger.Count == 0 && Ends.Count == 0 && Hints.Count == 0 && Gaps.Count == 0
        && (CoveredUntil, ClosesGapsSince) == (null, null);

    public DateTimeOffset? ClosesGapsSince { get; set; }

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
        (CoveredUntil, ClosesGapsSince) = (null, null);
    }
}
