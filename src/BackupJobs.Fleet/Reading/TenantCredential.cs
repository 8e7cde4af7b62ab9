using Azure.Core;

namespace BackupJobs.Fleet;

/// <summary>The credential of a tenant. Whatever type its failures have, they are faults of the tenant, not of the service.</summary>
internal sealed class TenantCredential(TokenCredential credential) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return credential.GetToken(requestContext, cancellationToken);
        }
        catch (Exception error) when (IsFault(error, cancellationToken))
        {
            throw new NoTokenException(error);
        }
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await credential.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsFault(error, cancellationToken))
        {
            throw new NoTokenException(error);
        }
    }

    private static bool IsFault(Exception error, CancellationToken cancellationToken) =>
        error is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}
