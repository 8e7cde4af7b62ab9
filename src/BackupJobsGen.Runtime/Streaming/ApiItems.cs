using System.ComponentModel;

namespace BackupJobsGen.Runtime;

/// <summary>
/// JSON items that arrive one by one: NDJSON, JSON lines, a JSON text sequence. Each enumeration sends the request, and hands out an
/// item as soon as its last byte is there; nothing else is kept. To end it early closes the connection.
/// </summary>
/// <remarks>
/// If nothing arrives for the time of <see cref="HttpClient.Timeout"/>, the enumeration ends with an <see cref="ApiException"/>. There is
/// no limit for all of it: cancel it by a token.
/// </remarks>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class ApiItems<T> : IAsyncEnumerable<T>
{
    private readonly ApiPipeline _pipeline;
    private readonly ApiRequest _request;
    private readonly ItemFraming _framing;
    private readonly JsonRead<T> _item;
    private readonly CancellationToken _cancellation;

    /// <summary>Creates a stream. Nothing is sent until it is enumerated.</summary>
    /// <param name="pipeline">Sends the request.</param>
    /// <param name="request">The request.</param>
    /// <param name="framing">How the items are separated.</param>
    /// <param name="item">Reads one item.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ApiItems(
        ApiPipeline pipeline, ApiRequest request, ItemFraming framing, JsonRead<T> item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(item);
        (_pipeline, _request, _framing, _item, _cancellation) = (pipeline, request, framing, item, cancellationToken);
    }

    /// <summary>Sends the request and returns the body itself, without a limit. The caller disposes of the stream.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refused.</exception>
    public async Task<ApiResponse<Stream>> GetStreamAsync(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken);
        return await _pipeline.OpenAsync(_request, toUtf8: false, both.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// Enumerates the items. One that does not fit its type is passed to <see cref="ApiClientOptions.UnreadableItemFound"/> if that is set.
    /// </summary>
    /// <exception cref="ApiException">The service refused, or an item is too long, not complete or cannot be read. The message says which
    /// item, and where in the body.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken);
        ApiResponse<Stream> response = await _pipeline.OpenAsync(_request, toUtf8: true, both.Token).ConfigureAwait(false);
        StreamWindow window = new(response.Value, _pipeline.ClientTimeout, _pipeline.Options.MaxItemBytes);
        await using (window.ConfigureAwait(false))
        {
            ItemFrames frames = ItemFrames.Of(_framing, window, _pipeline.Options.MaxItemBytes);
            ItemReader reader = new(_request, response, _pipeline.Options);
            for (int number = 1; await NextAsync(frames, window, reader, number, both.Token).ConfigureAwait(false); number++)
            {
                if (frames.IsTruncated)
                    throw reader.Truncated(number, frames.Position, frames.Item.Span);
                if (reader.TryRead(frames.Item.Span, _item, number, frames.Position, out T? item))
                    yield return item;
            }
        }
    }

    private static async ValueTask<bool> NextAsync(
        ItemFrames frames, StreamWindow window, ItemReader reader, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await frames.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw reader.Broken(number, window.Position, broken);
        }
    }
}
