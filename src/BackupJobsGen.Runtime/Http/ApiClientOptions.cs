using System.ComponentModel;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Options of a generated client. Where its document has security schemes, the client has its own options with credentials.
/// </summary>
public class ApiClientOptions
{
    private int _maxResponseBytes = 256 * 1024 * 1024;
    private int _maxPages = 10_000;
    private string? _clientRequestIdHeader;
    private int _maxItemBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Where requests go: scheme, host, and a base path if there is one. Replaces all of the document's server, its base path
    /// included. A URL with user info, a query or a fragment is an <see cref="InvalidOperationException"/> when it is used.
    /// </summary>
    /// <value>Null, the default: <see cref="HttpClient.BaseAddress"/>, otherwise the server that the document names.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>The api-version to send.</summary>
    /// <value>Null, the default: each operation sends the version of its own document.</value>
    public string? ApiVersion { get; set; }

    /// <summary>The header for an id that the client gives to each request, which errors show.</summary>
    /// <value>
    /// Null, the default: the header that the document declares for it; <c>x-ms-client-request-id</c> for Azure Resource Manager;
    /// otherwise none. Empty: none.
    /// </value>
    /// <exception cref="ArgumentException">
    /// The name is not valid, or the header has another meaning. That of a credential of the document is an
    /// <see cref="InvalidOperationException"/> when it is used.
    /// </exception>
    public string? ClientRequestIdHeader
    {
        get => _clientRequestIdHeader;
        set
        {
            if (!string.IsNullOrEmpty(value))
                HeaderText.CheckName(value, nameof(value));
            _clientRequestIdHeader = value;
        }
    }

    /// <summary>The clock for waits and for <c>Retry-After</c> dates.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Receives each item of a list or a stream that does not fit its type. The other items are read.
    /// </summary>
    /// <value>Null, the default: such items of a list are skipped silently; one of a stream is an <see cref="ApiException"/>.</value>
    public Action<UnreadableItem>? UnreadableItemFound { get; set; }

    /// <summary>
    /// The largest body of a successful response, in bytes after decompression. A larger one is an <see cref="ApiException"/>.
    /// Streams have no limit.
    /// </summary>
    /// <value>256 MB by default; at least 1.</value>
    public int MaxResponseBytes
    {
        get => _maxResponseBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxResponseBytes = value;
        }
    }

    /// <summary>
    /// The largest item of a stream (a line, a record, the data of an event), in bytes after decompression. A larger one is an
    /// <see cref="ApiException"/>. The stream itself has no limit.
    /// </summary>
    /// <value>16 MB by default; at least 1.</value>
    public int MaxItemBytes
    {
        get => _maxItemBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxItemBytes = value;
        }
    }

    /// <summary>The most pages of one list that are read. A list that has more is an <see cref="ApiException"/>.</summary>
    /// <value>10,000 by default; at least 1.</value>
    public int MaxPages
    {
        get => _maxPages;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxPages = value;
        }
    }

    /// <summary>
    /// Error codes, compared without case, that make a 429 final: the service refuses further requests however long the client
    /// waits.
    /// </summary>
    /// <value>Empty by default: every 429 is transient.</value>
    public ValueList<string> FinalThrottlingCodes { get; set; } = ValueList<string>.Empty;

    /// <summary>
    /// Whether handlers of the <see cref="HttpClient"/> add the credentials that these options do not have. Otherwise a call whose
    /// credential is missing is a <see cref="CredentialException"/>, and nothing is sent.
    /// </summary>
    /// <value>False by default. No effect on options without credentials.</value>
    public bool UsesHandlerCredentials { get; set; }

    /// <summary>
    /// Whether handlers of the <see cref="HttpClient"/> send requests to other origins on purpose, as those that route or hedge requests
    /// do. Otherwise an answer from another origin is an <see cref="OriginMismatchException"/>: a handler has followed a redirect there.
    /// </summary>
    /// <value>False by default.</value>
    public bool UsesHandlerRouting { get; set; }

    /// <summary>The credential of an option, or null.</summary>
    /// <param name="name">Name of the option.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual ApiCredential? Credential(string name) => null;

    internal ApiCredential? GetCredential(string option) => Credential(option);

    // A client that has plain options cannot know what its handlers add.
    internal bool RequiresCredentials => !UsesHandlerCredentials && GetType() != typeof(ApiClientOptions);

    internal string Name(string option) => (GetType() == typeof(ApiClientOptions) ? "" : GetType().Name + ".") + option;
}
