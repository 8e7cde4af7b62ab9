using Azure.Core;

namespace BackupJobs.Shared;

/// <summary>Always returns the same token, which the user has to renew.</summary>
internal sealed class FixedToken(string token) : TokenCredential
{
    private readonly AccessToken _token = new(token, DateTimeOffset.MaxValue);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(_token);
}
