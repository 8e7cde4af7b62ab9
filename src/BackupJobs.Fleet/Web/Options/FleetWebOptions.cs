using BackupJobs.Fleet.Web;

namespace BackupJobs.Fleet;

/// <summary>Where the page, the API and the metrics are served, and to whom.</summary>
public sealed class FleetWebOptions
{
    /// <summary>Address to listen on. All but loopback addresses need <see cref="Certificate"/>, and keys or OpenID Connect.</summary>
    /// <value><c>http://127.0.0.1:8700</c>.</value>
    public Uri Url { get; set; } = new("http://127.0.0.1:8700");

    /// <summary>Path of the certificate with its chain, PEM; null for no TLS.</summary>
    public string? Certificate { get; set; }

    /// <summary>Path of the certificate's private key, PEM; null if it is in the same file.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>Further host names that requests may have, such as that of a proxy; <c>*.example.com</c> stands for all its hosts. Those of
    /// this machine, of <see cref="Url"/> and of the certificate are always allowed, and all others are refused.</summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>Address at which people open the page, such as that of a proxy, for links in messages; null if it is not known. Requests
    /// may have its host name.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Keys of programs and people. With at least one, all requests but those for the health need one.</summary>
    public IReadOnlyList<ApiKeyOptions> ApiKeys { get; set; } = [];

    /// <summary>Sign-in with an identity provider; null for none.</summary>
    public OpenIdConnectOptions? OpenIdConnect { get; set; }

    /// <summary>Endpoint of a collector that metrics are sent to by OTLP as well; null for none.</summary>
    public Uri? OtlpMetrics { get; set; }

    /// <summary>Why strangers could read the estate, and what is missing; empty if nothing is wrong.</summary>
    public IReadOnlyList<OptionProblem> FindProblems() => [.. ListenCheck.Problems(this)];
}

/// <summary>What a caller may do.</summary>
public enum FleetRole
{
    /// <summary>Read everything.</summary>
    Reader,

    /// <summary>Deliver dead letters again, too.</summary>
    Operator,
}

/// <summary>An API key: callers send it as a bearer token.</summary>
/// <param name="Name">Name of its holder, for the log.</param>
/// <param name="Key">Where the key is. It has at least <see cref="ShortestKey"/> characters.</param>
/// <param name="Role">What its holder may do.</param>
public sealed record ApiKeyOptions(string Name, SecretSource Key, FleetRole Role)
{
    /// <summary>Characters that a key has at least.</summary>
    public const int ShortestKey = 24;
}

/// <summary>Sign-in by OpenID Connect: people with a session, programs with an access token.</summary>
public sealed record OpenIdConnectOptions
{
    /// <summary>Issuer, for instance <c>https://login.microsoftonline.com/TENANT/v2.0</c>.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Id of the application at the issuer.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the application's secret is; null if people do not sign in on the page.</summary>
    public SecretSource? ClientSecret { get; init; }

    /// <summary>Audience of access tokens; null for <see cref="ClientId"/>.</summary>
    public string? Audience { get; init; }

    /// <summary>Value of the claim <c>roles</c> of users who may read; null if every user who can sign in may.</summary>
    public string? ReaderRole { get; init; }

    /// <summary>Value of the claim <c>roles</c> of users who may deliver again; null if no user may.</summary>
    public string? OperatorRole { get; init; }
}
