using System.Collections.ObjectModel;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>The headers of one call that are neither the document's nor credentials: the same on each of its messages.</summary>
internal sealed class CallHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";

    private readonly ApiCallOptions? _call;
    private readonly ApiRequest _request;
    private readonly string? _idempotencyKey;
    private readonly string? _idHeader;

    /// <param name="call">The options of the call, or null.</param>
    /// <param name="request">The request.</param>
    /// <param name="idHeader">The header of the client request id; null: none is sent.</param>
    public CallHeaders(ApiCallOptions? call, ApiRequest request, string? idHeader)
    {
        (_call, _request, _idHeader) = (call, request, idHeader);
        HttpMethod method = request.Operation.Method;
        // A key belongs to what is started once, and not to the pages that follow it.
        if (!request.IsContinuation && (method == HttpMethod.Post || method == HttpMethod.Patch))
            _idempotencyKey = call?.IdempotencyKey
                ?? (call?.CreatesIdempotencyKeys == true ? request.IdempotencyKey ?? Guid.NewGuid().ToString() : null);
        if (idHeader is not null)
            ClientRequestId = call?.Headers.GetValueOrDefault(idHeader)
                ?? request.HeaderValue(idHeader) ?? call?.ClientRequestId ?? Guid.NewGuid().ToString();
    }

    /// <summary>The client request id; null if none is sent.</summary>
    public string? ClientRequestId { get; }

    /// <param name="message">The message.</param>
    /// <param name="isOriginal">Whether the message has the operation's own method, and not that of a redirect or a next link.</param>
    public void AddTo(HttpRequestMessage message, bool isOriginal)
    {
        if (_call is not null)
        {
            foreach ((string name, string value) in _call.Headers.Where(header => _request.Sends(header.Key)))
                Set(message, name, value);
        }

        if (isOriginal && _idempotencyKey is not null && !message.Headers.NonValidated.Contains(IdempotencyKey))
            message.Headers.TryAddWithoutValidation(IdempotencyKey, _idempotencyKey);
        if (_idHeader is not null && !message.Headers.NonValidated.Contains(_idHeader))
            message.Headers.TryAddWithoutValidation(_idHeader, ClientRequestId);
    }

    /// <summary>
    /// Checks that neither a header of the call nor the client request id takes the place of a credential, and that the id has a value.
    /// </summary>
    /// <exception cref="ArgumentException">A header of the call does, or the id has none.</exception>
    /// <exception cref="InvalidOperationException">The client request id does.</exception>
    public void Check(CallCredentials credentials, SecurityRequirements required)
    {
        string operation = _request.Operation.Summary;
        if (_idHeader is not null && CallCredentials.SchemeOf(required, _idHeader) is { } replaced)
            throw new InvalidOperationException(
                $"{operation} was not sent: {nameof(ApiClientOptions)}.{nameof(ApiClientOptions.ClientRequestIdHeader)} {ClientSettings.IdInPlaceOf(_idHeader, replaced)}");
        foreach ((string name, string value) in _call?.Headers ?? ReadOnlyDictionary<string, string>.Empty)
        {
            if (name.Equals(_idHeader, StringComparison.OrdinalIgnoreCase))
                HeaderText.CheckedId(name, value, nameof(ApiCallOptions.Headers));
            if (credentials.SchemeOf(name) is { } scheme)
                throw new ArgumentException(
                    $"{operation} was not sent: the header '{name}' carries the credential of '{scheme}', which options of a call cannot replace.");
        }
    }

    private static void Set(HttpRequestMessage message, string name, string value)
    {
        HttpHeaders? headers = message.Headers;
        if (!message.Headers.TryAddWithoutValidation(name, value))
            headers = message.Content?.Headers;
        headers?.Remove(name);
        headers?.TryAddWithoutValidation(name, value);
    }
}
