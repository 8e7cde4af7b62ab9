using System.Collections.Concurrent;

namespace BackupJobs.Fleet;

/// <summary>The budgets of subscriptions, one for each principal, which is the tenant's here.</summary>
internal sealed class Budgets(FleetOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Tenant, string Subscription), RequestBucket> _buckets = new();
    private long _requests;

    /// <summary>Whether any request is answered.</summary>
    public AnswerWatch Answers { get; } = new(time);

    /// <summary>Requests that were sent.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    public IReadOnlyList<SubscriptionBudget> All =>
    [
        .. _buckets.OrderBy(pair => pair.Key).Select(pair => new SubscriptionBudget(
            pair.Key.Subscription, pair.Value.Left,
            pair.Value.Pause is { Ticks: > 0 } pause ? time.GetUtcNow() + pause : null)),
    ];

    /// <summary>The part of what the service allows at once that is left to others.</summary>
    public double SpareAtOnce => options.ReadsAtOnce * options.Spare;

    public RequestBucket Of(string tenant, string subscription) => _buckets.GetOrAdd(
        (tenant, subscription.ToLowerInvariant()),
        _ => new RequestBucket(options.ReadsPerSecond * (1 - options.Spare), options.ReadsAtOnce * (1 - options.Spare), time));

    public void CountRequest() => Interlocked.Increment(ref _requests);

    /// <summary>A budget that is owned from now on begins empty.</summary>
    public void Forget(string tenant, string subscription) => _buckets.TryRemove((tenant, subscription.ToLowerInvariant()), out _);
}
