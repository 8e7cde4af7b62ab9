using System.Net;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>Sends one call: follows redirects within the origin, gives the message back with its body unread.</summary>
internal sealed class ApiTransport(HttpClient http)
{
    private const int MostRedirects = 5;

    /// <summary>How long reading a body may take: the client's own limit ends with the headers.</summary>
    public TimeSpan Timeout => http.Timeout;

    /// <exception cref="OriginMismatchException">The URL, or a redirect, leads to another origin. Nothing was sent there.</exception>
    public async Task<(HttpResponseMessage Response, Uri Uri)> SendAsync(
        ApiRequest request, HttpMethod method, Uri endpoint, Uri uri, string? accept, CancellationToken cancellationToken)
    {
        OriginGuard.Check(endpoint, uri);
        for (int redirects = 0; ; redirects++)
        {
            bool withBody = method == request.Operation.Method;
            using HttpRequestMessage message = request.BuildMessage(method, uri, withBody);
            if (accept is not null && !message.Headers.NonValidated.Contains("Accept"))
                message.Headers.TryAddWithoutValidation("Accept", accept);
            HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (redirects == MostRedirects || Redirected(request, method, response) is not { } next || Location(response) is not { } location)
                return (response, uri);
            response.Dispose();
            uri = OriginGuard.Follow(endpoint, uri, location);
            method = next;
        }
    }

    /// <summary>The method to go on with, or null where a redirect is not ours to follow: a POST that moved might be done twice.</summary>
    private static HttpMethod? Redirected(ApiRequest request, HttpMethod method, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.SeeOther => method == HttpMethod.Head ? method : HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found => method == HttpMethod.Get || method == HttpMethod.Head ? method : null,
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => request.IsRepeatable ? method : null,
        _ => null,
    };

    // As text: the parsed header has already been decoded and encoded again.
    private static string? Location(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Location", out HeaderStringValues values) ? values.ToString() : null;
}
