using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <content>From the message to the value or the exception.</content>
public sealed partial class ApiPipeline
{
    private const string JsonMediaType = "application/json";

    private static readonly OperationDescriptor ServiceUrl = new("A URL of the service", HttpMethod.Get, "{url}");

    internal delegate T BodyRead<out T>(ReadOnlySpan<byte> body, ApiResponse response);

    internal Uri UriOf(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string endpoint = EndpointOf(request.Operation.Endpoint ?? _defaultEndpoint ?? "");
        return endpoint.Length > 0
            ? request.BuildUri(endpoint, Options.ApiVersion)
            : throw new InvalidOperationException($"{request.Operation.Summary}: {NoEndpoint}");
    }

    /// <summary>Where the requests of a document go; empty where that is not known.</summary>
    /// <param name="server">The document's endpoint: a URL, or a path on a host that the document does not know.</param>
    private string EndpointOf(string server)
    {
        if (Options.Endpoint is { } chosen)
            return Checked(chosen, OptionsEndpoint).GetLeftPart(UriPartial.Path);
        bool isPath = server.StartsWith('/');
        if (_transport.BaseAddress is { } given && Checked(given, BaseAddress) is var address)
            return isPath && address.AbsolutePath == "/"
                ? address.GetLeftPart(UriPartial.Authority) + EndpointTemplate.Fill(server, _variables)
                : address.GetLeftPart(UriPartial.Path);
        return isPath ? "" : EndpointTemplate.Fill(server, _variables);
    }

    // Requests have their own query: one of the endpoint would be lost.
    private static Uri Checked(Uri endpoint, string name) =>
        ClientSettings.IsEndpoint(endpoint) ? endpoint : throw new InvalidOperationException($"{name} {ClientSettings.EndpointRule}");

    /// <summary>Gets a URL that the service gave, unchanged, with the credentials of the request that led to it, or the client's.</summary>
    internal Task<ApiResponse<T>> FollowAsync<T>(
        Uri endpoint, Uri url, ApiRequest? origin, BodyRead<T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        OriginGuard.Check(endpoint, url);
        Uri verbatim = OriginGuard.Follow(endpoint, endpoint, url.OriginalString);
        ApiRequest request = new(ServiceUrl with { Security = origin?.Operation.Security }) { Origin = origin };
        return SendAsync(request, HttpMethod.Get, endpoint, verbatim, read, cancellationToken);
    }

    /// <summary>
    /// The error for a response that is not usable although its JSON can be read. Repeating the request helps only where it
    /// counts as unreadable.
    /// </summary>
    internal static ApiException Unusable(ApiRequest request, ApiResponse response, string reason, bool isUnreadable = false) =>
        new(
            response, request.Operation.Id, request.Mask(ApiExceptionText.Unreadable(request.Operation, response, reason, null)), null, "",
            null,
            isUnreadable, null);

    internal async Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, HttpMethod method, Uri endpoint, Uri uri, BodyRead<T> read, CancellationToken cancellationToken,
        string? accept = JsonMediaType)
    {
        using ApiReply reply = await _transport.SendAsync(request, method, endpoint, uri, accept, cancellationToken).ConfigureAwait(false);
        if (!IsSuccess(request, reply.Message))
            throw await FailureAsync(request, reply, cancellationToken).ConfigureAwait(false);
        using PooledBody body = await ReceiveAsync(request, reply, cancellationToken).ConfigureAwait(false);
        T value = Read(request, reply.Response, body.Bytes, read);
        return reply.Response.AbsentBodyOf is { } operation
            ? new ApiResponse<T>(reply.Response, operation)
            : reply.Response.WithValue(value);
    }

    /// <summary>
    /// Sends a request whose successes have different bodies, some of them not JSON. Without a body, and where the reader returns null
    /// for the status, the value is the default.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="byStatus">The reader of a status whose body is JSON; it reads null where the document declares no body.</param>
    /// <param name="stream">The value of a status whose body is bytes, which the caller disposes of; null for another status.</param>
    /// <param name="text">The value of a status whose body is a string; null for another status.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ApiException">The service refused, or the body cannot be read.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public async Task<ApiResponse<T?>> SendMixedAsync<T>(
        ApiRequest request, Func<int, JsonRead<T?>> byStatus, Func<int, Stream, T?> stream, Func<int, string, T?> text,
        CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(byStatus);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(text);
        Uri uri = UriOf(request);
        ApiReply reply =
            await _transport.SendAsync(request, request.Operation.Method, uri, uri, null, cancellationToken).ConfigureAwait(false);
        bool isHandedOut = false;
        try
        {
            ApiResponse response = reply.Response;
            if (!IsSuccess(request, reply.Message))
                throw await FailureAsync(request, reply, cancellationToken).ConfigureAwait(false);
            Stream content = await reply.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (stream(response.Status, content) is { } handedOut)
            {
                isHandedOut = true;
                return response.WithValue<T?>(handedOut);
            }

            using PooledBody body = await ReceiveAsync(request, reply, cancellationToken).ConfigureAwait(false);
            return response.WithValue(Read(request, response, body.Bytes, Parsed));
        }
        finally
        {
            if (!isHandedOut)
                reply.Dispose();
        }

        T? Parsed(ReadOnlySpan<byte> body, ApiResponse response) =>
            text(response.Status, "") is null
                ? ParseOptional(body, byStatus(response.Status)) ?? Undeclared<T>(body, response)
                : text(response.Status, String(body, response));
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
            string raw = ErrorBody.Text(body);
            string reason = located is JsonReadException ? located.Message : "its body is not the JSON that the document declares.";
            string message = request.Mask(ApiExceptionText.Unreadable(request.Operation, response, reason, request.MaskBody(raw)));
            // A null where a value is required is what an overloaded service sends, and not a shape of its own.
            bool isPermanent = located is JsonReadException && !IsNull(body);
            throw new ApiException(
                response, request.Operation.Id, message, null, raw, null, isUnreadable: true, located) { IsPermanent = isPermanent };
        }
    }

    /// <summary>Receives the body of a success. Whatever goes wrong, the status is not lost.</summary>
    private async Task<PooledBody> ReceiveAsync(ApiRequest request, ApiReply reply, CancellationToken cancellationToken)
    {
        (HttpResponseMessage message, ApiResponse response) = (reply.Message, reply.Response);
        if (PooledBody.Encoded(message.Content.Headers) is { } encoding)
            throw NotReceived(
                request, response, $"its body is encoded as '{encoding}', which the handler of the HttpClient does not decode.", null);
        int limit = Options.MaxResponseBytes;
        PooledBody body = default;
        bool isTooLong;
        try
        {
            // One byte more: a body of exactly the limit is read.
            body = await reply.WithinTimeoutAsync(
                token => PooledBody.ReadAsync(message.Content, Math.Min(limit, Array.MaxLength - 1) + 1, token),
                cancellationToken).ConfigureAwait(false);
            isTooLong = body.Length > limit;
            if (!isTooLong)
                body.ToUtf8(message.Content.Headers);
        }
        catch (Exception fault)
        {
            body.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw NotReceived(request, response, $"its body could not be received: {fault.Message}", fault);
        }

        if (!isTooLong)
            return body;
        body.Dispose();
        throw NotReceived(
            request, response,
            $"its body is longer than {limit} bytes ({nameof(ApiClientOptions)}.{nameof(ApiClientOptions.MaxResponseBytes)}).", null);
    }

    private static ApiException NotReceived(ApiRequest request, ApiResponse response, string reason, Exception? fault) =>
        new(
            response, request.Operation.Id, request.Mask(ApiExceptionText.Unreadable(request.Operation, response, reason, null)), null, "",
            null,
            isUnreadable: true, fault);

    private async Task<ApiException> FailureAsync(ApiRequest request, ApiReply reply, CancellationToken cancellationToken)
    {
        ApiResponse response = reply.Response;
        DeclaredError? declared = request.DeclaredErrorOf(response.Status);
        ErrorBody body = await ErrorBody.ReadAsync(reply, declared, cancellationToken).ConfigureAwait(false);
        // It is what is logged. The body itself stays as it was sent.
        body = body with { Error = body.Error is { } error ? request.MaskError(error, body.Raw) : null };
        string text = request.Mask(
            ApiExceptionText.Refused(
                request.Operation.Summary, response, body.Error, request.MaskBody(body.Raw), FinalThrottlingCodes, _isResourceManager));
        if (response.Status == 401 && request.Credentials?.Missing is { } missing)
            text += $" The document requires {missing}, which is not set.";
        if (reply.HasTooManyRedirects)
            text += $" There were too many redirects: {ApiTransport.MaxRedirects} were followed before this one.";
        ApiException fault = body.Typed is null || declared is null
            ? new ApiException(response, request.Operation.Id, text, body.Error, body.Raw, null, isUnreadable: false, null)
            : declared.Exception(response, request.Operation.Id, text, body);
        fault.FinalThrottlingCodes = FinalThrottlingCodes;
        return fault;
    }

    /// <exception cref="JsonException">The body is not one value that fits.</exception>
    internal static T Parse<T>(ReadOnlySpan<byte> body, JsonRead<T> read)
    {
        JsonTokenReader reader = new(body);
        reader.Read();
        T value = read(ref reader);
        // Throws if anything follows the value.
        reader.Read();
        return value;
    }

    /// <summary>The default for a body that is missing, or null where the type has no null.</summary>
    internal static T? ParseOptional<T>(ReadOnlySpan<byte> body, JsonRead<T> read)
    {
        if (IsBlank(body))
            return default;
        try
        {
            return Parse(body, read);
        }
        catch (JsonReadException) when (IsNull(body))
        {
            return default;
        }
    }

    private static bool IsSuccess(ApiRequest request, HttpResponseMessage message) =>
        message.IsSuccessStatusCode || request.AlsoSuccesses.Contains((int)message.StatusCode);

    // A status that has no body, whether the document declares the status or not.
    internal static bool HasNoBody(ReadOnlySpan<byte> body, ApiResponse response) => response.Status is 204 or 205 or 304 && IsBlank(body);

    private static T Absent<T>(ApiRequest request, ApiResponse response)
    {
        response.AbsentBodyOf = request.Operation.Summary;
        return default!;
    }

    // Keeps a body that the document does not declare. A null has nothing to keep.
    private static T? Undeclared<T>(ReadOnlySpan<byte> body, ApiResponse response)
    {
        if (!IsBlank(body) && !IsNull(body))
            response.UndeclaredBody = ErrorBody.Text(body);
        return default;
    }

    // Where the document leaves the media type open, a service may send a JSON string.
    private static string String(ReadOnlySpan<byte> body, ApiResponse response)
    {
        bool isJson = response.Headers["Content-Type"]?.Split(';')[0].Trim().EndsWith("json", StringComparison.OrdinalIgnoreCase) == true;
        return isJson && body.TrimStart(" \t\r\n"u8).StartsWith("\""u8)
            ? Parse(
                body, static (ref JsonTokenReader reader) => JsonObjects.Require<string>(ref reader, JsonScalars.TryReadString, "a string"))
            : Encoding.UTF8.GetString(body);
    }

    internal static bool IsBlank(ReadOnlySpan<byte> body) => !body.ContainsAnyExcept(" \t\r\n"u8);

    private static bool IsNull(ReadOnlySpan<byte> body) => body.Trim(" \t\r\n"u8).SequenceEqual("null"u8);
}
