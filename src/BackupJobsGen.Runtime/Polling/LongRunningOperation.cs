namespace BackupJobsGen.Runtime;

/// <summary>An operation that continues on the service after the response, without a result.</summary>
public sealed class LongRunningOperation
{
    private readonly IOperationState _tracker;

    internal LongRunningOperation(IOperationState tracker) => _tracker = tracker;

    /// <summary>An operation for the test of a caller. It sends nothing, and waiting for it takes no time.</summary>
    /// <param name="statuses">
    /// What each request reports; the last one is <c>Succeeded</c>, <c>Failed</c> or <c>Canceled</c>. Empty: it has succeeded at once.
    /// </param>
    /// <exception cref="ArgumentException">The last status is not final, or another one is.</exception>
    public static LongRunningOperation FromStatuses(params string[] statuses) => new(new FixedOperation(null, statuses));

    /// <summary>An operation with a result for the test of a caller. It sends nothing, and waiting for it takes no time.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="result">The result, if it succeeds.</param>
    /// <param name="statuses">
    /// What each request reports; the last one is <c>Succeeded</c>, <c>Failed</c> or <c>Canceled</c>. Empty: it has succeeded at once.
    /// </param>
    /// <exception cref="ArgumentException">The last status is not final, or another one is.</exception>
    public static LongRunningOperation<T> FromResult<T>(T result, params string[] statuses) =>
        new(new FixedOperation(result, statuses), static (ref JsonTokenReader _) => throw new InvalidOperationException());

    /// <summary>The response that accepted it.</summary>
    public ApiResponse Response => _tracker.First;

    /// <summary>The last status that the service reported.</summary>
    public LongRunningStatus Status => _tracker.Last;

    /// <summary>Requests the status once. Sends nothing if the status is final.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refused the request.</exception>
    /// <exception cref="OriginMismatchException">The operation's URL has another origin than the endpoint.</exception>
    public async Task<LongRunningStatus> UpdateAsync(CancellationToken cancellationToken = default) =>
        (await _tracker.ObserveAsync(cancellationToken).ConfigureAwait(false)).State;

    /// <summary>Reports each status until the final one, success or not.</summary>
    /// <param name="options">Delay and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the watch, not the operation.</param>
    /// <returns>Each status as it is received; the last one is final.</returns>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The service refused a request permanently.</exception>
    public IAsyncEnumerable<LongRunningStatus> WatchAsync(PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        new Poller(options, _tracker.Time).WatchAsync(_tracker.ObserveAsync, _tracker.RetryAfter, cancellationToken: cancellationToken);

    /// <summary>Waits for the operation to succeed.</summary>
    /// <param name="options">Delay and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait, not the operation.</param>
    /// <returns>The last response.</returns>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The operation failed, or the service refused a request permanently.</exception>
    public async Task<ApiResponse> WaitAsync(PollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        Poller poller = new(options, _tracker.Time);
        await poller.WaitAsync(_tracker.ObserveAsync, _tracker.RetryAfter, cancellationToken: cancellationToken).ConfigureAwait(false);
        _tracker.EnsureSucceeded();
        return _tracker.LastResponse;
    }
}

/// <summary>An operation that continues on the service after the response, with a result.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
public sealed class LongRunningOperation<T>
{
    private readonly IOperationState _tracker;
    private readonly JsonRead<T> _read;
    private RawJson? _resource;
    private T? _value;
    private ApiResponse<T?>? _result;

    internal LongRunningOperation(IOperationState tracker, JsonRead<T> read)
    {
        _tracker = tracker;
        _read = read;
    }

    /// <inheritdoc cref="LongRunningOperation.Response"/>
    public ApiResponse Response => _tracker.First;

    /// <inheritdoc cref="LongRunningOperation.Status"/>
    public LongRunningStatus Status => _tracker.Last;

    /// <summary>
    /// The newest body that describes the result: of the first response, although the operation continues, of a poll of the resource
    /// itself, or the result that <see cref="WaitAsync"/> returned. Null if no response had one, or if it does not have the type of the
    /// result; <see cref="LongRunningStatus.Body"/> has it then.
    /// </summary>
    public T? Value
    {
        get
        {
            if (_result is not null)
                return _result.Value;
            if (!ReferenceEquals(_resource, _tracker.Resource))
                (_resource, _value) = (_tracker.Resource, _tracker.ReadResource(_read));
            return _value;
        }
    }

    /// <inheritdoc cref="LongRunningOperation.UpdateAsync"/>
    public async Task<LongRunningStatus> UpdateAsync(CancellationToken cancellationToken = default) =>
        (await _tracker.ObserveAsync(cancellationToken).ConfigureAwait(false)).State;

    /// <inheritdoc cref="LongRunningOperation.WatchAsync"/>
    public IAsyncEnumerable<LongRunningStatus> WatchAsync(PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        new Poller(options, _tracker.Time).WatchAsync(_tracker.ObserveAsync, _tracker.RetryAfter, cancellationToken: cancellationToken);

    /// <summary>Waits for the operation to succeed and gets its result.</summary>
    /// <param name="options">Delay and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait, not the operation.</param>
    /// <returns>The result; the default if the service sends none.</returns>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    /// <exception cref="ApiException">The operation failed, the service refused a request permanently, or the result cannot be
    /// read.</exception>
    public async Task<ApiResponse<T?>> WaitAsync(PollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        Poller poller = new(options, _tracker.Time);
        await poller.WaitAsync(_tracker.ObserveAsync, _tracker.RetryAfter, cancellationToken: cancellationToken).ConfigureAwait(false);
        _tracker.EnsureSucceeded();
        _result = await poller.WaitAsync(token => _tracker.GetResultAsync(_read, token), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return _result;
    }
}
