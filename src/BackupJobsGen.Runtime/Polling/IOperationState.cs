namespace BackupJobsGen.Runtime;

/// <summary>A long-running operation as callers see it: of a service, or of a test.</summary>
internal interface IOperationState
{
    ApiResponse First { get; }

    ApiResponse LastResponse { get; }

    LongRunningStatus Last { get; }

    /// <summary>The newest body that describes the resource or the result; null if there was none.</summary>
    RawJson? Resource { get; }

    TimeProvider Time { get; }

    TimeSpan? RetryAfter { get; }

    Task<Observation<LongRunningStatus>> ObserveAsync(CancellationToken cancellationToken);

    void EnsureSucceeded();

    T? ReadResource<T>(JsonRead<T> read);

    Task<Observation<ApiResponse<T?>>> GetResultAsync<T>(JsonRead<T> read, CancellationToken cancellationToken);
}
