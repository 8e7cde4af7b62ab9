using System.Collections.ObjectModel;
using System.ComponentModel;

namespace BackupJobsGen.Runtime;

/// <summary>
/// What every generated method calls: sends a request to the endpoint's origin and nowhere else, reads the response from
/// UTF-8, throws one <see cref="ApiException"/> for everything that is not a success.
/// </summary>
/// <remarks>
/// Pass an <see cref="HttpClient"/> over <see cref="ApiHttpHandler.Create"/> or another handler with <c>AllowAutoRedirect = false</c>, or
/// none: redirects within the origin are followed here and others are refused, while a handler that follows redirects itself, as that of
/// <c>new HttpClient()</c> does, sends to other hosts before anyone can check. An answer from there is an
/// <see cref="OriginMismatchException"/>.
/// </remarks>
public sealed partial class ApiPipeline
{
    private const string OptionsEndpoint = $"{nameof(ApiClientOptions)}.{nameof(ApiClientOptions.Endpoint)}";
    private const string BaseAddress = $"{nameof(HttpClient)}.{nameof(HttpClient.BaseAddress)}";
    private const string NoEndpoint =
        $"The document names no host; set {OptionsEndpoint} or {BaseAddress} to the URL of the service, with its base path.";

    private readonly ApiTransport _transport;
    private readonly string? _defaultEndpoint;
    private readonly IReadOnlyDictionary<string, string> _variables;
    private readonly bool _isResourceManager;

    /// <summary>Creates a pipeline.</summary>
    /// <param name="http">The client to send with. The caller disposes of it.</param>
    /// <param name="defaultEndpoint">The document's endpoint; may have {name} variables; null when the document names none.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="variables">Values of the endpoint's variables by name; null for none.</param>
    /// <param name="security">The credentials that operations require which say nothing themselves; null for none.</param>
    /// <param name="clientRequestIdHeader">
    /// The document's header for a client request id, unless
    /// <see cref="ApiClientOptions.ClientRequestIdHeader"/> names one; null for none.
    /// </param>
    /// <param name="finalThrottlingCodes">What <see cref="ApiClientOptions.FinalThrottlingCodes"/> is where the options name no code;
    /// null for none.</param>
    /// <param name="isResourceManager">Whether errors mean what they mean to Azure Resource Manager.</param>
    /// <param name="secretMembers">Names of members, fields and parameters whose values messages do not show; null for none.</param>
    public ApiPipeline(
        HttpClient http, string? defaultEndpoint, ApiClientOptions? options = null, IReadOnlyDictionary<string, string>? variables = null,
        SecurityRequirements? security = null, string? clientRequestIdHeader = null, IEnumerable<string>? finalThrottlingCodes = null,
        bool isResourceManager = false, IEnumerable<string>? secretMembers = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        Options = options ?? new ApiClientOptions();
        _transport = new ApiTransport(
            http, Options, security ?? SecurityRequirements.None, clientRequestIdHeader, ValueList.From(finalThrottlingCodes ?? []),
            secretMembers is null ? SecretMembers.None : new SecretMembers(secretMembers));
        _defaultEndpoint = defaultEndpoint;
        _variables = variables ?? ReadOnlyDictionary<string, string>.Empty;
        _isResourceManager = isResourceManager;
    }

    /// <summary>
    /// Creates a pipeline over an <see cref="HttpClient"/> of the handler of <see cref="ApiHttpHandler.Create"/>, which all such pipelines
    /// share.
    /// </summary>
    /// <inheritdoc cref="ApiPipeline(
    /// HttpClient, string?, ApiClientOptions?, IReadOnlyDictionary{string, string}?, SecurityRequirements?, string?, IEnumerable{string}?,
    /// bool, IEnumerable{string}?)"/>
    public ApiPipeline(
        string? defaultEndpoint, ApiClientOptions? options = null, IReadOnlyDictionary<string, string>? variables = null,
        SecurityRequirements? security = null, string? clientRequestIdHeader = null, IEnumerable<string>? finalThrottlingCodes = null,
        bool isResourceManager = false, IEnumerable<string>? secretMembers = null)
        : this(
            ApiHttpHandler.Shared, defaultEndpoint, options, variables, security, clientRequestIdHeader, finalThrottlingCodes,
            isResourceManager, secretMembers)
    {
    }

    private ApiPipeline(ApiPipeline other, ApiTransport transport)
    {
        (_transport, _defaultEndpoint, _variables, Options) = (transport, other._defaultEndpoint, other._variables, other.Options);
        _isResourceManager = other._isResourceManager;
    }

    /// <summary>
    /// Where message handlers find the path of a request with its placeholders, which is safe to log: values and signatures are
    /// not in it.
    /// </summary>
    public static HttpRequestOptionsKey<string> UrlTemplate { get; } = new("url.template");

    /// <summary>
    /// Where message handlers find the <see cref="FinalThrottlingCodes"/> of the client that sends a request: a handler that repeats a
    /// 429 leaves these alone.
    /// </summary>
    public static HttpRequestOptionsKey<ValueList<string>> FinalThrottlingCodesKey { get; } = new("final.throttling.codes");

    /// <summary>The options given at construction.</summary>
    public ApiClientOptions Options { get; }

    /// <summary>
    /// Error codes that make a 429 final: <see cref="ApiClientOptions.FinalThrottlingCodes"/>, or, where the options name no code, those
    /// that are known of the document's service.
    /// </summary>
    public ValueList<string> FinalThrottlingCodes => _transport.FinalThrottlingCodes;

    /// <summary>The clock for waits.</summary>
    public TimeProvider TimeProvider => Options.TimeProvider;

    /// <summary>
    /// Where requests go: <see cref="ApiClientOptions.Endpoint"/>, otherwise <see cref="HttpClient.BaseAddress"/>, otherwise the
    /// document's server.
    /// </summary>
    /// <exception cref="InvalidOperationException">None of them is there, the URL has user info, a query or a fragment, or a variable
    /// in the document's server has no value.</exception>
    public Uri Endpoint =>
        Uri.TryCreate(EndpointOf(_defaultEndpoint ?? ""), UriKind.Absolute, out Uri? uri)
            ? uri
            : throw new InvalidOperationException(NoEndpoint);

    /// <summary>A view of the pipeline for calls with options of their own, on top of those that an earlier view has.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">They have a client request id, and the client sends none.</exception>
    public ApiPipeline With(ApiCallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ClientRequestId is null || _transport.SendsClientRequestId
            ? new ApiPipeline(this, _transport.With(options))
            : throw new ArgumentException(
                $"The client sends no client request id; set {nameof(ApiClientOptions)}.{nameof(ApiClientOptions.ClientRequestIdHeader)}.",
                nameof(options));
    }

    /// <summary>Gets a URL that the service gave, unchanged.</summary>
    /// <exception cref="OriginMismatchException">It has another origin than the endpoint. Nothing was sent.</exception>
    /// <exception cref="ApiException">The service refused.</exception>
    public async Task<ApiResponse> GetAsync(Uri url, CancellationToken cancellationToken = default) =>
        await FollowAsync<object?>(Endpoint, url, null, static (_, _) => null, cancellationToken).ConfigureAwait(false);

    /// <summary>Gets a URL that the service gave, unchanged, and reads a record of a generated client.</summary>
    /// <returns>The response; its value is null for 202 and 204 without a body.</returns>
    /// <exception cref="OriginMismatchException">It has another origin than the endpoint. Nothing was sent.</exception>
    /// <exception cref="ApiException">The service refused, or the body cannot be read.</exception>
    public Task<ApiResponse<T>> GetAsync<T>(Uri url, CancellationToken cancellationToken = default)
        where T : IJsonModel<T> => GetAsync(url, JsonObjects.Read<T>, cancellationToken);

    /// <summary>Gets a URL that the service gave, unchanged.</summary>
    /// <returns>The response; its value is the default for 202 and 204 without a body.</returns>
    /// <exception cref="OriginMismatchException">It has another origin than the endpoint. Nothing was sent.</exception>
    /// <exception cref="ApiException">The service refused, or the body cannot be read.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<ApiResponse<T>> GetAsync<T>(Uri url, JsonRead<T> read, CancellationToken cancellationToken = default) =>
        FollowAsync(
            Endpoint, url, null, (body, response) => response.Status is 202 or 204 ? ParseOptional(body, read)! : Parse(body, read),
            cancellationToken);

    /// <summary>Sends a request whose successes have no body. One that arrives is <see cref="ApiResponse.UndeclaredBody"/>.</summary>
    /// <exception cref="ApiException">The service refused.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        Uri uri = UriOf(request);
        return await SendAsync<object?>(
            request, request.Operation.Method, uri, uri, static (body, response) => Undeclared<object>(body, response), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a request and reads the response body, which is required unless the status cannot have one: then reading
    /// <see cref="ApiResponse{T}.Value"/> is an error.
    /// </summary>
    /// <exception cref="ApiException">The service refused, or the body cannot be read.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, JsonRead<T> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        Uri uri = UriOf(request);
        return SendAsync(
            request, request.Operation.Method, uri, uri,
            (body, response) => HasNoBody(body, response) ? Absent<T>(request, response) : Parse(body, read), cancellationToken);
    }

    /// <summary>Sends a request for which some success has no body, or null as its body: then the value is the default.</summary>
    /// <exception cref="ApiException">The service refused, or the body cannot be read.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<ApiResponse<T?>> SendOptionalAsync<T>(
        ApiRequest request, JsonRead<T> read, CancellationToken cancellationToken = default) =>
        SendByStatusAsync(request, _ => read, cancellationToken);

    /// <summary>
    /// Sends a request whose successes have different bodies. Without a body, without a reader for the status, and where it returns
    /// null, the value is the default.
    /// </summary>
    /// <exception cref="ApiException">The service refused, or the body cannot be read.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<ApiResponse<T?>> SendByStatusAsync<T>(
        ApiRequest request, Func<int, JsonRead<T?>?> byStatus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(byStatus);
        Uri uri = UriOf(request);
        return SendAsync<T?>(
            request, request.Operation.Method, uri, uri,
            (body, response) => byStatus(response.Status) is { } read && ParseOptional(body, read) is { } value
                ? value
                : Undeclared<T>(body, response),
            cancellationToken);
    }

    /// <summary>Sends a request whose response body is a string, in the charset that the response names.</summary>
    /// <exception cref="ApiException">The service refused, or the body cannot be read.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<ApiResponse<string>> SendTextAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        Uri uri = UriOf(request);
        return SendAsync(request, request.Operation.Method, uri, uri, String, cancellationToken, accept: null);
    }

    /// <summary>Sends a request and returns the response body as it arrives, without a limit. The caller disposes of the stream.</summary>
    /// <exception cref="ApiException">The service refused.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<ApiResponse<Stream>> SendStreamAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        OpenAsync(request, toUtf8: false, cancellationToken);
}
