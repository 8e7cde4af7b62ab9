using System.Net;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>Sends one request: follows redirects within the origin, returns the response with its body unread.</summary>
internal sealed class ApiTransport(HttpClient http, ApiClientOptions options, SecurityRequirements security)
{
    private const int MaxRedirects = 5;

    /// <summary>The base address of the HttpClient, or null.</summary>
    public Uri? BaseAddress => http.BaseAddress;

    /// <exception cref="OriginMismatchException">The URL, or a redirect, leads to another origin. Nothing was sent there.</exception>
    /// <exception cref="TimeoutException">The service did not answer within the client's timeout.</exception>
    public async Task<(HttpResponseMessage Response, Uri Uri)> SendAsync(
        ApiRequest request, HttpMethod method, Uri endpoint, Uri uri, string? accept, CancellationToken cancellationToken)
    {
        OriginGuard.Check(endpoint, uri);
        SecurityRequirements required = request.Operation.Security ?? security;
        CallCredentials credentials = request.Credentials =
            await CallCredentials.GetAsync(required, request.Operation, options, endpoint, cancellationToken).ConfigureAwait(false);
        bool isRenewed = false;
        for (int redirects = 0; ;)
        {
            bool withBody = method == request.Operation.Method;
            using HttpRequestMessage message = request.BuildMessage(method, uri, withBody);
            if ((request.MediaTypes ?? accept) is { } mediaTypes && !message.Headers.NonValidated.Contains("Accept"))
                message.Headers.TryAddWithoutValidation("Accept", mediaTypes);
            credentials.AddTo(message);
            HttpResponseMessage response = await SendAsync(request, message, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized && !isRenewed && (request.IsRepeatable || !withBody))
            {
                isRenewed = true;
                if (await RenewAsync(credentials, response, cancellationToken).ConfigureAwait(false))
                    continue;
            }

            if (redirects++ == MaxRedirects
                || Redirected(request, method, response) is not { } next
                || Location(response) is not { } location)
                return (response, uri);
            response.Dispose();
            uri = OriginGuard.Follow(endpoint, uri, location);
            method = next;
        }
    }

    // The response of a refused credential is not needed if there is another credential, or if asking for one fails.
    private static async ValueTask<bool> RenewAsync(
        CallCredentials credentials, HttpResponseMessage refused, CancellationToken cancellationToken)
    {
        bool isOther = true;
        try
        {
            return isOther = await credentials.RenewAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (isOther)
                refused.Dispose();
        }
    }

    /// <summary>Runs a piece of work on a body within the client's timeout, which HttpClient itself applies to the headers only.</summary>
    /// <exception cref="TimeoutException">The work was not done within the client's timeout.</exception>
    public async ValueTask<T> WithinTimeoutAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (http.Timeout != Timeout.InfiniteTimeSpan)
            late.CancelAfter(http.Timeout);
        try
        {
            return await work(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The body did not arrive within {http.Timeout}.", fault);
        }
    }

    // A cancellation is the caller's only if the caller's token was cancelled. Timeouts of the client or of a handler are not.
    private async Task<HttpResponseMessage> SendAsync(ApiRequest request, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{request.Operation.Summary} was not answered in time (timeout of the HttpClient: {http.Timeout}).", fault);
        }
    }

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
