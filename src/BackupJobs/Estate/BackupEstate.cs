using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// All vaults of a scope, of both kinds. One query of Resource Graph a page reads the jobs of all vaults; where that is refused, the
/// lists of each vault give the same results with more requests. <see cref="BackupClient.Estate"/> creates it.
/// </summary>
public sealed class BackupEstate
{
    // Vaults whose older jobs are read to find the last success of their items. More have no recent backup only if everything fails.
    private const int MostHistories = 200;

    private readonly BackupClient _client;
    private readonly GraphSource _graph;
    private readonly ListSource _lists;
    private readonly NamedVaults _named;
    private volatile bool _isGraphRefused;

    internal BackupEstate(
        BackupClient client, EstateScope scope, Action<VaultId, Exception>? vaultFailed, TimeSpan? timeLimit)
    {
        (_client, Scope) = (client, scope);
        EstateTime time = new(timeLimit, client.TimeProvider);
        _graph = new GraphSource(new GraphSender(client, time), scope, client.Pipeline.Options.UnreadableItemFound);
        VaultReads reads = new(client.TimeProvider, time, vaultFailed);
        _lists = new ListSource(client, scope, VaultsAsync, reads);
        _named = new NamedVaults(client, scope, reads);
    }

    /// <summary>Which vaults the estate has.</summary>
    public EstateScope Scope { get; }

    /// <summary>Whether Resource Graph answers for all vaults at once. False since it has refused; then each vault is listed.</summary>
    public bool UsesResourceGraph => !_isGraphRefused;

    /// <summary>Finds the vaults, in the order of their ids.</summary>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ApiException">The service refuses the request.</exception>
    public async IAsyncEnumerable<VaultInfo> FindVaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (VaultInfo vault in VaultsAsync(cancellationToken).ConfigureAwait(false))
        {
            _named.Found(vault.Id);
            yield return vault;
        }

        await CheckNamedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists what the vaults protect.</summary>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The service refuses the request.</exception>
    public async IAsyncEnumerable<ProtectedItemInfo> ListProtectedItemsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (ProtectedItemInfo item in ReadAsync(static (source, token) => source.ItemsAsync(token), cancellationToken)
            .ConfigureAwait(false))
        {
            _named.Found(item.Vault);
            yield return item;
        }

        await CheckNamedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lists the jobs of all vaults, newest first. Resource Graph keeps jobs for 14 days: an older start time leads to the lists of each
    /// vault. All pages are read before the first job is returned.
    /// </summary>
    /// <param name="filter">Which jobs; null for all jobs of the last 14 days.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The service refuses the list.</exception>
    public async IAsyncEnumerable<JobReport> ListJobsAsync(
        JobFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        JobFilter wanted = WithStart(filter);
        bool isKept = wanted.StartTime >= _client.TimeProvider.GetUtcNow() - GraphSource.Retention;
        JobCursor cursor = isKept ? Cursor(wanted) : _lists.Jobs(wanted);
        IReadOnlyList<JobResource> jobs = await cursor.NewestFirstAsync(KeyOf, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = _client.TimeProvider.GetUtcNow();
        foreach (JobResource job in jobs)
        {
            JobReport report = JobReport.Of(job, now);
            _named.Found(report.Vault);
            yield return report;
        }

        await CheckNamedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lists the jobs of all vaults that have started or ended since a time, page by page and in no order: the cheapest look at a large
    /// estate. Resource Graph shows a change some time after its vault, so let the times of two lists overlap. Where Resource Graph is
    /// refused, the lists of each vault have only the jobs that have started since.
    /// </summary>
    /// <param name="since">The time, UTC; at most 14 days ago.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The service refuses the list.</exception>
    public async IAsyncEnumerable<JobReport> ListChangesAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        JobCursor cursor = Cursor(() => _graph.Changes(since), () => _lists.Jobs(new JobFilter { StartTime = since }));
        while (cursor.HasMore())
        {
            ApiPage<JobResource> page = await cursor.NextAsync(cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = _client.TimeProvider.GetUtcNow();
            foreach (JobResource job in page.Items)
                yield return JobReport.Of(job, now);
        }
    }

    /// <summary>
    /// Watches the jobs of all vaults: one query a page and tick, however many vaults there are, for the jobs that can have changed.
    /// A vault that does not answer does not delay the others (<see cref="WaitOptions.Vaults"/>).
    /// Resource Graph may lag behind, so running jobs are confirmed by their vaults from time to time, all jobs are read again each 60
    /// ticks, and the details of a job that ends are read from its vault once.
    /// </summary>
    /// <param name="filter">Which jobs. Without a start time the window begins <see cref="WaitOptions.Lookback"/> ago and moves with
    /// time.</param>
    /// <param name="options">Deadline and delays; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the watch, not the jobs. A watch does not end by itself.</param>
    /// <returns>Each job when it is first seen, whenever it has changed, and once when it has ended.</returns>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The service refused a request permanently.</exception>
    public async IAsyncEnumerable<JobUpdate> WatchAsync(
        JobFilter? filter = null, WaitOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using VaultOutages outages = new(_client.TimeProvider, options?.Vaults);
        JobRequests requests = new(slice => Cursor(slice, null, outages), (job, token) => GetAsync(job, outages, token))
        {
            IsFiltered = false, KeyOf = KeyOf, ConfirmsRunning = true, ListChanges = (slice, since) => Cursor(slice, since, outages),
            IsOut = job => VaultId.TryParse(job, out VaultId? vault) && outages.Has(vault),
        };
        using WaitSession session = new("estate", options, _client.TimeProvider, _client.Logger);
        JobListWatch watch = new(requests, session, filter ?? new JobFilter(), names: null);
        await foreach (JobUpdate update in watch.RunAsync(cancellationToken).ConfigureAwait(false))
            yield return update;
    }

    /// <summary>
    /// Checks for each protected item whether a backup has succeeded recently enough. Of items without such a success the jobs of the last
    /// 14 days are read as well, in up to 200 vaults, so that the result says when the last success was.
    /// </summary>
    /// <param name="maxAge">How old the last success may be.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>One result for each item, those without a recent success first.</returns>
    /// <exception cref="ApiException">The service refuses a request.</exception>
    public async Task<IReadOnlyList<ItemCheck>> CheckAsync(TimeSpan maxAge, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxAge, TimeSpan.Zero);
        DateTimeOffset limit = _client.TimeProvider.GetUtcNow() - maxAge;
        List<ProtectedItemInfo> items = [];
        await foreach (ProtectedItemInfo item in ListProtectedItemsAsync(cancellationToken).ConfigureAwait(false))
            items.Add(item);
        List<JobReport> jobs = [];
        await foreach (JobReport job in ListJobsAsync(new JobFilter { StartTime = limit }, cancellationToken).ConfigureAwait(false))
            jobs.Add(job);
        IReadOnlyList<ItemCheck> checks = ItemChecks.Of(items, jobs, limit);
        VaultId[][] unknown = [.. checks.Where(check => check.IsStale && check.LastSuccess is null).Select(check => check.Item.Vault)
            .Distinct().Take(MostHistories).Chunk(EstateScope.MaxVaults)];
        JobFilter earlier = WithStart(null) with { EndTime = limit };
        if (unknown.Length == 0 || earlier.StartTime >= limit)
            return checks;
        foreach (VaultId[] vaults in unknown)
        {
            JobCursor history = Cursor(
                () => _graph.Of(EstateScope.Vaults(vaults)).Jobs(earlier), () => _lists.Jobs(earlier, vaults));
            jobs.AddRange(
                (await history.NewestFirstAsync(KeyOf, cancellationToken).ConfigureAwait(false)).Select(job => JobReport.Of(job)));
        }

        return ItemChecks.Of(items, jobs, limit);
    }

    /// <summary>The vault of a job, a protected item or any other resource in a vault.</summary>
    /// <param name="resourceId">Resource id of the vault or of a resource in it.</param>
    /// <exception cref="FormatException">The string is not such an id.</exception>
    public BackupVault VaultOf(string resourceId) => _client.Vault(resourceId);

    private IAsyncEnumerable<VaultInfo> VaultsAsync(CancellationToken cancellationToken) =>
        ReadAsync(static (source, token) => source.VaultsAsync(token), cancellationToken);

    // Resource Graph leaves out vaults that do not exist; their own lists refuse.
    private Task CheckNamedAsync(CancellationToken cancellationToken) =>
        _isGraphRefused ? Task.CompletedTask : _named.CheckAsync(cancellationToken);

    private static string KeyOf(JobResource job) => job.Id is { Length: > 0 } id ? id : JobName.Of(job);

    private JobFilter WithStart(JobFilter? filter)
    {
        JobFilter wanted = filter ?? new JobFilter();
        // An hour more than Resource Graph keeps would already lead to the lists.
        return wanted.StartTime is null
            ? wanted with { StartTime = _client.TimeProvider.GetUtcNow() - GraphSource.Retention + TimeSpan.FromMinutes(1) }
            : wanted;
    }

    private async Task<ApiResponse<JobResource>> GetAsync(string jobId, VaultOutages outages, CancellationToken cancellationToken)
    {
        BackupVault vault = _client.Vault(jobId);
        try
        {
            return await SendAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && IsSilence(fault))
        {
            outages.Add(vault.Id, fault, SendAsync, IsSilence);
            throw;
        }

        Task<ApiResponse<JobResource>> SendAsync(CancellationToken token) =>
            outages.SendAsync(inner => vault.Api.Jobs.Get(JobName.Referred(jobId), inner), token);

        // Any answer may be about this job alone.
        static bool IsSilence(Exception fault) =>
            fault is ApiException { Status: 408 or 504 } || (fault is not ApiException && Transient.IsTransient(fault));
    }

    private JobCursor Cursor(JobFilter filter) => Cursor(() => _graph.Jobs(filter), () => _lists.Jobs(filter));

    // The lists of the vaults cannot be narrowed: they have all jobs of the filter.
    private JobCursor Cursor(JobFilter filter, DateTimeOffset? changedSince, VaultOutages outages)
    {
        outages.Ask();
        return Cursor(() => _graph.Jobs(filter, changedSince), () => _lists.Jobs(filter, null, outages));
    }

    private JobCursor Cursor(Func<JobCursor> graph, Func<JobCursor> lists)
    {
        JobCursor cursor = _isGraphRefused ? lists() : graph();
        return new JobCursor(() => cursor.HasMore(), async token =>
        {
            try
            {
                return await cursor.NextAsync(token).ConfigureAwait(false);
            }
            catch (ApiException error) when (!_isGraphRefused && CanReplace(error))
            {
                NoteRefusal(error);
                cursor = lists();
                return await cursor.NextAsync(token).ConfigureAwait(false);
            }
        });
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(
        Func<IEstateSource, CancellationToken, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_isGraphRefused)
        {
            await using IAsyncEnumerator<T> rows = read(_graph, cancellationToken).GetAsyncEnumerator(cancellationToken);
            bool? hasRow = await FirstAsync(rows).ConfigureAwait(false);
            for (; hasRow == true; hasRow = await rows.MoveNextAsync().ConfigureAwait(false))
                yield return rows.Current;
            if (hasRow == false)
                yield break;
        }

        await foreach (T item in read(_lists, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    /// <summary>Moves to the first row.</summary>
    /// <returns>Whether there is one; null if the lists of the vaults replace Resource Graph.</returns>
    private async Task<bool?> FirstAsync<T>(IAsyncEnumerator<T> rows)
    {
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ApiException error) when (CanReplace(error))
        {
            NoteRefusal(error);
            return null;
        }
    }

    // What has failed is asked again the next time.
    private void NoteRefusal(ApiException error) => _isGraphRefused |= !GraphSender.IsFailure(error);

    // No right, not registered, or not there, as in some sovereign clouds. A watch repeats a query that failed: its list of each vault
    // would be as many requests a tick as there are vaults. A management group cannot be read in another way.
    private bool CanReplace(ApiException error) =>
        (error.Status is 403 or 404 or 405 or 501 || (GraphSender.IsFailure(error) && !WaitScope.IsActive))
        && error.OperationId == GraphSender.OperationId && Scope.ManagementGroupNames.Count == 0;
}
