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
        if (response.StatusCode != System.Net.HttpStatusCode.Unauthorized)
            return response;

        string? claims = ClaimsChallenge.Read(response.Headers.WwwAuthenticate);
        response.Dispose();
        AccessToken fresh = await tokens.RefreshAsync(token, claims, cancellationToken).ConfigureAwait(false);
        return await SendAsync(request, fresh, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AccessToken token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return base.SendAsync(request, cancellationToken);
    }
}
