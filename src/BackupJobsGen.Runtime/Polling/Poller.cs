using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime;

/// <summary>One look at what is waited for.</summary>
/// <param name="State">What was seen.</param>
/// <param name="IsLast">Whether it will not change any more.</param>
/// <param name="RetryAfter">How long the service asks to wait; null when it does not say.</param>
internal readonly record struct Observation<T>(T State, bool IsLast, TimeSpan? RetryAfter);

/// <summary>The loop: looks, pauses, looks again until the end or the deadline. Transient faults are waited out, final ones thrown at once.</summary>
/// <param name="options">Pace and deadline.</param>
/// <param name="time">The clock.</param>
/// <param name="observe">Looks once.</param>
internal sealed class Poller<T>(PollingOptions options, TimeProvider time, Func<CancellationToken, Task<Observation<T>>> observe)
{
    /// <summary>What the answer before the first look asks to wait; null: look at once.</summary>
    public TimeSpan? FirstRetryAfter { get; init; }

    /// <summary>Each state as it is observed, equal ones included; the last one is the end.</summary>
    /// <exception cref="PollingTimeoutException">The deadline came first.</exception>
    public async IAsyncEnumerable<T> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        PollingClock clock = new(time, options.Timeout);
        object? last = null;
        if (FirstRetryAfter is { } first)
            await clock.PauseAsync(options.Delay.Next(0, first), last, null, cancellationToken).ConfigureAwait(false);
        for (int attempt = 0; ; attempt++)
        {
            (Observation<T>? seen, Exception? fault) = await LookAsync(clock, last, cancellationToken).ConfigureAwait(false);
            TimeSpan? retryAfter = (fault as ApiException)?.RetryAfter;
            if (seen is { } observation)
            {
                last = observation.State;
                retryAfter = observation.RetryAfter;
                yield return observation.State;
                if (observation.IsLast)
                    yield break;
            }

            await clock.PauseAsync(options.Delay.Next(attempt, retryAfter), last, fault, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The last state.</summary>
    /// <exception cref="PollingTimeoutException">The deadline came first.</exception>
    public async Task<T> WaitAsync(CancellationToken cancellationToken = default)
    {
        T? last = default;
        await foreach (T state in WatchAsync(cancellationToken).ConfigureAwait(false))
            last = state;
        return last!;
    }

    private async Task<(Observation<T>? Seen, Exception? Fault)> LookAsync(PollingClock clock, object? last, CancellationToken cancellationToken)
    {
        try
        {
            return (await clock.LookAsync(observe, last, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception fault) when (fault is not PollingTimeoutException && !cancellationToken.IsCancellationRequested && Transient.IsTransient(fault))
        {
            return (null, fault);
        }
    }
}
