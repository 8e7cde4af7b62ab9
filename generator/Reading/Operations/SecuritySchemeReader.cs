using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads one security scheme of either dialect.</summary>
internal sealed class SecuritySchemeReader(ReadContext context)
{
    // Headers that frame a message or are decided by it.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Content-Type", "Cookie", "Expect", "Host", "Keep-Alive", "Proxy-Authorization", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade",
    };

    private readonly HashSet<string> _certificates = new(StringComparer.Ordinal);

    /// <summary>Whether a scheme is a client certificate, which the caller's handler presents.</summary>
    public bool IsCertificate(string id) => _certificates.Contains(id);

    /// <summary>Null, and reported, where the scheme is not one that a client can follow.</summary>
    /// <param name="requirement">Where it is required.</param>
    public ApiSecurityScheme? Read(string id, string name, DocumentNode scheme, DocumentNode requirement)
    {
        string type = context.String(scheme, "type") ?? "";
        switch (type)
        {
            case "apiKey":
                return ApiKey(id, name, scheme);
            case "basic" when scheme.Document.Dialect == OpenApiDialect.Swagger20:
                return Authorization(id, name, scheme, SecurityKind.Basic, "Basic");
            case "http":
                return Http(id, name, scheme);
            case "oauth2":
                return Authorization(id, name, scheme, SecurityKind.OAuth2, "Bearer") with { TokenUrl = TokenUrl(scheme) };
            case "openIdConnect" when context.String(scheme, "openIdConnectUrl") is { Length: > 0 } url:
                return Authorization(id, name, scheme, SecurityKind.OpenIdConnect, "Bearer") with { DiscoveryUrl = url };
            case "mutualTLS":
                _certificates.Add(id);
                context.Report(
                    Problems.IgnoredConstruct, requirement, "mutualTLS", "the handler of the HttpClient presents the client certificate");
                return null;
            default:
                Ignored(scheme, type.Length == 0 ? "it has no valid 'type'" : $"'{type}' is not a type that a client can follow");
                return null;
        }
    }

    private ApiSecurityScheme? ApiKey(string id, string name, DocumentNode scheme)
    {
        ParameterLocation? place = context.String(scheme, "in") switch
        {
            "header" => ParameterLocation.Header,
            "query" => ParameterLocation.Query,
            "cookie" => ParameterLocation.Cookie,
            _ => null,
        };
        string key = context.String(scheme, "name") ?? "";
        if (place is not { } found)
            Ignored(scheme, "its 'in' is not header, query or cookie");
        else if (key.Length == 0 || (found != ParameterLocation.Query && !HttpToken.IsValid(key)))
            Ignored(scheme, "its 'name' is not valid there");
        else if (found == ParameterLocation.Header && Reserved.Contains(key))
            Ignored(scheme, $"the header '{key}' is not a client's to set");
        else
            return new ApiSecurityScheme
            {
                Id = id,
                Name = name,
                Description = context.String(scheme, "description"),
                Kind = SecurityKind.ApiKey,
                In = found,
                Key = key,
                HttpScheme = "",
            };
        return null;
    }

    private ApiSecurityScheme? Http(string id, string name, DocumentNode scheme)
    {
        string http = context.String(scheme, "scheme") ?? "";
        if (!HttpToken.IsValid(http))
        {
            Ignored(scheme, "its 'scheme' is not valid");
            return null;
        }

        // Names of schemes have no case, but some servers compare them as the registry spells them.
        return http.ToUpperInvariant() switch
        {
            "BASIC" => Authorization(id, name, scheme, SecurityKind.Basic, "Basic"),
            "BEARER" => Authorization(id, name, scheme, SecurityKind.Http, "Bearer"),
            _ => Authorization(id, name, scheme, SecurityKind.Http, http),
        };
    }

    private ApiSecurityScheme Authorization(string id, string name, DocumentNode scheme, SecurityKind kind, string http) => new()
    {
        Id = id,
        Name = name,
        Description = context.String(scheme, "description"),
        Kind = kind,
        In = ParameterLocation.Header,
        Key = "Authorization",
        HttpScheme = http,
    };

    private string? TokenUrl(DocumentNode scheme)
    {
        if (scheme.Document.Dialect == OpenApiDialect.Swagger20)
            return context.String(scheme, "flow") == "application" ? context.String(scheme, "tokenUrl") : null;
        return context.Object(scheme, "flows") is { } flows && context.Object(flows, "clientCredentials") is { } flow
            ? context.String(flow, "tokenUrl")
            : null;
    }

    private void Ignored(DocumentNode scheme, string reason) =>
        context.Report(Problems.IgnoredConstruct, scheme, "security", $"the scheme '{scheme.Json.Name}' is not supported: {reason}");
}
