namespace BackupJobs.Fleet;

/// <summary>
/// Waits for the first tenant that could be searched: until then the service knows nothing, and is not ready. Whichever process searches
/// a tenant, the database has the result.
/// </summary>
internal sealed class FirstSearch(IFleetHistory history, OwnedShards owned, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Another process may have searched before this one started, and searches again within minutes.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    private volatile string? _reason = "No tenant has been searched yet.";

    /// <summary>Why none could be searched; null once one was.</summary>
    public string? Reason => _reason;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset started = time.GetUtcNow();
        try
        {
            while (_reason is not null)
            {
                await LookAsync(started, cancellationToken).ConfigureAwait(false);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }

            // The service ends when one of its parts does.
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task LookAsync(DateTimeOffset started, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<TenantSearch> tenants = await history.ListTenantsAsync(cancellationToken).ConfigureAwait(false);
            _reason = tenants.Any(tenant => tenant.Searched >= started || IsSearchedElsewhere(tenant)) ? null : Text(tenants);
        }
        catch (Exception error) when (DatabaseFault.IsAway(error) || error is IOException)
        {
            // The heartbeat reports it.
        }
    }

    private bool IsSearchedElsewhere(TenantSearch tenant) =>
        tenant.Faults == 0 && time.GetUtcNow() - tenant.Searched < Recent && !owned.TryGet(Shards.OfTenant(tenant.Tenant), out _);

    private static string Text(IReadOnlyList<TenantSearch> tenants)
    {
        string[] faults = [.. tenants.Where(tenant => tenant.Faults > 0).Select(tenant => $"{Name(tenant.Tenant)}: {ReasonOf(tenant)}")];
        return faults.Length == 0
            ? "No tenant has been searched yet."
            : "No tenant could be searched since the start. " + string.Join(' ', faults);
    }

    private static string Name(string tenant) => tenant.Length == 0 ? "The default tenant" : $"Tenant '{tenant}'";

    private static string ReasonOf(TenantSearch tenant) => ReadFault.Reason(tenant.FaultStatus, tenant.Fault);
}
