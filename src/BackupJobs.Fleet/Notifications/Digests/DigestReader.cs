namespace BackupJobs.Fleet.Notifications;

/// <summary>Composes the summary of a morning from the history.</summary>
internal static class DigestReader
{
    private const int MostFailed = 1_000;
    private const int FaultsThatCount = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static async Task<Digest> ReadAsync(
        IFleetHistory history, DateOnly date, DateTimeOffset now, CancellationToken cancellationToken)
    {
        FleetJobPage failed = await history.ListJobsAsync(
            new FleetJobFilter { Outcomes = [JobOutcome.Failed, JobOutcome.Unknown], Since = now - Day, PageSize = MostFailed },
            cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FleetItem> items = await history.ListItemsAsync(null, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FleetVault> faulty =
            await history.ListVaultsAsync(new FleetVaultFilter { OnlyFaulty = true }, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OutcomeCount> counts = await history.CountOutcomesAsync(now - Day, cancellationToken).ConfigureAwait(false);
        return Of(date, now, failed.Jobs, items, faulty, counts);
    }

    /// <summary>The summary as a function of what was read.</summary>
    public static Digest Of(
        DateOnly date, DateTimeOffset now, IReadOnlyList<JobEnd> failed, IReadOnlyList<FleetItem> items,
        IReadOnlyList<FleetVault> faulty, IReadOnlyList<OutcomeCount> counts)
    {
        HashSet<(string Vault, string Item)> failing =
            [.. failed.Where(end => end.Item is not null).Select(end => (end.VaultId, end.Item!))];
        return new Digest
        {
            Date = date,
            At = now,
            Failed = failed,
            Stale = [.. items.Where(item => item.LastSuccess is not { } success || now - success > Day).OrderBy(item => item.LastSuccess)],
            Recovered =
            [
                .. items.Where(item => item.LastOutcome is JobOutcome.Completed or JobOutcome.CompletedWithWarnings
                    && failing.Contains((item.VaultId, item.Item)))
            ],
            Unreadable = [.. faulty.Where(vault => vault.Faults >= FaultsThatCount || vault.FaultStatus is 401 or 403 or 404)],
            Succeeded = counts.Where(count => count.Outcome is JobOutcome.Completed or JobOutcome.CompletedWithWarnings)
                .Sum(count => count.Count),
        };
    }
}
