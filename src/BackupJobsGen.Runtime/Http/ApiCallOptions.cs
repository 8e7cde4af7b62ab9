using System.Collections.ObjectModel;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Options of single calls. <c>client.With(options)</c> is a view of a client whose requests use them, those for further pages and
/// for the status of an operation included. They go to the origin of the endpoint only.
/// </summary>
public sealed class ApiCallOptions
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(49);

    private readonly IReadOnlyDictionary<string, string> _headers = ReadOnlyDictionary<string, string>.Empty;
    private readonly TimeSpan? _timeout;
    private readonly string? _idempotencyKey;
    private readonly string? _clientRequestId;

    /// <summary>Further headers. They replace headers of the same name that the operation would send.</summary>
    /// <value>Empty by default. A header that describes a body, such as <c>Content-Language</c>, is sent with a body only.</value>
    /// <exception cref="ArgumentException">
    /// A name or a value is not valid, as an empty <c>Idempotency-Key</c>, or the header is decided by the client: <c>Authorization</c>,
    /// <c>Cookie</c>, <c>Host</c>, <c>Content-Type</c> and those that frame a message.
    /// </exception>
    public IReadOnlyDictionary<string, string> Headers
    {
        get => _headers;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Dictionary<string, string> copy = new(StringComparer.OrdinalIgnoreCase);
            foreach ((string name, string text) in value)
            {
                HeaderText.CheckName(name, nameof(Headers));
                string valid = name.Equals(CallHeaders.IdempotencyKey, StringComparison.OrdinalIgnoreCase)
                    ? HeaderText.CheckedId(name, text, nameof(Headers))
                    : HeaderText.Checked(name, text, nameof(Headers));
                if (!copy.TryAdd(name, valid))
                    throw new ArgumentException($"The header '{name}' is set twice.", nameof(Headers));
            }

            _headers = copy;
        }
    }

    /// <summary>
    /// The longest that a request may take: from sending it, with credentials, redirects and retries of handlers, to the last byte of
    /// its body or stream. Each page of a list and each status request of an operation has this time anew.
    /// </summary>
    /// <value>
    /// Null, the default: the timeout of the <see cref="HttpClient"/> alone, which applies in any case. Otherwise positive, 49 days at
    /// most.
    /// </value>
    public TimeSpan? Timeout
    {
        get => _timeout;
        init
        {
            if (value is { } timeout)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, nameof(Timeout));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, LongestTimeout, nameof(Timeout));
            }

            _timeout = value;
        }
    }

    /// <summary>
    /// The <c>Idempotency-Key</c> of a POST or PATCH, the same when the request is repeated. A view with a key is for one call.
    /// </summary>
    /// <value>Null, the default: none. An argument of the operation wins.</value>
    /// <exception cref="ArgumentException">The key is empty, or has characters that cannot be sent.</exception>
    public string? IdempotencyKey
    {
        get => _idempotencyKey;
        init => _idempotencyKey = value is null ? null : Option(nameof(IdempotencyKey), value);
    }

    /// <summary>
    /// Whether each call of a POST or PATCH gets an <c>Idempotency-Key</c> of its own, the same when the request is repeated.
    /// </summary>
    /// <value>False by default. <see cref="IdempotencyKey"/> and arguments of the operation win.</value>
    public bool CreatesIdempotencyKeys { get; init; }

    /// <summary>
    /// The client request id, for clients that send one: see <see cref="ApiClientOptions.ClientRequestIdHeader"/>.
    /// </summary>
    /// <value>Null, the default: a new one for each request.</value>
    /// <exception cref="ArgumentException">The id is empty, or has characters that cannot be sent.</exception>
    public string? ClientRequestId
    {
        get => _clientRequestId;
        init => _clientRequestId = value is null ? null : Option(nameof(ClientRequestId), value);
    }

    private static string Option(string name, string value) => HeaderText.CheckedId(name, value, name, "option");

    /// <summary>These options on top of those of an earlier view.</summary>
    internal ApiCallOptions Over(ApiCallOptions? earlier)
    {
        if (earlier is null)
            return this;
        Dictionary<string, string> headers = new(earlier.Headers, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in Headers)
            headers[name] = value;
        return new ApiCallOptions
        {
            Headers = headers,
            Timeout = Timeout ?? earlier.Timeout,
            IdempotencyKey = IdempotencyKey ?? earlier.IdempotencyKey,
            CreatesIdempotencyKeys = CreatesIdempotencyKeys || earlier.CreatesIdempotencyKeys,
            ClientRequestId = ClientRequestId ?? earlier.ClientRequestId,
        };
    }
}
