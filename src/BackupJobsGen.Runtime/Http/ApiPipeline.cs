using System.Collections.ObjectModel;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// What every generated method ends in: sends a call to the endpoint's origin and nowhere else, reads the answer from
/// UTF-8, makes one <see cref="ApiException"/> of everything that is no success.
/// </summary>
/// <remarks>
/// Give it an <see cref="HttpClient"/> whose handler has <c>AllowAutoRedirect = false</c>: redirects within the origin are followed here,
/// others are refused, while a handler that follows by itself may ask another host before anyone can look.
/// </remarks>
public sealed partial class ApiPipeline
{
    private const int ErrorBodyLimit = 64 * 1024;

    private readonly ApiTransport _transport;
    private readonly string? _defaultEndpoint;
    private readonly IReadOnlyDictionary<string, string> _variables;
    private string? _filledEndpoint;

    /// <summary>Makes a pipeline.</summary>
    /// <param name="http">The client to send with; stays the caller's.</param>
    /// <param name="defaultEndpoint">The document's endpoint; may hold {name} variables; null when it names none.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="variables">Values of the endpoint's variables by name; null for none.</param>
    public ApiPipeline(HttpClient http, string? defaultEndpoint, ApiClientOptions? options = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _transport = new ApiTransport(http);
        _defaultEndpoint = defaultEndpoint;
        _variables = variables ?? ReadOnlyDictionary<string, string>.Empty;
        Options = options ?? new ApiClientOptions();
    }

    /// <summary>The options given at construction.</summary>
    public ApiClientOptions Options { get; }

    /// <summary>The clock for waiting.</summary>
    public TimeProvider TimeProvider => Options.TimeProvider;

    /// <summary>Where requests go.</summary>
    /// <exception cref="InvalidOperationException">Neither the options nor the document name an endpoint, or a variable in it has no value.</exception>
    public Uri Endpoint => Options.Endpoint ?? (Uri.TryCreate(DefaultEndpoint, UriKind.Absolute, out Uri? uri)
        ? uri
        : throw new InvalidOperationException($"The document names no fixed endpoint; set {nameof(ApiClientOptions)}.{nameof(ApiClientOptions.Endpoint)}."));

    // Without its variables' values it is of no use, but a call that goes elsewhere must not fail for that: filled when it is first asked for.
    private string DefaultEndpoint => _filledEndpoint ??= EndpointTemplate.Fill(_defaultEndpoint ?? "", _variables);

    /// <summary>Checks that a URL may be asked.</summary>
    /// <exception cref="OriginMismatchException">It has another origin than the endpoint.</exception>
    public void EnsureOrigin(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        OriginGuard.Check(Endpoint, url);
    }

    /// <summary>Sends a call whose answer has no body that matters.</summary>
    /// <exception cref="ApiException">The service did not do what was asked.</exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        Uri uri = UriOf(request);
        return await SendAsync<object?>(request, request.Operation.Method, uri, uri, static (_, _) => null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a call and reads its body, which must be there.</summary>
    /// <exception cref="ApiException">The service did not do what was asked, or the body cannot be read.</exception>
    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, JsonRead<T> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        Uri uri = UriOf(request);
        return SendAsync(request, request.Operation.Method, uri, uri, (body, _) => Parse(body, read), cancellationToken);
    }

    /// <summary>Sends a call for which some success has no body: then the value is the default.</summary>
    /// <exception cref="ApiException">The service did not do what was asked, or the body cannot be read.</exception>
    public Task<ApiResponse<T?>> SendOptionalAsync<T>(ApiRequest request, JsonRead<T> read, CancellationToken cancellationToken = default) =>
        SendByStatusAsync(request, _ => read, cancellationToken);

    /// <summary>Sends a call whose successes differ in their bodies: without a reader for its status, or without a body, the value is the default.</summary>
    /// <exception cref="ApiException">The service did not do what was asked, or the body cannot be read.</exception>
    public Task<ApiResponse<T?>> SendByStatusAsync<T>(ApiRequest request, Func<int, JsonRead<T>?> byStatus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(byStatus);
        Uri uri = UriOf(request);
        return SendAsync<T?>(
            request, request.Operation.Method, uri, uri, (body, response) => IsBlank(body) || byStatus(response.Status) is not { } read ? default : Parse(body, read), cancellationToken);
    }

    /// <summary>Sends a call whose body is a text.</summary>
    /// <exception cref="ApiException">The service did not do what was asked.</exception>
    public Task<ApiResponse<string>> SendTextAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        Uri uri = UriOf(request);
        return SendAsync(request, request.Operation.Method, uri, uri, static (body, _) => Encoding.UTF8.GetString(body), cancellationToken, accept: null);
    }

    /// <summary>Sends a call and hands out its body as it arrives. The caller disposes of the stream.</summary>
    /// <exception cref="ApiException">The service did not do what was asked.</exception>
    public async Task<ApiResponse<Stream>> SendStreamAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        Uri uri = UriOf(request);
        (HttpResponseMessage message, uri) = await _transport.SendAsync(request, request.Operation.Method, uri, uri, null, cancellationToken).ConfigureAwait(false);
        try
        {
            ApiResponse response = new(message, uri, TimeProvider);
            if (!IsSuccess(request, message))
                throw await FailureAsync(request, message, response, cancellationToken).ConfigureAwait(false);
            return new ApiResponse<Stream>(response, await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>Asks for a list. Nothing is sent until the result is enumerated.</summary>
    /// <param name="request">The call for the first page.</param>
    /// <param name="itemName">JSON name of the list on a page.</param>
    /// <param name="nextLinkName">JSON name of the next page's URL; null: there is one page only.</param>
    /// <param name="item">Reads one item.</param>
    /// <param name="next">Makes the call for a next link where it is not simply a GET of the link.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public ApiPageable<T> Pages<T>(
        ApiRequest request, string itemName, string? nextLinkName, JsonRead<T> item, Func<string, ApiRequest>? next = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ApiPageable<T>(this, request, new PageReader<T>(itemName, nextLinkName, item), next, cancellationToken);
    }

    /// <summary>Starts an operation that the service goes on with after its answer (x-ms-long-running-operation).</summary>
    /// <param name="request">The call that starts it.</param>
    /// <param name="finalStateVia">The document's final-state-via, or null.</param>
    /// <param name="cancellationToken">Ends the call, not the operation.</param>
    /// <exception cref="ApiException">The service did not accept the call.</exception>
    public async Task<LongRunningOperation> StartAsync(ApiRequest request, string? finalStateVia = null, CancellationToken cancellationToken = default) =>
        new(await OperationTracker.StartAsync(this, request, finalStateVia, cancellationToken).ConfigureAwait(false));

    /// <summary>Starts an operation that the service goes on with after its answer, and that has a result.</summary>
    /// <param name="request">The call that starts it.</param>
    /// <param name="read">Reads the result.</param>
    /// <param name="finalStateVia">The document's final-state-via, or null.</param>
    /// <param name="cancellationToken">Ends the call, not the operation.</param>
    /// <exception cref="ApiException">The service did not accept the call.</exception>
    public async Task<LongRunningOperation<T>> StartAsync<T>(
        ApiRequest request, JsonRead<T> read, string? finalStateVia = null, CancellationToken cancellationToken = default) =>
        new(await OperationTracker.StartAsync(this, request, finalStateVia, cancellationToken).ConfigureAwait(false), read);

    /// <summary>Asks for a URL that the service gave, to the letter.</summary>
    /// <exception cref="OriginMismatchException">It has another origin than the endpoint. Nothing was sent.</exception>
    /// <exception cref="ApiException">The service did not do what was asked.</exception>
    public async Task<ApiResponse> GetAsync(Uri url, CancellationToken cancellationToken = default) =>
        await FollowAsync<object?>(Endpoint, url, static (_, _) => null, cancellationToken).ConfigureAwait(false);

    /// <summary>Asks for a URL that the service gave, to the letter. The value is the default for 202 and 204 without a body.</summary>
    /// <exception cref="OriginMismatchException">It has another origin than the endpoint. Nothing was sent.</exception>
    /// <exception cref="ApiException">The service did not do what was asked, or the body cannot be read.</exception>
    public Task<ApiResponse<T>> GetAsync<T>(Uri url, JsonRead<T> read, CancellationToken cancellationToken = default) =>
        FollowAsync(Endpoint, url, (body, response) => IsBlank(body) && response.Status is 202 or 204 || IsNull(body) && response.Status == 202 ? default! : Parse(body, read), cancellationToken);
}
