using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Operations of one vault: from the response to a trigger (HTTP 202), a URL, an id or a token to something that can be waited
/// for.
/// </summary>
public sealed class VaultOperations
{
    private readonly BackupVault _vault;

    internal VaultOperations(BackupVault vault) => _vault = vault;

    private Uri Endpoint => _vault.Client.Pipeline.Endpoint;

    /// <summary>
    /// The operation that a response names, whether this client, a plain <see cref="HttpClient"/> or another SDK sent the
    /// request.
    /// </summary>
    /// <param name="response">The response; its body is not read.</param>
    /// <exception cref="ArgumentException">The response is not a success, or names no operation.</exception>
    /// <exception cref="OriginMismatchException">A URL in the response has another origin than the client's endpoint.</exception>
    public BackupOperation FromResponse(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Uri requested = response.RequestMessage?.RequestUri ?? Endpoint;
        return FromResponse(new ApiResponse(response, requested, _vault.Client.TimeProvider));
    }

    /// <summary>The operation that a response of this client names.</summary>
    /// <inheritdoc cref="FromResponse(HttpResponseMessage)"/>
    public BackupOperation FromResponse(ApiResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        OperationLinks links = OperationUrls.In(response, Endpoint);
        return new BackupOperation(_vault, OperationUrls.IdIn(links.Polled!), links, response.RetryAfter);
    }

    /// <summary>The operation behind a status or result URL. The URL is requested verbatim.</summary>
    /// <param name="url">Absolute URL of the client's endpoint, of at most 8 KB.</param>
    /// <exception cref="ArgumentException">The URL names no operation.</exception>
    /// <exception cref="OriginMismatchException">The URL has another origin than the client's endpoint.</exception>
    public BackupOperation FromUrl(string url)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        OperationLinks links = OperationUrls.Parse(url, Endpoint);
        return new BackupOperation(_vault, OperationUrls.IdIn(links.Polled!), links);
    }

    /// <summary>The operation with a known id.</summary>
    /// <param name="operationId">Id of the operation.</param>
    public BackupOperation FromId(string operationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operationId);
        return new BackupOperation(_vault, operationId, default);
    }

    /// <summary>The operation from which <see cref="BackupOperation.ToToken"/> created a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="FormatException">The string is not a valid token.</exception>
    /// <exception cref="ArgumentException">The token belongs to another vault.</exception>
    /// <exception cref="OriginMismatchException">The URL in the token has another origin than the client's endpoint.</exception>
    public BackupOperation FromToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        (VaultId vault, string id, string? url) = OperationToken.Read(token);
        if (!vault.Equals(_vault.Id))
            throw new ArgumentException($"The token belongs to another vault, {vault}.", nameof(token));
        return new BackupOperation(_vault, id, url is null ? default : OperationUrls.Parse(url, Endpoint));
    }
}
