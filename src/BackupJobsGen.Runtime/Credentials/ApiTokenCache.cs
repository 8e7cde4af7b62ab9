using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime;

/// <summary>
/// The current access token of one authority. It is renewed before it expires, by one request to the authority at a time; callers
/// wait for a renewal only if they have no valid token, and each of them leaves by its own cancellation token. A failed renewal is
/// not repeated at once, and costs nothing while the present token is valid.
/// </summary>
/// <param name="request">
/// Requests a token. Its first argument is the claims that the service asked for, or null. It is not cancelled when a caller
/// leaves; a request that hangs for five minutes is abandoned.
/// </param>
/// <param name="time">The clock.</param>
public sealed class ApiTokenCache(Func<string?, CancellationToken, ValueTask<ApiToken>> request, TimeProvider time)
{
    // A token that expires while a request is on its way costs a 401 and a second request.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    // How long a failed renewal is not repeated while the present token is valid.
    private static readonly TimeSpan RetryWithToken = TimeSpan.FromSeconds(30);

    /// <summary>How long a failed request is not repeated while there is no token.</summary>
    internal static readonly TimeSpan RetryWithoutToken = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();

    // Boxed: a token is several words long, and is read without the lock.
    private volatile StrongBox<ApiToken>? _token;
    private TokenRequest? _request;

    /// <summary>A token for a request now.</summary>
    /// <param name="cancellationToken">Cancels the wait for the authority, not the request to it.</param>
    public ValueTask<ApiToken> GetAsync(CancellationToken cancellationToken = default)
    {
        if (_token is not { Value: var token } || token.ExpiresOn <= time.GetUtcNow())
            return new ValueTask<ApiToken>(RequestAsync(null, null, RetryWithoutToken, cancellationToken));
        if (IsDue(token))
            _ = Current(null, null, RetryWithToken);
        return new ValueTask<ApiToken>(token);
    }

    /// <summary>
    /// A token other than <paramref name="refused"/>. Of many callers with the same refused token only the first one asks the authority.
    /// </summary>
    /// <param name="refused">Token that the service did not accept.</param>
    /// <param name="claims">Claims that the service asked for; null for none.</param>
    /// <param name="cancellationToken">Cancels the wait for the authority, not the request to it.</param>
    public Task<ApiToken> RefreshAsync(string refused, string? claims = null, CancellationToken cancellationToken = default) =>
        _token is { Value: var present } && present.Value != refused && !IsDue(present)
            ? Task.FromResult(present)
            : RequestAsync(refused, claims, RetryWithoutToken, cancellationToken);

    private async Task<ApiToken> RequestAsync(string? refused, string? claims, TimeSpan retry, CancellationToken cancellationToken)
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
            if (_request is { } current
                && current.Claims == claims
                && (HasFreshToken(current, refused) || !current.MayBeRepeated(time, retry)))
                return current;
            _request = new TokenRequest(claims, time);
            _request.Begin(request, token => _token = new StrongBox<ApiToken>(token));
            return _request;
        }
    }

    // A caller that saw no token may come after another caller's request has brought it.
    private bool HasFreshToken(TokenRequest current, string? refused) =>
        current.Token.IsCompletedSuccessfully && current.Token.Result is var token && token.Value != refused && !IsDue(token);

    private bool IsDue(ApiToken token)
    {
        DateTimeOffset now = time.GetUtcNow();
        return token.RefreshOn <= now || token.ExpiresOn <= now + Margin;
    }
}
