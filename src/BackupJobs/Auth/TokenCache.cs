using Azure.Core;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The current access token of an Azure credential: cached, renewed and shared by the runtime's cache.</summary>
internal sealed class TokenCache
{
    private readonly TokenCredential _credential;
    private readonly string _scope;
    private readonly ApiTokenCache _cache;
    private volatile bool _hadToken;

    public TokenCache(TokenCredential credential, string scope, TimeProvider time)
    {
        (_credential, _scope) = (credential, scope);
        _cache = new ApiTokenCache(RequestAsync, time);
    }

    /// <summary>A token for a request now.</summary>
    /// <param name="cancellationToken">Cancels the wait for the credential, not the credential.</param>
    /// <exception cref="CredentialPendingException">Cancelled before there was a token.</exception>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) =>
        WaitAsync(_cache.GetAsync(cancellationToken), cancellationToken);

    /// <summary>A token other than the one that the service refused.</summary>
    /// <param name="refused">Token that the service did not accept.</param>
    /// <param name="claims">Claims that the service asked for; null for none.</param>
    /// <param name="cancellationToken">Cancels the wait for the credential, not the credential.</param>
    /// <exception cref="CredentialPendingException">Cancelled before there was a token.</exception>
    public ValueTask<AccessToken> RefreshAsync(AccessToken refused, string? claims, CancellationToken cancellationToken) =>
        WaitAsync(new ValueTask<ApiToken>(_cache.RefreshAsync(refused.Token, claims, cancellationToken)), cancellationToken);

    private async ValueTask<AccessToken> WaitAsync(ValueTask<ApiToken> pending, CancellationToken cancellationToken)
    {
        try
        {
            ApiToken token = await pending.ConfigureAwait(false);
            return new AccessToken(token.Value, token.ExpiresOn, token.RefreshOn);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new CredentialPendingException(_credential.GetType().Name, cancelled);
        }
    }

    private async ValueTask<ApiToken> RequestAsync(string? claims, CancellationToken cancellationToken)
    {
        try
        {
            TokenRequestContext context = new([_scope], claims: claims, isCaeEnabled: true);
            AccessToken token = await _credential.GetTokenAsync(context, cancellationToken).ConfigureAwait(false);
            if (token.Token.Any(static c => c is < ' ' or > '~'))
                throw new InvalidOperationException("The credential gave a token with a character that a header cannot have.");
            _hadToken = true;
            return new ApiToken(token.Token, token.ExpiresOn, token.RefreshOn);
        }
        catch (Exception error)
        {
            CredentialFault.Mark(error, _hadToken);
            throw;
        }
    }
}
