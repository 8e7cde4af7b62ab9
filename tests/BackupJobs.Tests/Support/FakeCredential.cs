using Azure.Core;

namespace BackupJobs.Tests.Support;

/// <summary>Hands out token-1, token-2, … and keeps what it was asked for.</summary>
internal sealed class FakeCredential(TimeProvider time) : TokenCredential
{
    private readonly List<TokenRequestContext> _requests = [];

    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    public IReadOnlyList<TokenRequestContext> Requests => _requests;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        lock (_requests)
        {
            _requests.Add(requestContext);
            return new AccessToken($"token-{_requests.Count}", time.GetUtcNow() + Lifetime);
        }
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
