using System.Collections.Concurrent;
using System.Collections.ObjectModel;

namespace BackupJobsGen.Runtime;

/// <summary>
/// A client of an OAuth 2 authority that signs in with a secret (client credentials grant). Its tokens are cached for each set of
/// scopes, renewed before they expire by one request at a time, and sent until they expire if a renewal fails.
/// </summary>
public sealed class ClientCredentials : ApiCredential
{
    internal const string EndpointRule = "is not an https URL, or an http URL of this machine, without user info";

    private readonly Uri? _tokenEndpoint;

    /// <summary>Creates the credential of a client.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="clientSecret">The client's secret.</param>
    public ClientCredentials(string clientId, string clientSecret)
        : this(new TokenSource())
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        (ClientId, ClientSecret) = (clientId, clientSecret);
    }

    private ClientCredentials(TokenSource source)
        : base(source.GetAsync)
    {
        source.Owner = this;
        (ClientId, ClientSecret) = ("", "");
    }

    /// <summary>The client's id.</summary>
    public string ClientId { get; }

    /// <summary>Where tokens are requested: https, or http on this machine.</summary>
    /// <value>
    /// Null, the default: the token endpoint of the document, or of the OpenID Connect configuration that it names. A relative one is a
    /// path of the service.
    /// </value>
    /// <exception cref="ArgumentException">The URL is not one that a secret may be sent to.</exception>
    public Uri? TokenEndpoint
    {
        get => _tokenEndpoint;
        init => _tokenEndpoint = value is null or { IsAbsoluteUri: false } || IsTokenEndpoint(value)
            ? value
            : throw new ArgumentException($"The token endpoint '{Redact.Url(value)}' {EndpointRule}.", nameof(TokenEndpoint));
    }

    /// <summary>The scopes to request for every operation.</summary>
    /// <value>Null, the default: those that the document requires for the operation.</value>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Further parameters of the token request, such as <c>audience</c> or <c>resource</c>.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether id and secret are sent in the body of the token request instead of its <c>Authorization</c> header.</summary>
    /// <value>False by default.</value>
    public bool SendsSecretInBody { get; init; }

    /// <summary>Sends the token requests; for proxies and own certificates. It must not follow redirects.</summary>
    /// <value>Null, the default: a client of its own, which has nothing in common with that of the service.</value>
    public HttpClient? HttpClient { get; init; }

    internal string ClientSecret { get; }

    /// <summary>Whether a secret may be sent to a URL.</summary>
    internal static bool IsTokenEndpoint(Uri url) =>
        url is { IsAbsoluteUri: true, UserInfo.Length: 0 }
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private sealed class TokenSource
    {
        private readonly ConcurrentDictionary<(string Url, string Scopes), ApiTokenCache> _caches = new();

        public ClientCredentials Owner { get; set; } = null!;

        public async ValueTask<string> GetAsync(CredentialRequest request, CancellationToken cancellationToken)
        {
            string scopes = string.Join(' ', Owner.Scopes ?? request.Scopes);
            TokenEndpoint endpoint = new(Owner, request);
            string key = string.Join(' ', scopes.Split(' ').Distinct().Order(StringComparer.Ordinal));
            ApiTokenCache cache = _caches.GetOrAdd((endpoint.Url.OriginalString, key), _ => new ApiTokenCache(
                (_, token) => endpoint.RequestAsync(scopes, token), request.Time));
            ApiToken token = request.Refused is { } refused
                ? await cache.RefreshAsync(refused, null, cancellationToken).ConfigureAwait(false)
                : await cache.GetAsync(cancellationToken).ConfigureAwait(false);
            return token.Value;
        }
    }
}
