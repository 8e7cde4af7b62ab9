using BackupJobsGen.Runtime;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>
/// Finds the vaults of the tenants whose shard this process owns, and asks Resource Graph which jobs are new: one query a page and tick,
/// however many vaults there are. What it shows is a hint; the vault confirms it.
/// </summary>
internal sealed partial class TenantLoop(
    FleetOptions options, TimeProvider time, OwnedShards owned, TenantClients clients, FleetWriter writer, FleetHealth health,
    VaultLoader loader, ILogger<TenantLoop> logger)
{
    // Others wait for a write: a hundred thousand vaults in one would hold up all ends.
    private const int VaultsInWrite = 500;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly List<TenantWatch> _watches = [.. clients.All.Select(pair => new TenantWatch(pair.Tenant, pair.Client, options, time))];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.WhenAll(_watches.Select(watch => TickAsync(watch, cancellationToken))).ConfigureAwait(false);
                await Task.Delay(Tick, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task TickAsync(TenantWatch watch, CancellationToken cancellationToken)
    {
        if (!health.MayWork || !owned.TryGet(watch.Shard, out Fence fence))
            return;
        try
        {
            if (watch.IsSearchDue())
            {
                await SearchAsync(watch, fence, cancellationToken).ConfigureAwait(false);
                watch.Found();
            }

            if (watch.IsSieveDue())
            {
                List<(string Vault, string Job)> jobs = await watch.SieveAsync(cancellationToken).ConfigureAwait(false);
                if (jobs.Count > 0)
                {
                    await writer.WriteAsync(
                        new FencedWrite(fence, (transaction, token) => HintTable.AddAsync(transaction, jobs, token)), cancellationToken)
                        .ConfigureAwait(false);
                }

                watch.Sieved();
            }
        }
        catch (Exception error) when (error is ApiException or HttpRequestException or IOException or TimeoutException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogRefused(logger, watch.Name, Redact.Text(error.Message));
            watch.Postpone((error as ApiException)?.RetryAfter);
        }
        catch (Exception error) when (DatabaseFault.IsAwayOrFenced(error))
        {
            LogNotStored(logger, error, watch.Name);
            watch.Postpone(null);
        }
    }

    private async Task SearchAsync(TenantWatch watch, Fence fence, CancellationToken cancellationToken)
    {
        List<VaultRow> vaults = [];
        await foreach (VaultRow vault in watch.FindAsync(cancellationToken).ConfigureAwait(false))
        {
            vaults.Add(vault);
            if (vaults.Count < VaultsInWrite)
                continue;
            await AddAsync(vaults, fence, cancellationToken).ConfigureAwait(false);
            vaults = [];
        }

        await AddAsync(vaults, fence, cancellationToken).ConfigureAwait(false);
    }

    private async Task AddAsync(List<VaultRow> vaults, Fence fence, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(
            new FencedWrite(fence, (transaction, token) => VaultTable.AddAsync(transaction, vaults, token)), cancellationToken)
            .ConfigureAwait(false);
        loader.Found(vaults);
    }

    [LoggerMessage(1, LogLevel.Warning, "Tenant '{Tenant}' cannot be searched: {Reason}")]
    private static partial void LogRefused(ILogger logger, string tenant, string reason);

    [LoggerMessage(2, LogLevel.Error, "What was found in tenant '{Tenant}' was not stored; it is searched again.")]
    private static partial void LogNotStored(ILogger logger, Exception error, string tenant);
}
