using System.ComponentModel;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Where a scheme's secret is sent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CredentialLocation
{
    /// <summary>In a header.</summary>
    Header,

    /// <summary>In the query of the URL.</summary>
    Query,

    /// <summary>In a cookie.</summary>
    Cookie,
}

/// <summary>A security scheme of the document and the option that holds its credential.</summary>
/// <param name="Name">Name in the document.</param>
/// <param name="Option">Name of the option.</param>
/// <param name="Location">Where the secret is sent.</param>
/// <param name="Key">Name of the header, parameter or cookie.</param>
/// <param name="Prefix">What precedes the secret, such as <c>Bearer</c> and a space.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SecurityScheme(
    string Name, string Option, CredentialLocation Location, string Key, string Prefix = "")
{
    /// <summary>Where OAuth 2 tokens are requested; null if the document does not say.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>Where an OpenID Connect configuration is; null if there is none.</summary>
    public string? DiscoveryUrl { get; init; }

    /// <summary>The scheme as an operation requires it.</summary>
    /// <param name="scopes">Scopes of the operation.</param>
    public SecurityUse For(params string[] scopes) => new(this, scopes);
}

/// <summary>A scheme that an operation requires.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Scopes">Scopes of the operation.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SecurityUse(SecurityScheme Scheme, IReadOnlyList<string> Scopes);

/// <summary>What an operation requires: one of several alternatives, each of which is a set of schemes.</summary>
/// <param name="alternatives">Alternatives in document order. An empty one allows anonymous requests.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecurityRequirements(params SecurityUse[][] alternatives)
{
    /// <summary>Anonymous requests.</summary>
    public static SecurityRequirements None { get; } = new();

    internal IReadOnlyList<IReadOnlyList<SecurityUse>> Alternatives { get; } = alternatives;

    /// <summary>Whether nothing has to be sent.</summary>
    internal bool IsOptional => Alternatives.Count == 0 || Alternatives.Any(static alternative => alternative.Count == 0);
}
