using System.Runtime.CompilerServices;
using BackupJobs.DataProtection;
using BackupJobs.ProtectedItems;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Reads an estate by the lists of each subscription and each vault, within a budget of requests for each subscription. A vault that
/// refuses its list is reported, and the others are still read.
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="scope">Which subscriptions.</param>
/// <param name="find">Finds the vaults whose jobs are listed, by Resource Graph where it is not refused.</param>
/// <param name="vaultFailed">Called for each vault that refuses its list; null to leave it out silently.</param>
internal sealed class ListSource(
    BackupClient client, EstateScope scope, Func<CancellationToken, IAsyncEnumerable<VaultInfo>> find,
    Action<VaultId, Exception>? vaultFailed) : IEstateSource
{
    private readonly RequestBudget _budget = new(client.TimeProvider);
    private readonly RecoveryServicesVaults.VaultsOperations _recoveryServices = new(client.Pipeline);
    private readonly BackupVaults.BackupVaultsOperations _backupVaults = new(client.Pipeline);
    private readonly BackupProtectedItemsOperations _items = new(client.Pipeline);
    private readonly BackupInstancesOperations _instances = new(client.Pipeline);

    public async IAsyncEnumerable<VaultInfo> VaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (VaultId id in scope.VaultIds)
            yield return new VaultInfo(id, null, null);
        if (scope.VaultIds.Count > 0)
            yield break;
        await foreach (string subscription in SubscriptionsAsync(cancellationToken).ConfigureAwait(false))
        {
            await _budget.TakeAsync(subscription, cancellationToken).ConfigureAwait(false);
            await foreach (var vault in _recoveryServices.ListBySubscriptionIdAsync(subscription, cancellationToken).ConfigureAwait(false))
            {
                if (VaultId.TryParse(vault.Id, out VaultId? id))
                    yield return new VaultInfo(id, vault.Location, null);
            }

            await _budget.TakeAsync(subscription, cancellationToken).ConfigureAwait(false);
            await foreach (var vault in _backupVaults.GetInSubscriptionAsync(subscription, cancellationToken).ConfigureAwait(false))
            {
                if (VaultId.TryParse(vault.Id, out VaultId? id))
                    yield return new VaultInfo(id, vault.Location, null);
            }
        }
    }

    public JobCursor Jobs(JobFilter filter)
    {
        VaultCursor cursor = new(this, filter);
        return new JobCursor(() => cursor.HasMore, cursor.NextAsync);
    }

    public async IAsyncEnumerable<ProtectedItemInfo> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (VaultInfo vault in VaultsAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (ProtectedItemInfo item in await ItemsAsync(vault.Id, cancellationToken).ConfigureAwait(false))
                yield return item;
        }
    }

    private async Task<List<ProtectedItemInfo>> ItemsAsync(VaultId vault, CancellationToken cancellationToken)
    {
        List<ProtectedItemInfo> items = [];
        try
        {
            await _budget.TakeAsync(vault.SubscriptionId, cancellationToken).ConfigureAwait(false);
            if (vault.Kind == VaultKind.BackupVault)
            {
                await foreach (BackupInstanceResource instance in _instances
                    .ListAsync(vault.SubscriptionId, vault.ResourceGroup, vault.VaultName, cancellationToken).ConfigureAwait(false))
                    Add(items, ApiJson.Write(instance));
            }
            else
            {
                await foreach (ProtectedItemResource item in _items
                    .ListAsync(vault.VaultName, vault.ResourceGroup, vault.SubscriptionId, null, null, cancellationToken)
                    .ConfigureAwait(false))
                    Add(items, ApiJson.Write(item));
            }
        }
        catch (ApiException error) when (IsOfVault(error))
        {
            vaultFailed?.Invoke(vault, error);
        }

        return items;
    }

    private static void Add(List<ProtectedItemInfo> items, RawJson json)
    {
        if (ProtectedItemReader.Read(json) is { } item)
            items.Add(item);
    }

    // A vault that is gone or may not be read; everything else would be the same for the next vault.
    private static bool IsOfVault(ApiException error) => error.Status is 403 or 404;

    private async IAsyncEnumerable<string> SubscriptionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string id in scope.SubscriptionIds)
            yield return id;
        if (scope.SubscriptionIds.Count > 0)
            yield break;
        await foreach (string id in SubscriptionList.ReadAsync(client, cancellationToken).ConfigureAwait(false))
            yield return id;
    }

    /// <summary>The pages of one vault after those of another.</summary>
    private sealed class VaultCursor(ListSource source, JobFilter filter)
    {
        private Queue<VaultId>? _vaults;
        private JobPages? _pages;

        public bool HasMore => _vaults is null || _vaults.Count > 0;

        public async Task<ApiPage<JobResource>> NextAsync(CancellationToken cancellationToken)
        {
            _vaults ??= new Queue<VaultId>(await FindAsync(cancellationToken).ConfigureAwait(false));
            if (!_vaults.TryPeek(out VaultId? vault))
                return new ApiPage<JobResource> { Items = ValueList<JobResource>.Empty, Response = ApiResponse.FromStatus() };
            BackupClient client = source.Client;
            _pages ??= client.Vault(vault).Api.Jobs.List(filter, client.TimeProvider.GetUtcNow());
            await source._budget.TakeAsync(vault.SubscriptionId, cancellationToken).ConfigureAwait(false);
            try
            {
                ApiPage<JobResource> page = await _pages.NextAsync(cancellationToken).ConfigureAwait(false);
                if (!_pages.HasMore)
                    End();
                return page;
            }
            catch (ApiException error) when (IsOfVault(error))
            {
                source.Report(vault, error);
                End();
                return new ApiPage<JobResource> { Items = ValueList<JobResource>.Empty, Response = error.Response };
            }
        }

        private void End()
        {
            _pages = null;
            _vaults!.Dequeue();
        }

        private async Task<List<VaultId>> FindAsync(CancellationToken cancellationToken)
        {
            List<VaultId> vaults = [];
            await foreach (VaultInfo vault in source.Find(cancellationToken).ConfigureAwait(false))
                vaults.Add(vault.Id);
            return vaults;
        }
    }

    private BackupClient Client => client;

    private IAsyncEnumerable<VaultInfo> Find(CancellationToken cancellationToken) => find(cancellationToken);

    private void Report(VaultId vault, Exception error) => vaultFailed?.Invoke(vault, error);
}
