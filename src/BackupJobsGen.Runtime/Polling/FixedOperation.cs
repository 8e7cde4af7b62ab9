namespace BackupJobsGen.Runtime;

/// <summary>An operation of a test: its statuses are known, and waiting for them takes no time.</summary>
internal sealed class FixedOperation : IOperationState
{
    private static readonly RawJson Result = RawJson.Parse("{}");

    private readonly object? _result;
    private readonly LongRunningStatus[] _statuses;
    private int _next;

    /// <param name="result">The result; null for an operation without one.</param>
    /// <param name="statuses">What each request reports; empty for an operation that has succeeded at once.</param>
    public FixedOperation(object? result, string[] statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        _result = result;
        _statuses = Array.ConvertAll(statuses, static text => new LongRunningStatus(text ?? "", null, null));
        if (_statuses.Length > 0 && (!_statuses[^1].HasEnded || _statuses[..^1].Any(static status => status.HasEnded)))
            throw new ArgumentException("The last status, and no other, must be final: Succeeded, Failed or Canceled.", nameof(statuses));
        Last = new LongRunningStatus(statuses.Length == 0 ? LongRunningStatus.Done : LongRunningStatus.Running, null, null);
    }

    public ApiResponse First { get; } = ApiResponse.FromStatus(202);

    public ApiResponse LastResponse { get; } = ApiResponse.FromStatus();

    public LongRunningStatus Last { get; private set; }

    public RawJson? Resource => Last.HasSucceeded ? Result : null;

    public TimeProvider Time => TimeProvider.System;

    public TimeSpan? RetryAfter => null;

    public Task<Observation<LongRunningStatus>> ObserveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next < _statuses.Length)
            Last = _statuses[_next++];
        return Task.FromResult(new Observation<LongRunningStatus>(Last, Last.HasEnded) { IsPartial = true });
    }

    public void EnsureSucceeded()
    {
        if (Last.HasFailed)
            throw ApiException.Ended(LastResponse, "The operation", Last.ToString(), Last.Error, Last.Body);
    }

    public T? ReadResource<T>(JsonRead<T> read) => (T?)_result;

    public Task<Observation<ApiResponse<T?>>> GetResultAsync<T>(JsonRead<T> read, CancellationToken cancellationToken) =>
        Task.FromResult(new Observation<ApiResponse<T?>>(LastResponse.WithValue((T?)_result), true));
}
