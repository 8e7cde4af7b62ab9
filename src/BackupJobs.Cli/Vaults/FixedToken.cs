using Azure.Core;

namespace BackupJobs.Cli;

/// <summary>One token, whoever asks and however often: whoever gave it knows when it ends.</summary>
internal sealed class FixedToken(string token) : TokenCredential
{
    private readonly AccessToken _token = new(token, DateTimeOffset.MaxValue);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);
}
