using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>The endpoint of the operations of one document.</summary>
/// <param name="Origin">Scheme and host, with variables in braces. Null when the document names none.</param>
/// <param name="BasePath">Prefix of every path: empty, or with a leading and no trailing slash.</param>
internal sealed record Endpoint(string? Origin, string BasePath, EquatableArray<ApiParameter> Variables)
{
    public static Endpoint None { get; } = new(null, "", []);

    /// <summary>
    /// The whole URL, on the host of the client's endpoint where this one has none. Null where the document says nothing.
    /// </summary>
    public string? UrlRelativeTo(Endpoint? main) => Origin is null && BasePath.Length == 0 ? null : (Origin ?? main?.Origin) + BasePath;

    /// <summary>The endpoint unchanged; reported where it is not a valid URL whatever the variables are.</summary>
    /// <param name="at">The node that is reported.</param>
    public Endpoint Checked(ReadContext context, DocumentNode at)
    {
        // The part before the @ may be a password.
        if (Origin is not null && !IsOrigin(Origin))
            context.Report(
                Problems.NoUrl, at, Origin.Substring(Origin.IndexOf('@') + 1), "calls fail unless ApiClientOptions.Endpoint names another");
        if (UrlTemplate.Fill(BasePath, "").Any(c => c <= ' ' || "{}?#\\<>\"".IndexOf(c) >= 0))
            context.Report(Problems.NoUrl, at, BasePath, "requests to this path fail");
        return this;
    }

    // An origin that starts with a variable may be any URL.
    private static bool IsOrigin(string origin) =>
        origin[0] == '{'
        || (Uri.TryCreate(UrlTemplate.Fill(origin, "1"), UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https"
            && uri.Host.Length > 0
            && uri.UserInfo.Length == 0
            && origin.All(c => c > ' ' && "?#\\<>\"".IndexOf(c) < 0));
}

/// <summary>Reads the endpoint of either dialect.</summary>
internal sealed class EndpointReader(ReadContext context, ParameterReader parameters)
{
    private readonly Dictionary<OpenApiDocument, Endpoint> _known = [];
    private readonly SwaggerEndpointReader _swagger = new(context, parameters);
    private readonly ServerReader _servers = new(context);

    public Endpoint Read(OpenApiDocument document)
    {
        if (!_known.TryGetValue(document, out Endpoint? endpoint))
        {
            endpoint = document.Dialect == OpenApiDialect.Swagger20
                ? _swagger.Read(document)
                : _servers.Read(new DocumentNode(document, document.Root)) ?? Endpoint.None;
            _known.Add(document, endpoint);
        }

        return endpoint;
    }

    /// <summary>OpenAPI 3 lets an operation, or its path item, have servers of its own.</summary>
    public Endpoint Read(OperationNode operation) =>
        _servers.Read(operation.Operation) ?? _servers.Read(operation.Item) ?? Read(operation.Owner);
}
