using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BackupJobs.Fleet;

/// <summary>The search and the sieve of one tenant.</summary>
internal sealed class TenantWatch(FleetTenant tenant, BackupClient client, FleetOptions options, TimeProvider time)
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);

    // So much later than its vault Resource Graph may show a job; what is later still is found by the vault's own lists.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(5);

    // After a longer outage the lists of vaults find the rest.
    private static readonly TimeSpan LongestUnseen = TimeSpan.FromHours(1);

    private readonly BackupEstate _estate = client.Estate(tenant.Scope);
    // Hashes of vault, job and status: there are thousands, for minutes.
    private HashSet<Guid> _shown = [];
    private HashSet<Guid> _showing = [];
    private string[] _empty = [];
    private long? _searchedAt;
    private long? _sievedAt;
    private long _postponedAt;
    private TimeSpan _postponed;

    public string Name => tenant.Id;

    /// <summary>In which epoch of its shard the tenant is known to be watched.</summary>
    public Fence BegunIn { get; set; }

    /// <summary>Whether the last search or question has failed; true before the first, for what an earlier owner has stored.</summary>
    public bool HasFault { get; set; } = true;

    /// <summary>Why the last search or question of this process has failed; null if it has not.</summary>
    public string? Reason { get; set; }

    public int Shard { get; } = Shards.OfTenant(tenant.Id);

    public bool IsSearchDue() => IsDue(_searchedAt, options.DiscoveryInterval);

    // Where Resource Graph is refused, the lists of vaults find everything.
    public bool IsSieveDue() => _estate.UsesResourceGraph && IsDue(_sievedAt, options.SieveInterval);

    public async IAsyncEnumerable<VaultRow> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (VaultInfo found in _estate.FindVaultsAsync(cancellationToken).ConfigureAwait(false))
        {
            string subscription = found.Id.SubscriptionId.ToLowerInvariant();
            yield return new VaultRow
            {
                Id = found.Id.ToString().ToLowerInvariant(),
                Shard = Shards.OfSubscription(tenant.Id, subscription),
                Subscription = subscription,
                Tenant = tenant.Id,
                Kind = found.Id.Kind,
                Name = found.Id.VaultName,
                Location = Safe.Text(found.Location),
                Tags = found.Tags.Count == 0 ? null : Safe.Storable(JsonSerializer.Serialize(found.Tags.ToDictionary())),
                Found = time.GetUtcNow(),
            };
        }
    }

    /// <summary>Subscriptions that were specified and have no vault that the identity may read.</summary>
    /// <param name="found">Subscriptions of the vaults that were found.</param>
    /// <returns>All of them, and those that were not empty before.</returns>
    public (IReadOnlyList<string> All, IReadOnlyList<string> New) Empty(IReadOnlySet<string> found)
    {
        string[] empty = [.. tenant.Scope.SubscriptionIds.Select(id => id.ToLowerInvariant()).Except(found)];
        string[] added = [.. empty.Except(_empty)];
        _empty = empty;
        return (empty, added);
    }

    public void Found()
    {
        _searchedAt = time.GetTimestamp();
        HasFault = false;
    }

    /// <summary>Jobs that Resource Graph shows now and did not show in this way before.</summary>
    public async Task<List<(string Vault, string Job)>> SieveAsync(CancellationToken cancellationToken)
    {
        List<(string, string)> jobs = [];
        _showing = [];
        TimeSpan unseen = _sievedAt is { } at ? time.GetElapsedTime(at) : TimeSpan.Zero;
        DateTimeOffset since = time.GetUtcNow() - Lag - (unseen < LongestUnseen ? unseen : LongestUnseen);
        await foreach (JobReport job in _estate.ListChangesAsync(since, cancellationToken).ConfigureAwait(false))
        {
            if (job.Vault is not { } vault || job.JobId.Length == 0)
                continue;
            string id = job.JobId.ToLowerInvariant();
            string place = vault.ToString().ToLowerInvariant();
            Guid key = KeyOf($"{place}\n{id}\n{job.Status}");
            _showing.Add(key);
            if (!_shown.Contains(key))
                jobs.Add((place, Safe.Storable(id)));
        }

        return jobs;
    }

    /// <summary>What the last sieve has shown is stored.</summary>
    public void Sieved()
    {
        _shown = _showing;
        _sievedAt = time.GetTimestamp();
        HasFault = false;
    }

    /// <summary>Neither searches nor asks for a while.</summary>
    public void Postpone(TimeSpan? pause)
    {
        (_postponedAt, _postponed) = (time.GetTimestamp(), pause ?? UsualPause);
    }

    private static Guid KeyOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private bool IsDue(long? last, TimeSpan interval) =>
        (_postponed == TimeSpan.Zero || time.GetElapsedTime(_postponedAt) >= _postponed)
        && (last is not { } at || time.GetElapsedTime(at) >= interval);
}
