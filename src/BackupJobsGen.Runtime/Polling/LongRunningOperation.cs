namespace BackupJobsGen.Runtime;

/// <summary>An operation that the service goes on with after its answer, and that has no result but its end.</summary>
public sealed class LongRunningOperation
{
    private readonly OperationTracker _tracker;

    internal LongRunningOperation(OperationTracker tracker) => _tracker = tracker;

    /// <summary>The answer to the call that started it.</summary>
    public ApiResponse Response => _tracker.First;

    /// <summary>What was last seen of it.</summary>
    public LongRunningStatus Status => _tracker.Last;

    /// <summary>Asks for the status once; does not ask any more when it is over.</summary>
    /// <exception cref="ApiException">The service does not tell.</exception>
    /// <exception cref="OriginMismatchException">The service points to another origin.</exception>
    public async Task<LongRunningStatus> UpdateAsync(CancellationToken cancellationToken = default) =>
        (await _tracker.ObserveAsync(cancellationToken).ConfigureAwait(false)).State;

    /// <summary>Follows the status until it is over, whatever the outcome.</summary>
    /// <param name="options">Pace and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the watch, not the operation.</param>
    /// <returns>The status each time it was asked for; the last one is the end.</returns>
    /// <exception cref="PollingTimeoutException">The deadline came first.</exception>
    /// <exception cref="ApiException">The service refuses for good to tell.</exception>
    public IAsyncEnumerable<LongRunningStatus> WatchAsync(PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        Poll(_tracker, options).WatchAsync(cancellationToken);

    /// <summary>Waits until it has succeeded.</summary>
    /// <returns>The last answer of the service.</returns>
    /// <exception cref="PollingTimeoutException">The deadline came first.</exception>
    /// <exception cref="ApiException">The operation failed, or the service refuses for good to tell.</exception>
    public async Task<ApiResponse> WaitAsync(PollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Poll(_tracker, options).WaitAsync(cancellationToken).ConfigureAwait(false);
        _tracker.EnsureSucceeded();
        return _tracker.LastResponse;
    }

    internal static Poller<LongRunningStatus> Poll(OperationTracker tracker, PollingOptions? options) =>
        new(options ?? new PollingOptions(), tracker.Time, tracker.ObserveAsync) { FirstRetryAfter = tracker.Last.HasEnded ? null : tracker.LastResponse.RetryAfter };
}

/// <summary>An operation that the service goes on with after its answer, and that has a result.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
public sealed class LongRunningOperation<T>
{
    private readonly OperationTracker _tracker;
    private readonly JsonRead<T> _read;

    internal LongRunningOperation(OperationTracker tracker, JsonRead<T> read)
    {
        _tracker = tracker;
        _read = read;
    }

    /// <inheritdoc cref="LongRunningOperation.Response"/>
    public ApiResponse Response => _tracker.First;

    /// <inheritdoc cref="LongRunningOperation.Status"/>
    public LongRunningStatus Status => _tracker.Last;

    /// <inheritdoc cref="LongRunningOperation.UpdateAsync"/>
    public async Task<LongRunningStatus> UpdateAsync(CancellationToken cancellationToken = default) =>
        (await _tracker.ObserveAsync(cancellationToken).ConfigureAwait(false)).State;

    /// <inheritdoc cref="LongRunningOperation.WatchAsync"/>
    public IAsyncEnumerable<LongRunningStatus> WatchAsync(PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        LongRunningOperation.Poll(_tracker, options).WatchAsync(cancellationToken);

    /// <summary>Waits until it has succeeded and gets its result.</summary>
    /// <returns>The result; the default when the service sends none.</returns>
    /// <exception cref="PollingTimeoutException">The deadline came first.</exception>
    /// <exception cref="ApiException">The operation failed, the service refuses for good to tell, or the result cannot be read.</exception>
    public async Task<ApiResponse<T?>> WaitAsync(PollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        await LongRunningOperation.Poll(_tracker, options).WaitAsync(cancellationToken).ConfigureAwait(false);
        _tracker.EnsureSucceeded();
        return await _tracker.GetResultAsync(_read, cancellationToken).ConfigureAwait(false);
    }
}
