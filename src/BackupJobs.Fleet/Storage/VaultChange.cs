namespace BackupJobs.Fleet;

/// <summary>What one read of a vault has found. It is written in one transaction.</summary>
internal sealed record VaultChange
{
    public required string Vault { get; init; }

    public required Fence Fence { get; init; }

    /// <summary>When the vault was read, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the vault is read next, UTC; for readers only, because a process keeps its own pace.</summary>
    public required DateTimeOffset NextDue { get; init; }

    /// <summary>The new time until which the vault is covered; null to leave it.</summary>
    public DateTimeOffset? CoveredUntil { get; init; }

    /// <summary>Jobs that are new or have changed.</summary>
    public IReadOnlyList<LedgerEntry> Ledger { get; init; } = [];

    /// <summary>Ends that are new.</summary>
    public IReadOnlyList<FoundEnd> Ends { get; init; } = [];

    /// <summary>Ended jobs that started before this time are not listed any more, and leave the ledger; null for none.</summary>
    public DateTimeOffset? ForgetBefore { get; init; }

    /// <summary>Times that the vault was not read in.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Gaps { get; init; } = [];

    /// <summary>Gaps that begin at or after this time have been listed now; null if none have.</summary>
    public DateTimeOffset? ClosesGapsSince { get; init; }

    /// <summary>Jobs that Resource Graph showed, and that the vault has confirmed.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>Faults since the last success; 0 after a success.</summary>
    public int Faults { get; init; }

    public int? FaultStatus { get; init; }

    public string? Fault { get; init; }
}

/// <summary>The end of a job that the history may not have yet.</summary>
/// <param name="End">The end.</param>
/// <param name="IsReported">Whether sinks are notified.</param>
internal sealed record FoundEnd(JobEnd End, bool IsReported);
