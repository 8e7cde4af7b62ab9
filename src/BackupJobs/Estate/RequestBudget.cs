using System.Collections.Concurrent;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Spreads requests over time for each subscription, where every vault must be asked for itself. Resource Manager lets a caller read
/// 250 times at once and 25 times a second in a subscription; a part of it is left to other programs.
/// </summary>
internal sealed class RequestBudget(TimeProvider time)
{
    private const int AtOnce = 100;
    private const double PerSecond = 10;

    // After those of the client's own handler. Together they are about five minutes.
    private const int MostAttempts = 10;
    private static readonly PollingDelay Delay =
        new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60)) { Growth = 2, JitterPart = 0 };

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Sends a request in the subscription when it is within the budget. Where the service throttles it all the same, it is repeated: one
    /// vault must not cost the results of all others.
    /// </summary>
    /// <param name="subscription">Id of the subscription.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels request and pauses.</param>
    /// <exception cref="ApiException">The service refuses the request, or throttles it again and again.</exception>
    /// <exception cref="OperationCanceledException">The request is cancelled. The inner exception is the refusal after which it waited to
    /// be repeated, if there is one.</exception>
    public async Task<T> SendAsync<T>(
        string subscription, Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await TakeAsync(subscription, cancellationToken).ConfigureAwait(false);
            try
            {
                return await request(cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (error is { Status: 429, IsTransient: true } && attempt < MostAttempts)
            {
                // All vaults of the subscription share the budget: a short Retry-After does not shorten the growing pause.
                TimeSpan own = Delay.Next(attempt - 1, null);
                await PauseAsync(error.RetryAfter > own ? error.RetryAfter.Value : own, error, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause, ApiException reason, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException($"The request was cancelled. Last fault: {reason.Message}", reason, cancellationToken);
        }
    }

    private async Task TakeAsync(string subscription, CancellationToken cancellationToken)
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
