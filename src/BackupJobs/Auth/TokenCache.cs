using System.Runtime.CompilerServices;
using Azure.Core;

namespace BackupJobs;

/// <summary>One access token at a time, asked for by one caller at a time and renewed before it ends.</summary>
internal sealed class TokenCache(TokenCredential credential, string scope, TimeProvider time) : IDisposable
{
    // A token that ends while a request is on its way would cost a 401 and a second request.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _gate = new(1);
    // Boxed: a token is several words long, and readers do not take the gate.
    private volatile StrongBox<AccessToken>? _token;

    /// <summary>A token that is good for a request now.</summary>
    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) =>
        _token is { Value: var token } && !IsDue(token) ? token : await RefreshAsync(null, null, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// A token other than <paramref name="refused"/>. Of many callers with the same refused token only the first asks the credential.
    /// </summary>
    /// <param name="refused">Token that the service did not take; null when the present one is due.</param>
    /// <param name="claims">Claims that the service asked for; null for none.</param>
    /// <param name="cancellationToken">Ends the wait for the credential.</param>
    public async Task<AccessToken> RefreshAsync(AccessToken? refused, string? claims, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_token is { Value: var present } && present.Token != refused?.Token && !IsDue(present))
                return present;
            TokenRequestContext request = new([scope], claims: claims);
            AccessToken fresh = await credential.GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
            _token = new StrongBox<AccessToken>(fresh);
            return fresh;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsDue(AccessToken token)
    {
        DateTimeOffset now = time.GetUtcNow();
        return token.RefreshOn <= now || token.ExpiresOn - Margin <= now;
    }
}
