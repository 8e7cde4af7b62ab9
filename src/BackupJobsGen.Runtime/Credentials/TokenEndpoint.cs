using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Requests tokens of an OAuth 2 authority. The secret goes to the endpoint that the document or the caller names, over TLS, and
/// never along a redirect.
/// </summary>
internal sealed class TokenEndpoint
{
    private const int MaxAnswerBytes = 256 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    // Where the authority does not say how long its token is valid. A 401 renews it earlier.
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromHours(1);

    private const string Remedy =
        $"Leave {nameof(ClientCredentials)}.{nameof(ClientCredentials.HttpClient)} out, or create it over {nameof(ApiHttpHandler)}."
        + $"{nameof(ApiHttpHandler.Create)}() or another handler with {nameof(HttpClientHandler.AllowAutoRedirect)} = false.";

    private const string Basic = "Basic";

    private static readonly HttpClient Shared = new(ApiHttpHandler.Create());

    private readonly ClientCredentials _client;
    private readonly string _scheme;
    private readonly TimeProvider _time;
    private readonly bool _isDiscovery;

    public TokenEndpoint(ClientCredentials client, CredentialRequest request)
    {
        (_client, _scheme, _time) = (client, request.Scheme, request.Time);
        _isDiscovery = client.TokenEndpoint is null && request.TokenUrl is null && request.DiscoveryUrl is not null;
        string url = client.TokenEndpoint?.OriginalString ?? request.TokenUrl ?? request.DiscoveryUrl
            ?? throw new CredentialException(
                $"The document names no token endpoint for '{_scheme}'; set {nameof(ClientCredentials)}.{nameof(ClientCredentials.TokenEndpoint)}.");
        // Where a document names a path, it is one of the service.
        Url = Checked(Uri.TryCreate(request.Endpoint, url, out Uri? uri) ? uri : null, url);
    }

    /// <summary>The token endpoint, or the OpenID Connect configuration that names it.</summary>
    public Uri Url { get; }

    // Encoded as in a form before they are joined (RFC 6749).
    private string IdAndSecret => Convert.ToBase64String(
        Encoding.ASCII.GetBytes(WebUtility.UrlEncode(_client.ClientId) + ":" + WebUtility.UrlEncode(_client.ClientSecret)));

    public async ValueTask<ApiToken> RequestAsync(string scopes, CancellationToken cancellationToken)
    {
        (Uri endpoint, bool inBody) = _isDiscovery
            ? await DiscoverAsync(cancellationToken).ConfigureAwait(false)
            : (Url, _client.SendsSecretInBody);
        Dictionary<string, string> form = new(_client.Parameters) { ["grant_type"] = "client_credentials" };
        if (scopes.Length > 0)
            form["scope"] = scopes;
        using HttpRequestMessage message = new(HttpMethod.Post, endpoint);
        if (inBody)
            (form["client_id"], form["client_secret"]) = (_client.ClientId, _client.ClientSecret);
        else
            message.Headers.Authorization = new AuthenticationHeaderValue(Basic, IdAndSecret);
        message.Content = new FormUrlEncodedContent(form);
        using JsonDocument answer = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        return ReadToken(endpoint, answer.RootElement);
    }

    private async Task<(Uri Endpoint, bool InBody)> DiscoverAsync(CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = new(HttpMethod.Get, Url);
        using JsonDocument answer = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        string text = Text(answer.RootElement, "token_endpoint") ?? throw Failed(Url, "its configuration has no 'token_endpoint'");
        Uri endpoint = Checked(Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) ? uri : null, text);
        // A configuration on the network must not send the secret to a service of this machine.
        if (endpoint.Scheme != Url.Scheme)
            throw Failed(Url, "the token endpoint of its configuration has another scheme than the configuration");
        bool isBodyOnly = answer.RootElement.TryGetProperty("token_endpoint_auth_methods_supported", out JsonElement methods)
            && methods.ValueKind == JsonValueKind.Array
            && methods.EnumerateArray().Any(static method => Is(method, "client_secret_post"))
            && !methods.EnumerateArray().Any(static method => Is(method, "client_secret_basic"));
        return (endpoint, _client.SendsSecretInBody || isBodyOnly);
    }

    private async Task<JsonDocument> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        message.Headers.Accept.ParseAdd("application/json");
        Uri sent = message.RequestUri!;
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Timeout);
        try
        {
            using HttpResponseMessage response = await (_client.HttpClient ?? Shared)
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
            ThrowIfMoved(sent, message, response, null);
            JsonDocument? body = await ReadAsync(response, late.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode && body is { RootElement.ValueKind: JsonValueKind.Object })
                return body;
            using (body)
                throw Refused(sent, response, body?.RootElement);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            ThrowIfMoved(sent, message, null, fault);
            throw Failed(sent, fault.Message, isTransient: true, fault);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            ThrowIfMoved(sent, message, null, fault);
            throw Failed(sent, $"it did not answer within {Timeout.TotalSeconds} s", isTransient: true, fault);
        }
    }

    // Not transient: each repetition would send the secret there again.
    private void ThrowIfMoved(Uri sent, HttpRequestMessage message, HttpResponseMessage? response, Exception? fault)
    {
        if (OriginGuard.MovedTo(sent, message, response) is { } elsewhere)
            throw OriginMismatchException.Sent($"The token request of '{_scheme}'", sent, elsewhere, Remedy, fault);
    }

    /// <summary>The body; null if it is not JSON or too long.</summary>
    private static async Task<JsonDocument?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        Stream content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[8192];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > MaxAnswerBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        try
        {
            ReadOnlyMemory<byte> json = body.ToArray();
            return JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ApiToken ReadToken(Uri endpoint, JsonElement answer)
    {
        if (Text(answer, "token_type") is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw Failed(endpoint, $"its token has the type '{type}' instead of 'Bearer'");
        if (Text(answer, "access_token") is not { Length: > 0 } token)
            throw Failed(endpoint, "its answer has no 'access_token'");
        double seconds = answer.TryGetProperty("expires_in", out JsonElement expires)
            && double.TryParse(
                expires.ValueKind == JsonValueKind.Number ? expires.GetRawText() : Text(answer, "expires_in"),
                System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture,
                out double given)
            && given >= 0
                ? Math.Min(given, TimeSpan.FromDays(365).TotalSeconds)
                : UnknownLifetime.TotalSeconds;
        DateTimeOffset now = _time.GetUtcNow();
        // Authorities with short-lived tokens exist: these are renewed at half of their time.
        DateTimeOffset? refresh = seconds < 240 ? now.AddSeconds(seconds / 2) : null;
        return new ApiToken(token, now.AddSeconds(seconds), refresh);
    }

    private CredentialException Refused(Uri sent, HttpResponseMessage response, JsonElement? body)
    {
        int status = (int)response.StatusCode;
        string? code = body is { ValueKind: JsonValueKind.Object } error ? Text(error, "error") : null;
        string? text = body is { ValueKind: JsonValueKind.Object } described ? Text(described, "error_description") : null;
        string reason = response.IsSuccessStatusCode ? $"its answer is not a JSON object of at most {MaxAnswerBytes / 1024} KB" :
            $"HTTP {status}{(code is null ? "" : " " + code)}{(text is null ? "" : ": " + text.TrimEnd('.'))}";
        return Failed(sent, reason, status is 408 or 429 or >= 500);
    }

    // The reason may repeat what the authority was sent, and be as long as its answer.
    private CredentialException Failed(Uri asked, string reason, bool isTransient = false, Exception? inner = null)
    {
        const int MaxReason = 500;
        string sent = SentSecret.Mask(SentSecret.Mask(reason, Basic, IdAndSecret), _client.ClientSecret);
        // The secret itself is masked however short it is.
        string masked = Redact.Text(sent).Replace(_client.ClientSecret, "***", StringComparison.Ordinal);
        string shown = masked.Length <= MaxReason ? masked : string.Concat(masked.AsSpan(0, MaxReason), "…");
        return new($"The authority of '{_scheme}' ({Redact.Url(asked)}) gave no token: {shown}.", isTransient, inner);
    }

    private Uri Checked(Uri? uri, string text) =>
        uri is not null && ClientCredentials.IsTokenEndpoint(uri)
            ? uri
            : throw new CredentialException($"The token endpoint '{Redact.Url(text)}' of '{_scheme}' {ClientCredentials.EndpointRule}.");

    private static string? Text(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, or bytes that are not UTF-8.
            return null;
        }
    }

    private static bool Is(JsonElement item, string text) => item.ValueKind == JsonValueKind.String && item.ValueEquals(text);
}
