namespace BackupJobsGen.Api;

internal enum SecurityKind
{
    /// <summary>A key in a header, the query or a cookie.</summary>
    ApiKey,

    /// <summary>HTTP basic authentication.</summary>
    Basic,

    /// <summary>Another scheme of the Authorization header, bearer included.</summary>
    Http,

    /// <summary>A token of an OAuth 2 authority.</summary>
    OAuth2,

    /// <summary>A token of an OpenID Connect authority.</summary>
    OpenIdConnect,
}

/// <summary>A security scheme that some selected operation requires.</summary>
internal sealed record ApiSecurityScheme
{
    /// <summary>Document and name: unique in the client.</summary>
    public required string Id { get; init; }

    /// <summary>Name in the document.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required SecurityKind Kind { get; init; }

    /// <summary>Where an API key is sent; <see cref="ParameterLocation.Header"/> for all other kinds.</summary>
    public required ParameterLocation In { get; init; }

    /// <summary>Name of the header, parameter or cookie.</summary>
    public required string Key { get; init; }

    /// <summary>The scheme of the Authorization header, such as Bearer; empty for an API key.</summary>
    public required string HttpScheme { get; init; }

    /// <summary>Token endpoint of the client credentials flow; null where there is none.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>Address of the OpenID Connect configuration; null where there is none.</summary>
    public string? DiscoveryUrl { get; init; }
}

/// <summary>A scheme that an operation requires, with the scopes that it needs.</summary>
internal sealed record ApiSecurityUse(string SchemeId, EquatableArray<string> Scopes);

/// <summary>Schemes that are required together. None: an anonymous request is allowed.</summary>
internal sealed record ApiSecurityAlternative(EquatableArray<ApiSecurityUse> Uses);
