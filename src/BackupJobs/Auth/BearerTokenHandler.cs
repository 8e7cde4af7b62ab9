using System.Net;
using System.Net.Http.Headers;
using Azure.Core;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Adds the bearer token to requests for the configured origin, and refuses all others before anything is sent.
/// A 401 is repeated once with a new token.
/// </summary>
internal sealed class BearerTokenHandler(TokenCache tokens, Uri endpoint) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        OriginGuard.Check(endpoint, request.RequestUri!);
        AccessToken token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        string? claims = ClaimsChallenge.Read(response.Headers.WwwAuthenticate);
        response.Dispose();
        AccessToken fresh = await tokens.RefreshAsync(token, claims, cancellationToken).ConfigureAwait(false);
        return await SendAsync(request, fresh, cancellationToken).ConfigureAwait(false);
    }

    // The last handler above the network: what ends before is not sent.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AccessToken token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        cancellationToken.ThrowIfCancellationRequested();
        SentAction.Note(request.Method, mayBeAccepted: true);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            SentAction.Note(request.Method, !IsRefusal(response.StatusCode));
            return response;
        }
        catch (HttpRequestException error) when (IsWithoutConnection(error.HttpRequestError))
        {
            SentAction.Note(request.Method, mayBeAccepted: false);
            throw;
        }
    }

    // A gateway may lose the answer of a service that has accepted the request.
    private static bool IsRefusal(HttpStatusCode status) =>
        (int)status >= 300
        && status is not (HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout);

    private static bool IsWithoutConnection(HttpRequestError error) => error is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
