using System.Diagnostics.CodeAnalysis;

namespace BackupJobsGen.Runtime;

/// <summary>A secret that a client sends: an API key, a bearer token, or another value of a security scheme.</summary>
public class ApiCredential
{
    private readonly Func<CredentialRequest, CancellationToken, ValueTask<string>> _get;

    /// <summary>A fixed secret.</summary>
    /// <param name="value">The secret itself, without the name of its scheme (<c>Bearer</c>).</param>
    public ApiCredential(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _get = (_, _) => new ValueTask<string>(value);
    }

    /// <summary>A secret from a function, which is called for each request: cache what is expensive.</summary>
    /// <param name="get">Returns the secret. An <see cref="ApiTokenCache"/> does the caching.</param>
    public ApiCredential(Func<CancellationToken, ValueTask<string>> get)
    {
        ArgumentNullException.ThrowIfNull(get);
        _get = (_, cancellationToken) => get(cancellationToken);
    }

    /// <summary>A secret from a function that knows what it is for. It is called for each request: cache what is expensive.</summary>
    /// <param name="get">Returns the secret.</param>
    public ApiCredential(Func<CredentialRequest, CancellationToken, ValueTask<string>> get)
    {
        ArgumentNullException.ThrowIfNull(get);
        _get = get;
    }

    /// <summary>A fixed secret.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternative.")]
    public static implicit operator ApiCredential?(string? value) => string.IsNullOrEmpty(value) ? null : new(value);

    /// <summary>Never the secret.</summary>
    public override string ToString() => "***";

    internal async ValueTask<string> GetAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _get(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The credential of '{request.Scheme}' cancelled its own request.", fault);
        }
    }
}
