using System.Runtime.CompilerServices;
using BackupJobs.DataProtection;
using BackupJobs.ProtectedItems;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Reads an estate by the lists of each subscription and each vault, several at once, within a budget of requests for each subscription. A
/// vault that refuses its list is reported, and the others are still read.
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="scope">Which subscriptions.</param>
/// <param name="find">Finds the vaults whose jobs are listed, by Resource Graph where it is not refused.</param>
/// <param name="reads">Reads each vault so that its failure is its own.</param>
internal sealed class ListSource(
    BackupClient client, EstateScope scope, Func<CancellationToken, IAsyncEnumerable<VaultInfo>> find, VaultReads reads)
    : IEstateSource
{
    private const int AtOnce = 16;

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
            await foreach (RecoveryServicesVaults.Vault vault in ReadAsync(
                _recoveryServices.ListBySubscriptionIdAsync(subscription, cancellationToken), subscription, cancellationToken)
                .ConfigureAwait(false))
            {
                if (VaultId.TryParse(vault.Id, out VaultId? id))
                    yield return new VaultInfo(id, vault.Location, null) { Tags = vault.Tags ?? ValueMap<string>.Empty };
            }

            await foreach (BackupVaults.BackupVaultResource vault in ReadAsync(
                _backupVaults.GetInSubscriptionAsync(subscription, cancellationToken), subscription, cancellationToken)
                .ConfigureAwait(false))
            {
                if (VaultId.TryParse(vault.Id, out VaultId? id))
                    yield return new VaultInfo(id, vault.Location, null) { Tags = vault.Tags ?? ValueMap<string>.Empty };
            }
        }
    }

    public JobCursor Jobs(JobFilter filter) => Jobs(filter, null);

    /// <param name="filter">Which jobs.</param>
    /// <param name="vaults">The vaults; null for all of the scope.</param>
    /// <param name="outages">The vaults of a watch that cannot be read; null for a list, of which each vault is a part.</param>
    public JobCursor Jobs(JobFilter filter, IReadOnlyCollection<VaultId>? vaults, VaultOutages? outages = null)
    {
        VaultCursor cursor = new(this, filter, vaults, outages);
        return new JobCursor(() => cursor.HasMore, cursor.NextAsync);
    }

    public async IAsyncEnumerable<ProtectedItemInfo> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Queue<VaultId[]> batches = await BatchesAsync(VaultsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        while (batches.Count > 0)
        {
            foreach (ProtectedItemInfo item in await ReadBatchAsync(batches, ItemsAsync, cancellationToken).ConfigureAwait(false))
                yield return item;
        }
    }

    // The budget is that of a subscription: vaults that are read at once are of as many subscriptions as possible.
    private static async Task<Queue<VaultId[]>> BatchesAsync(IAsyncEnumerable<VaultInfo> vaults, CancellationToken cancellationToken)
    {
        Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);
        List<(VaultId Id, int Turn)> turns = [];
        await foreach (VaultInfo vault in vaults.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            int turn = counts[vault.Id.SubscriptionId] = counts.GetValueOrDefault(vault.Id.SubscriptionId) + 1;
            turns.Add((vault.Id, turn));
        }

        return new Queue<VaultId[]>(turns.OrderBy(vault => vault.Turn).Select(vault => vault.Id).Chunk(AtOnce));
    }

    private async Task<IReadOnlyList<ProtectedItemInfo>> ItemsAsync(VaultId vault, CancellationToken cancellationToken)
    {
        List<ProtectedItemInfo> items = [];
        if (vault.Kind == VaultKind.BackupVault)
        {
            await foreach (BackupInstanceResource instance in ReadAsync(
                _instances.ListAsync(vault.SubscriptionId, vault.ResourceGroup, vault.VaultName, cancellationToken),
                vault.SubscriptionId, cancellationToken).ConfigureAwait(false))
                Add(items, ListedItems.Of(instance));
        }
        else
        {
            await foreach (ProtectedItemResource item in ReadAsync(
                _items.ListAsync(vault.VaultName, vault.ResourceGroup, vault.SubscriptionId, null, null, cancellationToken),
                vault.SubscriptionId, cancellationToken).ConfigureAwait(false))
                Add(items, ListedItems.Of(item));
        }

        return items;
    }

    private static void Add(List<ProtectedItemInfo> items, ProtectedItemInfo? item)
    {
        if (item is not null)
            items.Add(item);
    }

    // Each page is a request of the subscription's budget.
    private async IAsyncEnumerable<T> ReadAsync<T>(
        ApiPageable<T> list, string subscription, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiPageCursor<T> cursor = list.GetCursor();
        while (cursor.HasMore)
        {
            ApiPage<T> page = await _budget.SendAsync(subscription, cursor.NextAsync, cancellationToken).ConfigureAwait(false);
            foreach (T item in page.Items)
                yield return item;
        }
    }

    private async IAsyncEnumerable<string> SubscriptionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string id in scope.SubscriptionIds)
            yield return id;
        if (scope.SubscriptionIds.Count > 0)
            yield break;
        await foreach (string id in SubscriptionList.ReadAsync(client, cancellationToken).ConfigureAwait(false))
            yield return id;
    }

    private async Task<IReadOnlyList<JobResource>> JobsAsync(
        VaultId vault, JobFilter filter, VaultOutages? outages, CancellationToken cancellationToken)
    {
        if (outages is null)
            return await JobsAsync(vault, filter, static (page, token) => page(token), cancellationToken).ConfigureAwait(false);
        if (outages.Has(vault))
            return [];
        try
        {
            return await SendAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested
            && (fault is ApiException { Status: 403 or 404 }
                || (Transient.IsTransient(fault) && fault is not ApiException { Status: 429 })))
        {
            outages.Add(vault, fault, SendAsync, static _ => true);
            return [];
        }

        Task<IReadOnlyList<JobResource>> SendAsync(CancellationToken token) => JobsAsync(vault, filter, outages.SendAsync, token);
    }

    private async Task<IReadOnlyList<JobResource>> JobsAsync(
        VaultId vault, JobFilter filter,
        Func<Func<CancellationToken, Task<ApiPage<JobResource>>>, CancellationToken, Task<ApiPage<JobResource>>> send,
        CancellationToken cancellationToken)
    {
        List<JobResource> jobs = [];
        JobPages pages = client.Vault(vault).Api.Jobs.List(filter, client.TimeProvider.GetUtcNow());
        while (pages.HasMore)
        {
            ApiPage<JobResource> page = await _budget
                .SendAsync(vault.SubscriptionId, token => send(pages.NextAsync, token), cancellationToken).ConfigureAwait(false);
            jobs.AddRange(page.Items);
        }

        return jobs;
    }

    private IAsyncEnumerable<VaultInfo> Find(IReadOnlyCollection<VaultId>? vaults, CancellationToken cancellationToken) =>
        vaults is null ? find(cancellationToken) : NamedAsync(vaults);

    private static async IAsyncEnumerable<VaultInfo> NamedAsync(IEnumerable<VaultId> vaults)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (VaultId vault in vaults)
            yield return new VaultInfo(vault, null, null);
    }

    // A batch that failed stays in the queue, and is read again as a whole.
    private async Task<IEnumerable<T>> ReadBatchAsync<T>(
        Queue<VaultId[]> batches, Func<VaultId, CancellationToken, Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken)
    {
        TimeSpan? share = reads.Share(batches.Count);
        IReadOnlyList<T>[] lists = await Task.WhenAll(batches.Peek().Select(vault =>
            reads.ReadAsync(vault, share, token => read(vault, token), cancellationToken))).ConfigureAwait(false);
        batches.Dequeue();
        return lists.SelectMany(static list => list);
    }

    /// <summary>The jobs of some vaults after those of others, as pages.</summary>
    private sealed class VaultCursor(ListSource source, JobFilter filter, IReadOnlyCollection<VaultId>? vaults, VaultOutages? outages)
    {
        private Queue<VaultId[]>? _batches;

        public bool HasMore => _batches is null || _batches.Count > 0;

        public async Task<ApiPage<JobResource>> NextAsync(CancellationToken cancellationToken)
        {
            _batches ??= await BatchesAsync(source.Find(vaults, cancellationToken), cancellationToken).ConfigureAwait(false);
            IEnumerable<JobResource> jobs = _batches.Count == 0
                ? []
                : await source.ReadBatchAsync(
                    _batches, (vault, token) => source.JobsAsync(vault, filter, outages, token), cancellationToken)
                    .ConfigureAwait(false);
            return new ApiPage<JobResource> { Items = ValueList.From(jobs), Response = ApiResponse.FromStatus() };
        }
    }
}
