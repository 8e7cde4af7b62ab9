namespace BackupJobsGen.Runtime;

/// <summary>The end of one call: its own timeout, if it has one, and that of the client for each part.</summary>
internal sealed class CallDeadline(TimeSpan? timeout, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource? _late = timeout is { } limit ? new CancellationTokenSource(limit, time) : null;

    /// <summary>Whether the call has a timeout of its own.</summary>
    public bool IsSet => _late is not null;

    /// <summary>Runs a part of the call.</summary>
    /// <param name="part">The part.</param>
    /// <param name="late">What to say if it takes too long, such as <c>The body did not arrive</c>.</param>
    /// <param name="limit">The client's timeout for the part; infinite for none.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="TimeoutException">The part took too long. A cancellation is the caller's only if the caller's token was
    /// cancelled.</exception>
    public async ValueTask<T> RunAsync<T>(
        Func<CancellationToken, ValueTask<T>> part, string late, TimeSpan limit, CancellationToken cancellationToken)
    {
        using CancellationTokenSource both =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _late?.Token ?? CancellationToken.None);
        if (limit != Timeout.InfiniteTimeSpan)
            both.CancelAfter(limit);
        try
        {
            return await part(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                _late?.IsCancellationRequested == true
                    ? $"{late} within {timeout} ({nameof(ApiCallOptions)}.{nameof(ApiCallOptions.Timeout)})."
                    : limit != Timeout.InfiniteTimeSpan ? $"{late} within {limit}." : $"{late} in time.",
                fault);
        }
    }

    public void Dispose() => _late?.Dispose();
}
