using System.Collections.Concurrent;

namespace BackupJobs;

/// <summary>
/// Spreads requests over time for each subscription, where every vault must be asked for itself. Resource Manager lets a caller read
/// 250 times at once and 25 times a second in a subscription; a part of it is left to other programs.
/// </summary>
internal sealed class RequestBudget(TimeProvider time)
{
    private const int AtOnce = 100;
    private const double PerSecond = 10;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until a request in the subscription is within the budget.</summary>
    public async Task TakeAsync(string subscription, CancellationToken cancellationToken)
    {
        TimeSpan wait = _buckets.GetOrAdd(subscription, _ => new Bucket(time)).Take();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }

    private sealed class Bucket(TimeProvider time)
    {
        private readonly object _lock = new();
        private double _left = AtOnce;
        private long _at = time.GetTimestamp();

        // A debt is allowed, so that callers queue up behind each other.
        public TimeSpan Take()
        {
            lock (_lock)
            {
                _left = Math.Min(AtOnce, _left + (time.GetElapsedTime(_at).TotalSeconds * PerSecond));
                _at = time.GetTimestamp();
                _left--;
                return _left >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_left / PerSecond);
            }
        }
    }
}
