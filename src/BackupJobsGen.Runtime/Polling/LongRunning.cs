using System.ComponentModel;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Starts long-running operations (x-ms-long-running-operation).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LongRunning
{
    /// <summary>Starts an operation without a result.</summary>
    /// <param name="pipeline">Sends the requests.</param>
    /// <param name="request">The request that starts it.</param>
    /// <param name="finalStateVia">The document's final-state-via, or null.</param>
    /// <param name="cancellationToken">Cancels the request, not the operation.</param>
    /// <exception cref="ApiException">The service refused.</exception>
    public static async Task<LongRunningOperation> StartAsync(
        ApiPipeline pipeline, ApiRequest request, string? finalStateVia = null, CancellationToken cancellationToken = default) =>
        new(await OperationTracker.StartAsync(pipeline, request, finalStateVia, null, cancellationToken).ConfigureAwait(false));

    /// <summary>Starts an operation with a result.</summary>
    /// <param name="pipeline">Sends the requests.</param>
    /// <param name="request">The request that starts it.</param>
    /// <param name="read">Reads the result.</param>
    /// <param name="finalStateVia">The document's final-state-via, or null.</param>
    /// <param name="cancellationToken">Cancels the request, not the operation.</param>
    /// <exception cref="ApiException">The service refused.</exception>
    public static async Task<LongRunningOperation<T>> StartAsync<T>(
        ApiPipeline pipeline, ApiRequest request, JsonRead<T> read, string? finalStateVia = null,
        CancellationToken cancellationToken = default) =>
        new(await OperationTracker.StartAsync(pipeline, request, finalStateVia, null, cancellationToken).ConfigureAwait(false), read);

    /// <summary>Starts an operation with a result, whose 202 has a declared body.</summary>
    /// <param name="pipeline">Sends the requests.</param>
    /// <param name="request">The request that starts it.</param>
    /// <param name="read">Reads the result.</param>
    /// <param name="finalStateVia">The document's final-state-via, or null.</param>
    /// <param name="acceptedIsResult">Whether the body of a 202 is of the result's type; otherwise it is a status.</param>
    /// <param name="cancellationToken">Cancels the request, not the operation.</param>
    /// <exception cref="ApiException">The service refused.</exception>
    public static async Task<LongRunningOperation<T>> StartAsync<T>(
        ApiPipeline pipeline, ApiRequest request, JsonRead<T> read, string? finalStateVia, bool acceptedIsResult,
        CancellationToken cancellationToken = default) =>
        new(
            await OperationTracker.StartAsync(pipeline, request, finalStateVia, acceptedIsResult, cancellationToken).ConfigureAwait(false),
            read);
}
