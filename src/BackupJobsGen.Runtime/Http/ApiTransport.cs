using System.Net;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>Sends one request: follows redirects within the origin, returns the response with its body unread.</summary>
internal sealed class ApiTransport(
    HttpClient http, ApiClientOptions options, SecurityRequirements security, string? clientRequestIdHeader,
    ValueList<string> knownThrottlingCodes, SecretMembers secrets, ApiCallOptions? call = null)
{
    /// <summary>A response that redirects further is a failure.</summary>
    public const int MaxRedirects = 5;

    private const string Remedy =
        $"Create the client without an HttpClient or by dependency injection, or its HttpClient over {nameof(ApiHttpHandler)}."
        + $"{nameof(ApiHttpHandler.Create)}() or another handler with {nameof(HttpClientHandler.AllowAutoRedirect)} = false. "
        + $"Set {nameof(ApiClientOptions)}.{nameof(ApiClientOptions.UsesHandlerRouting)} if a handler of yours chooses "
        + "the host on purpose.";

    /// <summary>The base address of the HttpClient, or null.</summary>
    public Uri? BaseAddress => http.BaseAddress;

    /// <summary>The client's timeout.</summary>
    public TimeSpan ClientTimeout => http.Timeout;

    /// <summary>Codes that make a 429 final: those of the options, or, where they name none, those that are known of the service.</summary>
    public ValueList<string> FinalThrottlingCodes =>
        options.FinalThrottlingCodes.Count > 0 ? options.FinalThrottlingCodes : knownThrottlingCodes;

    /// <summary>The header of the client request id; null: none is sent.</summary>
    private string? IdHeader => options.ClientRequestIdHeader is { } header ? (header.Length == 0 ? null : header) : clientRequestIdHeader;

    /// <summary>Whether requests have a client request id.</summary>
    public bool SendsClientRequestId => IdHeader is not null;

    /// <summary>The same transport for calls with options of their own, on top of those that it has.</summary>
    public ApiTransport With(ApiCallOptions other) =>
        new(http, options, security, clientRequestIdHeader, knownThrottlingCodes, secrets, other.Over(call));

    /// <exception cref="OriginMismatchException">
    /// The URL, or a redirect, leads to another origin; or the answer comes from there.
    /// </exception>
    /// <exception cref="TimeoutException">The service did not answer within the timeout of the client or of the call.</exception>
    public async Task<ApiReply> SendAsync(
        ApiRequest request, HttpMethod method, Uri endpoint, Uri uri, string? accept, CancellationToken cancellationToken)
    {
        OriginGuard.Check(endpoint, uri);
        (request.Secrets, request.Call) = (secrets, call);
        CallHeaders headers = new(call, request, IdHeader);
        CallDeadline deadline = new(call?.Timeout, options.TimeProvider);
        try
        {
            (HttpResponseMessage message, uri, bool isLoop) = deadline.IsSet
                ? await deadline.RunAsync(
                    token => SendAsync(request, headers, method, endpoint, uri, accept, token), Late(request, headers),
                    Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false)
                : await SendAsync(request, headers, method, endpoint, uri, accept, cancellationToken).ConfigureAwait(false);
            request.HandlerCredential = message.RequestMessage?.Headers.Authorization;
            uri = request.Credentials?.WithoutKeys(uri) ?? uri;
            ApiResponse response = new(message, uri, options.TimeProvider, headers.ClientRequestId);
            return new ApiReply(message, response, deadline, http.Timeout) { HasTooManyRedirects = isLoop };
        }
        catch
        {
            deadline.Dispose();
            throw;
        }
    }

    private async ValueTask<(HttpResponseMessage Response, Uri Uri, bool HasTooManyRedirects)> SendAsync(
        ApiRequest request, CallHeaders headers, HttpMethod method, Uri endpoint, Uri uri, string? accept,
        CancellationToken cancellationToken)
    {
        SecurityRequirements required = request.Operation.Security ?? security;
        CallCredentials credentials = request.Credentials =
            await CallCredentials.GetAsync(required, request.Operation, options, endpoint, cancellationToken).ConfigureAwait(false);
        headers.Check(credentials, required);
        IReadOnlyList<long>? starts = request.StreamPositions();
        bool isRenewed = false;
        for (int redirects = 0; ;)
        {
            bool withBody = method == request.Operation.Method;
            using HttpRequestMessage message = request.BuildMessage(method, uri, withBody);
            message.Options.Set(ApiPipeline.FinalThrottlingCodesKey, FinalThrottlingCodes);
            headers.AddTo(message, withBody);
            if ((request.MediaTypes ?? accept) is { } mediaTypes && !message.Headers.NonValidated.Contains("Accept"))
                message.Headers.TryAddWithoutValidation("Accept", mediaTypes);
            credentials.AddTo(message);
            HttpResponseMessage response = await SendAsync(request, headers, message, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized && !isRenewed)
            {
                isRenewed = true;
                bool mayRepeat = !withBody || starts is not null;
                if (await RenewAsync(credentials, response, mayRepeat, cancellationToken).ConfigureAwait(false))
                {
                    request.Rewind(starts);
                    continue;
                }
            }

            if (Redirected(request, method, response) is not { } next || Location(response) is not { } location)
                return (response, uri, false);
            if (redirects++ == MaxRedirects)
                return (response, uri, true);
            response.Dispose();
            uri = OriginGuard.Follow(endpoint, uri, location);
            method = next;
        }
    }

    /// <summary>Asks for another credential, also for the calls after one that cannot be repeated.</summary>
    /// <returns>Whether the request is repeated: then, and if asking fails, the response is not needed.</returns>
    private static async ValueTask<bool> RenewAsync(
        CallCredentials credentials, HttpResponseMessage refused, bool mayRepeat, CancellationToken cancellationToken)
    {
        bool isNeeded = false;
        try
        {
            isNeeded = !await credentials.RenewAsync(cancellationToken).ConfigureAwait(false) || !mayRepeat;
            return !isNeeded;
        }
        catch (Exception) when (!mayRepeat && !cancellationToken.IsCancellationRequested)
        {
            // The next call asks again. What the caller has to know of this one is the refusal.
            isNeeded = true;
            return false;
        }
        finally
        {
            if (!isNeeded)
                refused.Dispose();
        }
    }

    // A cancellation is the caller's only if the caller's token was cancelled. Timeouts of the client or of a handler are not.
    private async Task<HttpResponseMessage> SendAsync(
        ApiRequest request, CallHeaders headers, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        Uri sent = message.RequestUri!;
        try
        {
            HttpResponseMessage response =
                await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (MovedTo(sent, message, response) is not { } elsewhere)
                return response;
            response.Dispose();
            throw OriginMismatchException.Sent(request.Operation.Summary, sent, elsewhere, Remedy, null);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw MovedTo(sent, message, null) is { } elsewhere
                ? OriginMismatchException.Sent(request.Operation.Summary, sent, elsewhere, Remedy, fault)
                : new TimeoutException($"{Late(request, headers)} in time (timeout of the HttpClient: {http.Timeout}).", fault);
        }
        catch (HttpRequestException fault) when (MovedTo(sent, message, null) is { } elsewhere)
        {
            throw OriginMismatchException.Sent(request.Operation.Summary, sent, elsewhere, Remedy, fault);
        }
    }

    private Uri? MovedTo(Uri sent, HttpRequestMessage message, HttpResponseMessage? response) =>
        options.UsesHandlerRouting ? null : OriginGuard.MovedTo(sent, message, response);

    private static string Late(ApiRequest request, CallHeaders headers) =>
        $"{request.Operation.Summary}{ApiExceptionText.With(headers.ClientRequestId)} was not answered";

    /// <summary>
    /// The method of the redirected request, or null where a redirect is not followed: a POST that is sent twice might act twice.
    /// </summary>
    private static HttpMethod? Redirected(ApiRequest request, HttpMethod method, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.SeeOther => method == HttpMethod.Head ? method : HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found => method == HttpMethod.Get || method == HttpMethod.Head ? method : null,
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => request.IsRepeatable ? method : null,
        _ => null,
    };

    // As a string: the parsed header has already been decoded and encoded again.
    private static string? Location(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Location", out HeaderStringValues values) ? values.ToString() : null;
}
