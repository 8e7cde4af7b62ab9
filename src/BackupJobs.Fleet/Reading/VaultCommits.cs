using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>Commits what reads of vaults find: ledger, history, coverage and outbox in one transaction.</summary>
internal sealed class VaultCommits(FleetOptions options, TimeProvider time, FleetWriter writer, IOutbox outbox, OutboxSignal signal)
{
    private long _ends;

    /// <summary>Ends that were new.</summary>
    public long Ends => Interlocked.Read(ref _ends);

    /// <summary>Commits a part of a read, or all of it.</summary>
    public Task CommitAsync(VaultPass pass, CancellationToken cancellationToken)
    {
        WatchedVault vault = pass.Vault;
        // A minute more, for lists that round.
        DateTimeOffset? forgotten = (pass.CoveredUntil ?? vault.CoveredUntil) - options.Overlap - TimeSpan.FromMinutes(1);
        return CommitAsync(vault, New(vault, pass.At) with
        {
            CoveredUntil = pass.CoveredUntil,
            Ledger = [.. pass.Ledger],
            // Details were read in the order in which the jobs started; sinks receive ends in the order in which they ended.
            Ends = [.. pass.Ends.OrderBy(found => found.End.Ended)],
            ForgetBefore = forgotten is { } before && vault.Ended(before).Any() ? before : null,
            Gaps = [.. pass.Gaps],
            ClosesGapsSince = pass.ClosesGapsSince,
            Hints = [.. pass.Hints],
        }, pass.Clear, cancellationToken);
    }

    /// <summary>Commits that a vault refuses to be read.</summary>
    public Task CommitFaultAsync(WatchedVault vault, int? status, string fault, CancellationToken cancellationToken) => CommitAsync(
        vault, New(vault, time.GetUtcNow()) with { Faults = vault.Faults + 1, FaultStatus = status, Fault = Safe.Text(fault) }, null,
        cancellationToken);

    private VaultChange New(WatchedVault vault, DateTimeOffset at) => new()
    {
        Vault = vault.Id,
        Fence = vault.Fence,
        At = at,
        NextDue = time.GetUtcNow() + (vault.Running.Any() ? options.RunningInterval : options.IdleInterval),
    };

    private async Task CommitAsync(WatchedVault vault, VaultChange change, Action? committed, CancellationToken cancellationToken)
    {
        FencedWrite write = new(vault.Fence, (transaction, token) => WriteAsync(transaction, change, token));
        await writer.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        vault.Apply(change);
        vault.WrittenAt = time.GetTimestamp();
        committed?.Invoke();
        Interlocked.Add(ref _ends, change.Ends.Count);
        if (change.Ends.Count > 0)
            signal.Set();
    }

    private async Task WriteAsync(DbTransaction transaction, VaultChange change, CancellationToken cancellationToken)
    {
        await VaultTable.WriteAsync(transaction, change, cancellationToken).ConfigureAwait(false);
        foreach (FoundEnd found in change.Ends)
        {
            // The history decides what is new: a ledger forgets.
            if (await HistoryTable.AddAsync(transaction, found.End, cancellationToken).ConfigureAwait(false) && found.IsReported)
                await outbox.PublishAsync(transaction, found.End, cancellationToken).ConfigureAwait(false);
        }
    }
}
