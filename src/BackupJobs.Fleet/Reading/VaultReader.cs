using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>
/// Reads one vault: the list of its new jobs, the details of running jobs and of those that Resource Graph has shown, and the details of
/// each job that has ended. Whatever it finds is committed before it is remembered.
/// </summary>
internal sealed class VaultReader(FleetOptions options, TimeProvider time, CoverageClock clock, VaultCommits commits)
{
    // A job that a vault lists a moment later than its details, or the other way round, is not lost.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    // Backup vaults list the jobs of this time only.
    private static readonly TimeSpan BackupVaultReach = TimeSpan.FromDays(14);

    // More running jobs than these cost less as a list than one by one.
    private const int MostDetails = 5;

    /// <summary>Reads a vault.</summary>
    /// <exception cref="ApiException">The vault refuses a request.</exception>
    /// <exception cref="FencedException">Another process owns the vault.</exception>
    /// <exception cref="System.Data.Common.DbException">The database refuses.</exception>
    public async Task ReadAsync(WatchedVault vault, CancellationToken cancellationToken)
    {
        VaultPass pass = new(vault, time.GetUtcNow(), time.GetTimestamp());
        try
        {
            await FindAsync(pass, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ReadFault.Is(error, cancellationToken))
        {
            // A vault of which each read is throttled at some request comes forward all the same.
            vault.Rest = pass.Rest(isThrottled: error is ApiException { Status: 429 });
            if (pass.HasFound)
                await commits.CommitAsync(pass, cancellationToken).ConfigureAwait(false);
            PlanList(pass);
            throw;
        }

        if (!pass.IsEmpty || IsReportDue(vault))
            await commits.CommitAsync(pass, cancellationToken).ConfigureAwait(false);
        PlanList(pass);
    }

    private async Task FindAsync(VaultPass pass, CancellationToken cancellationToken)
    {
        WatchedVault vault = pass.Vault;
        pass.BeginWithRest();
        await ConfirmAsync(pass, cancellationToken).ConfigureAwait(false);
        int running = vault.Running.Count();
        if (IsListDue(vault) || (running > MostDetails && vault.Kind == VaultKind.RecoveryServices))
            await ListAsync(pass, cancellationToken).ConfigureAwait(false);
        pass.ConfirmUnlisted();
        await ConfirmAsync(pass, cancellationToken).ConfigureAwait(false);
        // What the vault does not know any more has ended unseen, but only if the vault itself is there.
        if (pass.Unknown.Count > 0 && !pass.IsListed)
            await ListAsync(pass, cancellationToken).ConfigureAwait(false);
        foreach (LedgerEntry lost in pass.Unknown.Where(entry => pass.At - (entry.Started ?? entry.Seen) >= Grace))
            await pass.AddEndAsync(EndReader.Lost(vault, lost, pass.At), true, commits, cancellationToken).ConfigureAwait(false);
    }

    private void PlanList(VaultPass pass)
    {
        if (pass.IsListed)
            pass.Vault.ListDue = pass.BeganAt + (long)(PauseAfterList(pass.Vault).TotalSeconds * time.TimestampFrequency);
    }

    private bool IsListDue(WatchedVault vault) =>
        vault.CoveredUntil is null || vault.ListDue is not { } due || time.GetTimestamp() >= due;

    // Vaults that arrive together are listed together once, and not again and again.
    private TimeSpan PauseAfterList(WatchedVault vault) => vault.ListDue is null
        ? options.IdleInterval * Random.Shared.NextDouble()
        : options.IdleInterval * (0.9 + (0.1 * Random.Shared.NextDouble()));

    // Most reads of running jobs find nothing new: that they took place is written now and then.
    private bool IsReportDue(WatchedVault vault) => vault.Faults > 0 || vault.WrittenAt is not { } at
        || time.GetElapsedTime(at) >= options.IdleInterval / 3;

    /// <summary>Lists the vault from where it is covered, the oldest slice first, so that an interrupted list continues.</summary>
    private async Task ListAsync(VaultPass pass, CancellationToken cancellationToken)
    {
        WatchedVault vault = pass.Vault;
        DateTimeOffset until = clock.Now;
        DateTimeOffset? covered = vault.CoveredUntil < until ? vault.CoveredUntil : vault.CoveredUntil is null ? null : until;
        DateTimeOffset from = covered is { } known ? known - options.Overlap : until - options.FirstWindow;
        DateTimeOffset reach = vault.Kind == VaultKind.BackupVault ? until - BackupVaultReach : DateTimeOffset.MinValue;
        if (covered is { } last && until - last > options.GapAfter)
            AddGaps(pass, last, until, reach);
        if (from < reach)
            from = reach;
        DateTimeOffset? silentBefore = covered is null ? until - options.FirstReported : null;
        for (bool isLast = false; !isLast;)
        {
            isLast = until - from <= JobFilter.LongestWindow;
            DateTimeOffset end = isLast ? until : from + JobFilter.LongestWindow;
            // An open end, so that a slow clock here hides no new job.
            JobFilter filter = new() { StartTime = from, EndTime = isLast ? null : end };
            List<JobReport> listed = [];
            await foreach (JobResource job in pass.Source.Jobs.ListAsync(filter, cancellationToken).ConfigureAwait(false))
                listed.Add(JobReport.Of(job, pass.At));
            await AddAsync(pass, listed, silentBefore, cancellationToken).ConfigureAwait(false);
            pass.CoveredUntil = end;
            pass.ClosesGapsSince = isLast ? reach : null;
            if (!isLast)
                await commits.CommitAsync(pass, cancellationToken).ConfigureAwait(false);
            from = end;
        }

        pass.IsListed = true;
    }

    // What the list does not reach stays a gap.
    private static void AddGaps(VaultPass pass, DateTimeOffset covered, DateTimeOffset until, DateTimeOffset reach)
    {
        if (covered < reach)
            pass.Gaps.Add((covered, reach));
        pass.Gaps.Add((covered < reach ? reach : covered, until));
    }

    private async Task AddAsync(
        VaultPass pass, List<JobReport> listed, DateTimeOffset? silentBefore, CancellationToken cancellationToken)
    {
        VaultDifference found = VaultDifference.Of(pass.Vault.Ledger, listed, pass.At);
        pass.Listed.UnionWith(listed.Select(job => job.JobId.ToLowerInvariant()));
        pass.Ledger.AddRange(found.Running);
        foreach (JobReport job in found.Ended)
        {
            if (job.EndTime < silentBefore)
                await pass.AddEndAsync(EndReader.Of(pass.Vault, job, pass.At), false, commits, cancellationToken).ConfigureAwait(false);
            else
                pass.Confirm(job);
        }

        await ConfirmAsync(pass, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The details of the jobs that wait for it: tasks, errors and recommendations of an end are only there.</summary>
    private async Task ConfirmAsync(VaultPass pass, CancellationToken cancellationToken)
    {
        for (; pass.Waiting is { } next; pass.Looked())
        {
            LedgerEntry? known = pass.Vault.Ledger.GetValueOrDefault(next.Id);
            if (known is { IsRunning: false })
                continue;
            JobReport? job = await GetAsync(pass.Source, next.Id, cancellationToken).ConfigureAwait(false) ?? next.Listed;
            // Before the end is added, which may commit: a hint goes in the same transaction as what became of its job, and not before.
            pass.RemoveHint(next.Id);
            if (job is null && known is not null)
                pass.Unknown.Add(known);
            else if (job?.Outcome is not null)
                await pass.AddEndAsync(EndReader.Of(pass.Vault, job, pass.At), true, commits, cancellationToken).ConfigureAwait(false);
            else if (job is not null && known?.Status != VaultDifference.StatusOf(job))
                pass.Ledger.Add(new LedgerEntry(next.Id, VaultDifference.StatusOf(job), job.StartTime, pass.At, null));
        }
    }

    /// <summary>The details of a job; null if the vault does not know it.</summary>
    private static async Task<JobReport?> GetAsync(BackupVault vault, string job, CancellationToken cancellationToken)
    {
        try
        {
            ApiResponse<JobResource> details = await vault.Jobs.GetAsync(job, cancellationToken).ConfigureAwait(false);
            return JobReport.Of(details.Value);
        }
        catch (ApiException error) when (error.Status == 404)
        {
            return null;
        }
    }
}
