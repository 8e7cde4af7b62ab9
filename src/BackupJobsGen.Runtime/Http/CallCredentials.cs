using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>The credentials of one call: chosen from what its operation allows, added to each of its messages.</summary>
internal sealed class CallCredentials
{
    private readonly List<Part> _parts = [];

    private CallCredentials(string? missing) => Missing = missing;

    /// <summary>
    /// What the document requires and the options do not have, although the request was sent; null if nothing is missing.
    /// </summary>
    public string? Missing { get; }

    /// <exception cref="CredentialException">A credential is missing, cannot be sent, or its authority gave no token.</exception>
    public static async ValueTask<CallCredentials> GetAsync(
        SecurityRequirements required, OperationDescriptor operation, ApiClientOptions options, Uri endpoint,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<SecurityUse>? chosen = Choose(required, options);
        string? missing = MissingFrom(required, options);
        if (missing is not null && options.RequiresCredentials)
            throw new CredentialException(
                $"{operation.Summary} was not sent: the document requires {missing}. Set the option, "
                + $"or {nameof(ApiClientOptions.UsesHandlerCredentials)} if a handler of the HttpClient adds the credentials.");
        CallCredentials credentials = new(missing);
        foreach (SecurityUse use in chosen ?? [])
        {
            Part part = new(use.Scheme, options.GetCredential(use.Scheme.Option)!, new CredentialRequest
            {
                Scheme = use.Scheme.Name,
                OperationId = operation.Id,
                Endpoint = endpoint,
                Scopes = use.Scopes,
                TokenUrl = use.Scheme.TokenUrl,
                DiscoveryUrl = use.Scheme.DiscoveryUrl,
                Time = options.TimeProvider,
            });
            await part.FetchAsync(part.Request, cancellationToken).ConfigureAwait(false);
            credentials._parts.Add(part);
        }

        return credentials;
    }

    /// <summary>What is required and not set, in words; null if nothing is missing.</summary>
    public static string? MissingFrom(SecurityRequirements required, ApiClientOptions options) =>
        Choose(required, options) is null && !required.IsOptional ? Describe(required, options) : null;

    /// <summary>Adds the credentials. What the caller has set by an argument of the operation stays.</summary>
    public void AddTo(HttpRequestMessage message)
    {
        foreach (Part part in _parts)
        {
            string key = part.Scheme.Key;
            switch (part.Scheme.Location)
            {
                case CredentialLocation.Query:
                    message.RequestUri = WithQuery(message.RequestUri!, key, part.Value);
                    break;
                case CredentialLocation.Cookie:
                    string cookies = message.Headers.NonValidated.TryGetValues("Cookie", out HeaderStringValues present)
                        ? present + "; "
                        : "";
                    message.Headers.Remove("Cookie");
                    message.Headers.TryAddWithoutValidation("Cookie", $"{cookies}{key}={part.Value}");
                    break;
                default:
                    if (!message.Headers.NonValidated.Contains(key))
                        message.Headers.TryAddWithoutValidation(key, part.Scheme.Prefix + part.Value);
                    break;
            }
        }
    }

    /// <summary>The scheme whose credential a header carries; null if it carries none.</summary>
    public string? SchemeOf(string header) =>
        _parts.Find(part => part.Scheme.Location == CredentialLocation.Header
            && part.Scheme.Key.Equals(header, StringComparison.OrdinalIgnoreCase))?.Scheme.Name;

    /// <summary>The scheme of an operation whose credential a header carries, whether it is set or not; null if it carries none.</summary>
    public static string? SchemeOf(SecurityRequirements required, string header) => required.Alternatives.SelectMany(static uses => uses)
        .FirstOrDefault(use => use.Scheme.Location == CredentialLocation.Header
            && use.Scheme.Key.Equals(header, StringComparison.OrdinalIgnoreCase))?.Scheme.Name;

    /// <summary>Asks for other values after a 401.</summary>
    /// <returns>Whether any value is another one.</returns>
    public async ValueTask<bool> RenewAsync(CancellationToken cancellationToken)
    {
        bool isOther = false;
        foreach (Part part in _parts)
        {
            string refused = part.Value;
            await part.FetchAsync(part.AfterRefusal(), cancellationToken).ConfigureAwait(false);
            isOther |= part.Value != refused;
        }

        return isOther;
    }

    /// <summary>A message without the values that were sent, which a service may repeat in its answer.</summary>
    public string Mask(string text) =>
        _parts.SelectMany(static part => part.Sent.Select(sent => (part.Scheme.Prefix, Sent: sent)))
            .Aggregate(text, static (masked, part) => SentSecret.Mask(masked, part.Prefix, part.Sent));

    /// <summary>A link to a next page without the keys that the query of its request had, which is added to each request anyway.</summary>
    public string WithoutKeys(string link) => _parts.Where(static part => part.Scheme.Location == CredentialLocation.Query)
        .SelectMany(static part => part.Sent.Select(sent => (part.Scheme.Key, Sent: sent)))
        .Aggregate(link, static (rest, part) => WithoutQuery(rest, part.Key, part.Sent));

    /// <summary>The URL of a request without the keys: a redirect may repeat them.</summary>
    public Uri WithoutKeys(Uri uri) =>
        WithoutKeys(uri.OriginalString) is var rest && rest.Length < uri.OriginalString.Length
            && OriginGuard.TryVerbatim(rest, out Uri? clean) ? clean : uri;

    private static IReadOnlyList<SecurityUse>? Choose(SecurityRequirements required, ApiClientOptions options) =>
        required.Alternatives.FirstOrDefault(alternative =>
            alternative.Count > 0 && alternative.All(use => options.GetCredential(use.Scheme.Option) is not null));

    private static string Describe(SecurityRequirements required, ApiClientOptions options) =>
        string.Join(", or ", required.Alternatives.Select(alternative => string.Join(" and ", alternative.Select(
            use => $"'{use.Scheme.Name}' (option {options.Name(use.Scheme.Option)})"))));

    // Verbatim: what remains may be signed.
    private static string WithoutQuery(string url, string key, string value)
    {
        int query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
            return url;
        int end = url.IndexOf('#', query);
        string[] pairs = url[(query + 1)..(end < 0 ? url.Length : end)].Split('&');
        string[] kept = [.. pairs.Where(pair => !IsPair(pair, key, value))];
        return kept.Length == pairs.Length ? url
            : url[..query] + (kept.Length == 0 ? "" : "?" + string.Join('&', kept)) + (end < 0 ? "" : url[end..]);
    }

    private static bool IsPair(string pair, string key, string value) =>
        pair.Split('=', 2) is [string name, string text] && Uri.UnescapeDataString(name) == key
        && (Uri.UnescapeDataString(text) == value || Uri.UnescapeDataString(text.Replace('+', ' ')) == value);

    private static Uri WithQuery(Uri uri, string key, string value)
    {
        string url = uri.OriginalString;
        string pair = Uri.EscapeDataString(key) + "=" + Uri.EscapeDataString(value);
        int query = url.IndexOf('?', StringComparison.Ordinal);
        // A next link may repeat the key, and an argument may have set it.
        if (query >= 0 && url[(query + 1)..].Split('&').Any(
            part => Uri.UnescapeDataString(part.Split('=')[0]).Equals(key, StringComparison.Ordinal)))
            return uri;
        return OriginGuard.TryVerbatim(url + (query < 0 ? "?" : url.EndsWith('?') ? "" : "&") + pair, out Uri? whole) ? whole : uri;
    }

    private sealed class Part(SecurityScheme scheme, ApiCredential credential, CredentialRequest request)
    {
        private readonly List<string> _sent = [];

        public SecurityScheme Scheme => scheme;

        public CredentialRequest Request => request;

        public string Value { get; private set; } = "";

        /// <summary>The value, and those that were refused before it; the longest first: it may begin with another one.</summary>
        public IEnumerable<string> Sent => _sent.OrderByDescending(static value => value.Length);

        public async ValueTask FetchAsync(CredentialRequest asked, CancellationToken cancellationToken)
        {
            string value = await credential.GetAsync(asked, cancellationToken).ConfigureAwait(false);
            if (!scheme.Location.CanCarry(value))
                throw Unusable("is empty or has characters that cannot be sent");
            if (scheme.Prefix.Length > 0 && value.StartsWith(scheme.Prefix, StringComparison.OrdinalIgnoreCase))
                throw Unusable($"begins with '{scheme.Prefix}', which the client adds: leave it out");
            Value = value;
            if (!_sent.Contains(value))
                _sent.Add(value);
        }

        public CredentialRequest AfterRefusal() => new()
        {
            Scheme = request.Scheme,
            OperationId = request.OperationId,
            Endpoint = request.Endpoint,
            Scopes = request.Scopes,
            TokenUrl = request.TokenUrl,
            DiscoveryUrl = request.DiscoveryUrl,
            Time = request.Time,
            Refused = Value,
        };

        private CredentialException Unusable(string why) =>
            new($"The credential of '{scheme.Name}' for {request.OperationId} {why}.");
    }
}
