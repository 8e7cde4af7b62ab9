using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet.Notifications;

/// <summary>Composes the summary of a morning from the history.</summary>
internal static class DigestReader
{
    private const int MostFailed = 1_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static async Task<Digest> ReadAsync(
        IFleetHistory history, NotificationOptions rules, DateOnly date, DateTimeOffset now, CancellationToken cancellationToken)
    {
        FleetJobPage failed = await history.ListJobsAsync(
            new FleetJobFilter { Outcomes = [JobOutcome.Failed, JobOutcome.Unknown], Since = now - Day, PageSize = MostFailed },
            cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FleetItem> items = await history.ListItemsAsync(null, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FleetVault> faulty =
            await history.ListVaultsAsync(new FleetVaultFilter { OnlyFaulty = true }, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OutcomeCount> counts = await history.CountOutcomesAsync(now - Day, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TenantSearch> tenants = await history.ListTenantsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<string, FleetVault> vaults = (await history.ListVaultsAsync(null, cancellationToken).ConfigureAwait(false))
            .ToDictionary(vault => vault.Id, StringComparer.Ordinal);
        ValueMap<string> TagsOf(string vault) =>
            vaults.TryGetValue(vault, out FleetVault? found) ? VaultTable.TagsOf(found.Tags) : ValueMap<string>.Empty;
        JobEnd Failure(string vault) => new()
        {
            Key = "",
            VaultId = vault,
            Kind = vaults[vault].Kind,
            Subscription = vaults[vault].Subscription,
            Tenant = vaults[vault].Tenant,
            JobId = "",
            Outcome = JobOutcome.Failed,
            Ended = now,
            Seen = now,
            VaultTags = TagsOf(vault),
        };
        bool IsSilenced(FleetItem item) => vaults.ContainsKey(item.VaultId)
            && Routing.IsSilenced(Failure(item.VaultId) with { Item = item.Item, Operation = "Backup" }, rules);
        return Of(
            date, now, [.. failed.Jobs.Where(end => !Routing.IsSilenced(end with { VaultTags = TagsOf(end.VaultId) }, rules))],
            [.. items.Where(item => !IsSilenced(item))],
            [.. faulty.Where(vault => !Routing.IsSilenced(Failure(vault.Id), rules))], counts) with
        {
            Tenants = tenants,
            TenantOf = vaults.ToDictionary(vault => vault.Key, vault => vault.Value.Tenant, StringComparer.Ordinal),
        };
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
            Unreadable = [.. faulty.Where(Unreadables.IsUnreadable)],
            Succeeded = counts.Where(count => count.Outcome is JobOutcome.Completed or JobOutcome.CompletedWithWarnings)
                .Sum(count => count.Count),
        };
    }
}
