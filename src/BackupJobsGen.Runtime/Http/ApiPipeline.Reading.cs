using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <content>From the message to the value or the exception.</content>
public sealed partial class ApiPipeline
{
    private const string JsonMediaType = "application/json";

    private static readonly OperationDescriptor Followed = new("GET of the service's URL", HttpMethod.Get, "{url}");

    internal delegate T BodyRead<out T>(ReadOnlySpan<byte> body, ApiResponse response);

    internal Uri UriOf(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.BuildUri(EndpointOf(request.Operation), Options.ApiVersion);
    }

    private string EndpointOf(OperationDescriptor operation)
    {
        if (Options.Endpoint is { } endpoint)
            return endpoint.GetLeftPart(UriPartial.Path);
        string filled = operation.Endpoint is { } own ? EndpointTemplate.Fill(own, _variables) : DefaultEndpoint;
        return filled.Length > 0
            ? filled
            : throw new InvalidOperationException($"{operation.Id}: the document names no endpoint; set {nameof(ApiClientOptions)}.{nameof(ApiClientOptions.Endpoint)}.");
    }

    /// <summary>GET of a URL that the service gave, to the letter.</summary>
    internal Task<ApiResponse<T>> FollowAsync<T>(Uri endpoint, Uri url, BodyRead<T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        OriginGuard.Check(endpoint, url);
        Uri verbatim = OriginGuard.Follow(endpoint, endpoint, url.OriginalString);
        return SendAsync(new ApiRequest(Followed), HttpMethod.Get, endpoint, verbatim, read, cancellationToken);
    }

    internal async Task<ApiPage<T>> SendPageAsync<T>(
        ApiRequest request, HttpMethod method, Uri endpoint, Uri uri, PageReader<T> reader, CancellationToken cancellationToken) =>
        (await SendAsync(request, method, endpoint, uri, (body, response) => IsBlank(body) && response.Status == 204
            ? new ApiPage<T> { Items = ValueList<T>.Empty, Response = response }
            : reader.Read(body, response), cancellationToken).ConfigureAwait(false)).Value;

    internal static ApiException Unusable(ApiRequest request, ApiResponse response, string reason, bool isUnreadable = false) =>
        new(response, request.Operation.Id, ApiExceptionText.Unreadable(request.Operation.Id, response, reason, ""), null, "", null, isUnreadable, null);

    private async Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, HttpMethod method, Uri endpoint, Uri uri, BodyRead<T> read, CancellationToken cancellationToken, string? accept = JsonMediaType)
    {
        (HttpResponseMessage message, uri) = await _transport.SendAsync(request, method, endpoint, uri, accept, cancellationToken).ConfigureAwait(false);
        using (message)
        {
            ApiResponse response = new(message, uri, TimeProvider);
            if (!IsSuccess(request, message))
                throw await FailureAsync(request, message, response, cancellationToken).ConfigureAwait(false);
            using PooledBody body = await ReadBodyAsync(message, Array.MaxLength, cancellationToken).ConfigureAwait(false);
            return new ApiResponse<T>(response, Read(request, response, body.Bytes, read));
        }
    }

    internal static T Read<T>(ApiRequest request, ApiResponse response, ReadOnlySpan<byte> body, BodyRead<T> read)
    {
        try
        {
            return read(body, response);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            Exception located = fault is JsonReadException { Path: null } bare ? bare.Locate(body) : fault;
            string raw = Text(body);
            string message = ApiExceptionText.Unreadable(request.Operation.Id, response, located is JsonReadException ? located.Message : "its body is not the JSON that was promised", raw);
            throw new ApiException(response, request.Operation.Id, message, null, raw, null, isUnreadable: true, located);
        }
    }

    private async Task<ApiException> FailureAsync(ApiRequest request, HttpResponseMessage message, ApiResponse response, CancellationToken cancellationToken)
    {
        PooledBody body = default;
        string raw = "";
        ApiError? error = null;
        object? typed = null;
        try
        {
            body = await ReadBodyAsync(message, ErrorBodyLimit, cancellationToken).ConfigureAwait(false);
            raw = Text(body.Bytes);
            error = ApiError.Parse(body.Bytes);
            if (request.ErrorReader?.Invoke(response.Status) is { } read)
                typed = Parse(body.Bytes, read);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException or InvalidOperationException)
        {
            // The status is the news; a body that is cut off or of another shape must not hide it.
        }
        finally
        {
            body.Dispose();
        }

        return new ApiException(response, request.Operation.Id, ApiExceptionText.Refused(request.Operation.Id, response, error, raw), error, raw, typed, isUnreadable: false, null);
    }

    private async Task<PooledBody> ReadBodyAsync(HttpResponseMessage message, int limit, CancellationToken cancellationToken)
    {
        if (_transport.Timeout == Timeout.InfiniteTimeSpan)
            return await PooledBody.ReadAsync(message.Content, limit, cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(_transport.Timeout);
        try
        {
            return await PooledBody.ReadAsync(message.Content, limit, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The body did not arrive within {_transport.Timeout}.");
        }
    }

    internal static T Parse<T>(ReadOnlySpan<byte> body, JsonRead<T> read)
    {
        JsonTokenReader reader = new(body);
        reader.Read();
        T value = read(ref reader);
        // Anything behind the value makes the reader throw: the body is not what was promised.
        reader.Read();
        return value;
    }

    private static bool IsSuccess(ApiRequest request, HttpResponseMessage message) => message.IsSuccessStatusCode || (int)message.StatusCode == request.AlsoSuccess;

    private static bool IsNull(ReadOnlySpan<byte> body) => body.Trim(" \t\r\n"u8).SequenceEqual("null"u8);

    internal static bool IsBlank(ReadOnlySpan<byte> body) => !body.ContainsAnyExcept(" \t\r\n"u8);

    private static string Text(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, ErrorBodyLimit)]);
}
