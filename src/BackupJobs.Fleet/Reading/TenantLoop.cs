using System.Data.Common;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>
/// Finds the vaults of the tenants whose shard this process owns, and asks Resource Graph which jobs are new: one query a page and tick,
/// however many vaults there are. What it shows is a hint; the vault confirms it.
/// </summary>
internal sealed partial class TenantLoop(
    FleetOptions options, TimeProvider time, OwnedShards owned, TenantClients clients, FleetWriter writer, FleetHealth health,
    VaultLoader loader, Budgets budgets, ILogger<TenantLoop> logger)
{
    // Others wait for a write: a hundred thousand vaults in one would hold up all ends.
    private const int VaultsInWrite = 500;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly List<TenantWatch> _watches = [.. clients.All.Select(pair => new TenantWatch(pair.Tenant, pair.Client, options, time))];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // If one of them fails unexpectedly, the others stop as well.
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] tenants = [.. _watches.Select(watch => WatchAsync(watch, stop.Token))];
        await Task.WhenAny(tenants).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(tenants).ConfigureAwait(false);
    }

    // Each at its own pace: a tenant that does not answer must not hold up the others.
    private async Task WatchAsync(TenantWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await TickAsync(watch, cancellationToken).ConfigureAwait(false);
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
            await BeginAsync(watch, fence, cancellationToken).ConfigureAwait(false);
            bool isSearched = watch.IsSearchDue();
            if (isSearched)
            {
                using (budgets.Answers.Begin())
                    await SearchAsync(watch, fence, cancellationToken).ConfigureAwait(false);
                watch.Found();
            }

            bool isAsked = watch.IsSieveDue();
            if (isAsked)
            {
                using (budgets.Answers.Begin())
                    await SieveAsync(watch, fence, cancellationToken).ConfigureAwait(false);
            }

            // A search that succeeds between questions that fail is not the end of the fault.
            if (isSearched || isAsked)
                NoteRecovery(watch);
        }
        catch (Exception error) when (ReadFault.Is(error, cancellationToken))
        {
            watch.Postpone((error as ApiException)?.RetryAfter);
            await FaultAsync(watch, fence, error, cancellationToken).ConfigureAwait(false);
        }
        catch (FencedException)
        {
            // An ordinary hand-over: the new owner of the shard searches the tenant. The heartbeat decides whether it was one.
        }
        catch (Exception error) when (DatabaseFault.IsAway(error))
        {
            if (!health.Explains(error))
                LogNotStored(logger, error, watch.Name);
            watch.Postpone(null);
        }
    }

    private async Task BeginAsync(TenantWatch watch, Fence fence, CancellationToken cancellationToken)
    {
        if (watch.BegunIn == fence)
            return;
        string[] configured = [.. _watches.Select(other => other.Name)];
        await WriteAsync(fence, (transaction, token) => TenantTable.BeginAsync(
            transaction, watch.Name, configured, time.GetUtcNow(), token), cancellationToken).ConfigureAwait(false);
        watch.BegunIn = fence;
    }

    private async Task SearchAsync(TenantWatch watch, Fence fence, CancellationToken cancellationToken)
    {
        int found = 0;
        HashSet<string> subscriptions = [];
        List<VaultRow> vaults = [];
        await foreach (VaultRow vault in watch.FindAsync(cancellationToken).ConfigureAwait(false))
        {
            found++;
            subscriptions.Add(vault.Subscription);
            vaults.Add(vault);
            if (vaults.Count < VaultsInWrite)
                continue;
            await AddAsync(vaults, fence, cancellationToken).ConfigureAwait(false);
            vaults = [];
        }

        await AddAsync(vaults, fence, cancellationToken).ConfigureAwait(false);
        (IReadOnlyList<string> empty, IReadOnlyList<string> newlyEmpty) = watch.Empty(subscriptions);
        foreach (string subscription in newlyEmpty)
            LogEmpty(logger, subscription, watch.Name);
        await WriteAsync(fence, (transaction, token) => TenantTable.SearchedAsync(
            transaction, watch.Name, found, empty, time.GetUtcNow(), token), cancellationToken).ConfigureAwait(false);
    }

    private async Task SieveAsync(TenantWatch watch, Fence fence, CancellationToken cancellationToken)
    {
        List<(string Vault, string Job)> jobs = await watch.SieveAsync(cancellationToken).ConfigureAwait(false);
        if (jobs.Count > 0)
        {
            await WriteAsync(fence, (transaction, token) => HintTable.AddAsync(transaction, jobs, token), cancellationToken)
                .ConfigureAwait(false);
        }

        if (watch.HasFault)
        {
            await WriteAsync(
                fence, (transaction, token) => TenantTable.RecoveredAsync(transaction, watch.Name, token), cancellationToken)
                .ConfigureAwait(false);
        }

        watch.Sieved();
    }

    private void NoteRecovery(TenantWatch watch)
    {
        if (watch.Reason is not { } reason)
            return;
        watch.Reason = null;
        LogRecovered(logger, watch.Name, reason);
    }

    private async Task FaultAsync(TenantWatch watch, Fence fence, Exception error, CancellationToken cancellationToken)
    {
        int? status = ReadFault.StatusOf(error);
        string text = ReadFault.TextOf(error);
        (watch.HasFault, watch.Reason) = (true, ReadFault.Reason(status, text));
        LogRefused(logger, watch.Name, watch.Reason);
        try
        {
            await WriteAsync(fence, (transaction, token) => TenantTable.FailedAsync(
                transaction, watch.Name, status, text, time.GetUtcNow(), token), cancellationToken).ConfigureAwait(false);
        }
        catch (FencedException)
        {
            // The new owner finds the same.
        }
        catch (Exception lost) when (DatabaseFault.IsAway(lost))
        {
            if (!health.Explains(lost))
                LogNotStored(logger, lost, watch.Name);
        }
    }

    private Task WriteAsync(Fence fence, Func<DbTransaction, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        writer.WriteAsync(new FencedWrite(fence, write), cancellationToken);

    private async Task AddAsync(List<VaultRow> vaults, Fence fence, CancellationToken cancellationToken)
    {
        await WriteAsync(fence, (transaction, token) => VaultTable.AddAsync(transaction, vaults, token), cancellationToken)
            .ConfigureAwait(false);
        loader.Found(vaults);
    }

    [LoggerMessage(1, LogLevel.Warning, "Tenant '{Tenant}' cannot be searched: {Reason}")]
    private static partial void LogRefused(ILogger logger, string tenant, string reason);

    [LoggerMessage(2, LogLevel.Error, "What was found in tenant '{Tenant}' was not stored; it is searched again.")]
    private static partial void LogNotStored(ILogger logger, Exception error, string tenant);

    [LoggerMessage(3, LogLevel.Warning, "Subscription {Subscription} of tenant '{Tenant}' has no vault that the identity may read.")]
    private static partial void LogEmpty(ILogger logger, string subscription, string tenant);

    [LoggerMessage(4, LogLevel.Information, "Tenant '{Tenant}' can be searched again. The last failure was: {Reason}")]
    private static partial void LogRecovered(ILogger logger, string tenant, string reason);
}
