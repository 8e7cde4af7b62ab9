using System.Runtime.CompilerServices;
using Azure.Core;

namespace BackupJobs;

/// <summary>
/// The current access token. It is renewed before it expires, by one request to the credential at a time; callers wait for a renewal only
/// if they have no valid token, and each of them leaves by its own cancellation token.
/// </summary>
internal sealed class TokenCache(TokenCredential credential, string scope, TimeProvider time)
{
    // A token that expires while a request is on its way costs a 401 and a second request.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    // How long a failed renewal is not repeated while the present token is valid, and while there is none.
    private static readonly TimeSpan RetryWithToken = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryWithoutToken = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();

    // Boxed: a token is several words long, and is read without the lock.
    private volatile StrongBox<AccessToken>? _token;
    private TokenRequest? _request;

    /// <summary>A token for a request now.</summary>
    /// <param name="cancellationToken">Cancels the wait for the credential, not the credential.</param>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        if (_token is not { Value: var token } || token.ExpiresOn <= time.GetUtcNow())
            return new ValueTask<AccessToken>(RequestAsync(null, null, RetryWithoutToken, cancellationToken));
        if (IsDue(token))
            _ = Current(null, null, RetryWithToken);
        return new ValueTask<AccessToken>(token);
    }

    /// <summary>
    /// A token other than <paramref name="refused"/>. Of many callers with the same refused token only the first asks the credential.
    /// </summary>
    /// <param name="refused">Token that the service did not accept.</param>
    /// <param name="claims">Claims that the service asked for; null for none.</param>
    /// <param name="cancellationToken">Cancels the wait for the credential, not the credential.</param>
    public Task<AccessToken> RefreshAsync(AccessToken refused, string? claims, CancellationToken cancellationToken) =>
        _token is { Value: var present } && present.Token != refused.Token && !IsDue(present)
            ? Task.FromResult(present)
            : RequestAsync(refused.Token, claims, RetryWithoutToken, cancellationToken);

    private async Task<AccessToken> RequestAsync(string? refused, string? claims, TimeSpan retry, CancellationToken cancellationToken)
    {
        try
        {
            return await Current(refused, claims, retry).Token.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The credential cancelled its own request for a token.");
        }
    }

    /// <summary>The request that is under way or has just failed, else a new one.</summary>
    private TokenRequest Current(string? refused, string? claims, TimeSpan retry)
    {
        lock (_lock)
        {
            if (_request is { } request
                && request.Claims == claims
                && (HasFreshToken(request, refused) || !request.MayBeRepeated(time, retry)))
                return request;
            _request = new TokenRequest(claims, time);
            _request.Begin(
                credential, new TokenRequestContext([scope], claims: claims, isCaeEnabled: true),
                token => _token = new StrongBox<AccessToken>(token));
            return _request;
        }
    }

    // A caller that saw no token may come after another caller's request has brought it.
    private bool HasFreshToken(TokenRequest request, string? refused) =>
        request.Token.IsCompletedSuccessfully && request.Token.Result is var token && token.Token != refused && !IsDue(token);

    private bool IsDue(AccessToken token)
    {
        DateTimeOffset now = time.GetUtcNow();
        return token.RefreshOn <= now || token.ExpiresOn <= now + Margin;
    }
}
