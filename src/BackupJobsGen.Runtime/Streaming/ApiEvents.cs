using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Server-sent events that arrive one by one. Each enumeration sends the request, and hands out an event as soon as it is complete. To
/// end it early closes the connection.
/// </summary>
/// <remarks>
/// Data that is not JSON of the event's type is an <see cref="ApiException"/>; <c>[DONE]</c> in its place ends the stream. If nothing
/// arrives for the time of <see cref="HttpClient.Timeout"/>, comments included, the connection counts as broken. There is no limit for
/// all of it: cancel it by a token.
/// </remarks>
/// <typeparam name="T">Type of the events' data.</typeparam>
public sealed class ApiEvents<T> : IAsyncEnumerable<SseItem<T>>
{
    private readonly ApiPipeline _pipeline;
    private readonly ApiRequest _request;
    private readonly JsonRead<T>? _data;
    private readonly CancellationToken _cancellation;
    private readonly EventReconnection? _reconnection;

    /// <summary>Creates a stream of events with JSON. Nothing is sent until it is enumerated.</summary>
    /// <param name="pipeline">Sends the request.</param>
    /// <param name="request">The request.</param>
    /// <param name="data">Reads the data of an event; null where it is a string.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ApiEvents(ApiPipeline pipeline, ApiRequest request, JsonRead<T>? data, CancellationToken cancellationToken = default)
        : this(pipeline, request, data, null, cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(request);
        if (data is null && typeof(T) != typeof(string))
            throw new ArgumentNullException(nameof(data));
    }

    private ApiEvents(
        ApiPipeline pipeline, ApiRequest request, JsonRead<T>? data, EventReconnection? reconnection,
        CancellationToken cancellationToken) =>
        (_pipeline, _request, _data, _reconnection, _cancellation) = (pipeline, request, data, reconnection, cancellationToken);

    /// <summary>
    /// The same events, and those that follow after the connection has ended: the request is sent again, with the id of the last
    /// event as <c>Last-Event-ID</c>, to the same origin. A response with status 204 ends the stream; so does a refusal that is not
    /// transient, or an event that cannot be read.
    /// </summary>
    /// <remarks>The request is repeated whatever its method is: use it only where that does no harm.</remarks>
    /// <param name="reconnection">Null for the defaults.</param>
    public ApiEvents<T> Reconnecting(EventReconnection? reconnection = null) =>
        _request.IsRepeatable
            ? new(_pipeline, _request, _data, reconnection ?? new EventReconnection(), _cancellation)
            : throw new InvalidOperationException($"{_request.Operation.Id} has a stream as its body, which is sent once.");

    /// <summary>Sends the request and returns the body itself, without a limit. The caller disposes of the stream.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refused.</exception>
    public async Task<ApiResponse<Stream>> GetStreamAsync(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken);
        return await _pipeline.OpenAsync(_request, toUtf8: false, both.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// Enumerates the events. One whose data does not fit its type is passed to <see cref="ApiClientOptions.UnreadableItemFound"/> if that
    /// is set.
    /// </summary>
    /// <exception cref="ApiException">The service refused, or an event is too long or cannot be read, or the connection broke. The message
    /// says which event, and where in the body.</exception>
    public async IAsyncEnumerator<SseItem<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken);
        EventCursor cursor = new(_pipeline, _request, _reconnection);
        await using (cursor.ConfigureAwait(false))
        {
            while (await cursor.NextAsync(both.Token).ConfigureAwait(false))
            {
                if (_data is not null && cursor.Event.Data.Span.SequenceEqual("[DONE]"u8))
                {
                    cursor.Complete();
                    yield break;
                }

                if (TryRead(cursor, out T? data))
                    yield return new SseItem<T>(data!, cursor.Event.EventType)
                    {
                        EventId = cursor.Event.LastEventId,
                        ReconnectionInterval = cursor.Event.Retry,
                    };
            }
        }
    }

    private bool TryRead(EventCursor cursor, out T? data)
    {
        ReadOnlySpan<byte> sent = cursor.Event.Data.Span;
        if (_data is not null)
            return cursor.Reader.TryRead(sent, _data, cursor.Number, cursor.Event.Position, out data);
        data = (T)(object)Encoding.UTF8.GetString(sent);
        return true;
    }
}
