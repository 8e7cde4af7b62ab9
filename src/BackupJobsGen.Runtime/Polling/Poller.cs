using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime;

/// <summary>
/// One wait: sends a request, pauses, and sends it again until the state is final or the deadline has passed. Transient faults are retried,
/// permanent ones are thrown at once. Several loops and requests of one poller share its deadline, which begins when the poller is created.
/// </summary>
/// <example>
/// <code>
/// Poller poller = new(new PollingOptions { Timeout = TimeSpan.FromHours(1) });
/// ApiResponse&lt;Report&gt; report = await poller.WaitAsync(async token =>
/// {
///     ApiResponse&lt;Report&gt; answer = await client.Reports.GetAsync(id, token);
///     return Observation.Of(answer, isFinal: answer.Value.State is "done" or "failed");
/// });
/// </code>
/// </example>
public sealed class Poller
{
    /// <summary>How many requests may follow one another without a pause (<see cref="Observation{T}.IsPartial"/>).</summary>
    public const int MaxRequestsWithoutPause = 10_000;

    private readonly PollingOptions _options;
    private readonly PollingClock _clock;
    private readonly PollingProgress _progress = new();

    /// <summary>Begins a wait: its deadline counts from here.</summary>
    /// <param name="options">Delay and deadline; null for the defaults.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public Poller(PollingOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new PollingOptions();
        _clock = new PollingClock(time ?? TimeProvider.System, _options.Timeout);
    }

    /// <summary>Time since the wait began, on the monotonic clock.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Sends one request within the deadline, for instance the one that starts what is waited for. It is not repeated.</summary>
    /// <param name="request">The request; called once, with a token that is cancelled at the deadline.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    public Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _progress.BeginRequest();
        return _clock.SendAsync(request, _progress, cancellationToken);
    }

    /// <summary>Reports each state until the final one.</summary>
    /// <param name="request">One request; called for each attempt, with a token that is cancelled at the deadline.</param>
    /// <param name="firstRetryAfter">The pause that the service asked for before the first request; null for none.</param>
    /// <param name="delay">The delay of this loop; null for <see cref="PollingOptions.Delay"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Each state as it is received, equal ones included; the last one is final.</returns>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The service refused a request permanently.</exception>
    public async IAsyncEnumerable<T> WatchAsync<T>(
        Func<CancellationToken, Task<Observation<T>>> request,
        TimeSpan? firstRetryAfter = null,
        PollingDelay? delay = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        PollingLoop loop = new(_options, delay ?? _options.Delay, _clock, _progress);
        if (firstRetryAfter is { } first)
            await loop.PauseAsync(first, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (await loop.TryPollAsync(request, cancellationToken).ConfigureAwait(false) is not { } seen)
                continue;
            yield return seen.State;
            if (seen.IsFinal)
                yield break;
            if (!loop.MaySkipPause(seen.IsPartial))
                await loop.PauseAsync(seen.RetryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the final state.</summary>
    /// <inheritdoc cref="WatchAsync"/>
    /// <returns>The final state.</returns>
    public async Task<T> WaitAsync<T>(
        Func<CancellationToken, Task<Observation<T>>> request,
        TimeSpan? firstRetryAfter = null,
        PollingDelay? delay = null,
        CancellationToken cancellationToken = default)
    {
        T? last = default;
        await foreach (T state in WatchAsync(request, firstRetryAfter, delay, cancellationToken).ConfigureAwait(false))
            last = state;
        return last!;
    }
}
