namespace BackupJobs.Fleet;

/// <summary>What cannot be read: one entry for each tenant and reason, however many vaults have it. A function of its input.</summary>
internal static class Unreadables
{
    // One fault may be a moment of the network.
    private const int FaultsThatCount = 3;

    private const int MostNamed = 5;

    /// <summary>How the search of a tenant goes.</summary>
    public static TenantState StateOf(TenantSearch tenant) =>
        tenant.Searched is null ? tenant.Faults > 0 ? TenantState.Failing : TenantState.Waiting
        : tenant.Faults >= FaultsThatCount || (tenant.Faults > 0 && tenant.FaultStatus is 401 or 403) ? TenantState.Failing
        : tenant.Found == 0 ? TenantState.Empty
        : TenantState.Searched;

    /// <summary>Whether a vault cannot be read, as opposed to one read that has failed.</summary>
    public static bool IsUnreadable(FleetVault vault) => vault.Faults >= FaultsThatCount || vault.FaultStatus is 401 or 403 or 404;

    public static IEnumerable<AttentionEntry> Entries(IReadOnlyList<TenantSearch> tenants, IReadOnlyList<FleetVault> vaults)
    {
        ILookup<(string Tenant, string Reason), FleetVault> groups = vaults.Where(IsUnreadable)
            .ToLookup(vault => (vault.Tenant, ReadFault.Reason(vault.FaultStatus, vault.Fault)));
        HashSet<(string, string)> shown = [];
        foreach (TenantSearch tenant in tenants)
        {
            TenantState state = StateOf(tenant);
            if (state == TenantState.Searched)
            {
                if (tenant.EmptySubscriptions.Count > 0)
                    yield return Entry(tenant);
                continue;
            }

            string reason = state == TenantState.Failing ? ReadFault.Reason(tenant.FaultStatus, tenant.Fault) : "";
            shown.Add((tenant.Tenant, reason));
            yield return Entry(tenant, state, reason, groups[(tenant.Tenant, reason)].Count());
        }

        foreach (IGrouping<(string Tenant, string Reason), FleetVault> group in groups.Where(group => !shown.Contains(group.Key))
            .OrderByDescending(group => group.Count()))
            yield return Entry(group.Key.Tenant, group.Key.Reason, [.. group]);
    }

    private static AttentionEntry Entry(TenantSearch tenant) => new()
    {
        Kind = AttentionKind.NoVaults,
        Tenant = tenant.Tenant,
        Text = $"No vault is found in {string.Join(", ", tenant.EmptySubscriptions.Take(MostNamed))}"
            + (tenant.EmptySubscriptions.Count > MostNamed ? $" and {tenant.EmptySubscriptions.Count - MostNamed} more" : "")
            + ": check the ids of these subscriptions, and what the identity may read.",
    };

    private static AttentionEntry Entry(TenantSearch tenant, TenantState state, string reason, int vaults) => new()
    {
        Kind = AttentionKind.Unsearched,
        Tenant = tenant.Tenant,
        Count = vaults,
        Since = tenant.Searched,
        Text = state switch
        {
            TenantState.Waiting => "It has not been searched yet.",
            TenantState.Empty => "The search finds no vault: the identity may not read any.",
            _ => reason + (vaults == 0 ? "" : $" {Vaults(vaults)} cannot be read for the same reason."),
        },
        Details = state == TenantState.Failing ? Beyond(reason, tenant.Fault) : null,
    };

    private static AttentionEntry Entry(string tenant, string reason, FleetVault[] vaults) => new()
    {
        Kind = AttentionKind.Unreadable,
        Tenant = tenant,
        Vault = vaults.Length == 1 ? vaults[0].Id : null,
        VaultName = vaults.Length == 1 ? vaults[0].Name : null,
        Count = vaults.Length,
        Since = vaults.Min(vault => vault.LastRead),
        Text = reason,
        Details = Beyond(reason, vaults[0].Fault),
    };

    private static string? Beyond(string reason, string? text) => text == reason ? null : text;

    private static string Vaults(int count) => count == 1 ? "One vault" : $"{count} vaults";
}
