using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Operations of one vault: what triggers answer with (HTTP 202), as things that can be waited for.</summary>
public sealed class VaultOperations
{
    private readonly BackupVault _vault;

    private Uri Endpoint => _vault.Client.Pipeline.Endpoint;

    internal VaultOperations(BackupVault vault) => _vault = vault;

    /// <summary>The operation that a 202 names, whoever sent the request: this client, a plain <see cref="HttpClient"/> or another SDK.</summary>
    /// <param name="response">The response; its body is not read.</param>
    /// <exception cref="ArgumentException">The response is no success, or names no operation.</exception>
    /// <exception cref="OriginMismatchException">The response leads to another origin than the client's endpoint.</exception>
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
        return From(OperationUrls.Of(response, Endpoint));
    }

    /// <summary>The operation behind a status or result URL. The URL is followed to the letter.</summary>
    /// <param name="url">Absolute URL of the client's endpoint, of at most 8 KB.</param>
    /// <exception cref="ArgumentException">The URL names no operation.</exception>
    /// <exception cref="OriginMismatchException">The URL leads to another origin than the client's endpoint.</exception>
    public BackupOperation FromUrl(string url)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        return From(OperationUrls.Of(url, Endpoint));
    }

    /// <summary>The operation with an id that is known.</summary>
    /// <param name="operationId">Id of the operation.</param>
    public BackupOperation FromId(string operationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operationId);
        return new BackupOperation(_vault, operationId, default);
    }

    /// <summary>The operation that <see cref="BackupOperation.ToToken"/> has written down.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="FormatException">The text is no token.</exception>
    /// <exception cref="ArgumentException">The token belongs to another vault.</exception>
    /// <exception cref="OriginMismatchException">The token leads to another origin than the client's endpoint.</exception>
    public BackupOperation FromToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        (VaultId vault, string id, string? url) = OperationToken.Read(token);
        if (!vault.Equals(_vault.Id))
            throw new ArgumentException($"The token belongs to another vault, {vault}.", nameof(token));
        return new BackupOperation(_vault, id, url is null ? default : OperationUrls.Of(url, Endpoint));
    }

    private BackupOperation From(OperationUrls urls) => new(_vault, urls.OperationId(), urls);
}
