using BackupJobsGen.Documents;

namespace BackupJobsGen.Api.Operations;

/// <summary>Where the operations of one document are.</summary>
/// <param name="Origin">Scheme and host; of a host template or a server with variables, with these in braces. Null when the document names none.</param>
/// <param name="BasePath">What stands before every path: empty, or with a slash at the start and none at the end.</param>
internal sealed record Endpoint(string? Origin, string BasePath, EquatableArray<ApiParameter> Variables);

/// <summary>Reads schemes, host, basePath and x-ms-parameterized-host of Swagger 2.0.</summary>
internal sealed class SwaggerEndpointReader(ReadContext context, ParameterReader parameters)
{
    public Endpoint Read(OpenApiDocument document)
    {
        Place root = new(document, document.Root);
        string basePath = (context.Text(root, "basePath") ?? "").Trim('/');
        basePath = basePath.Length == 0 ? "" : "/" + basePath;
        IReadOnlyList<string> schemes = [.. context.Texts(root, "schemes")];
        string scheme = schemes.Count == 0 || schemes.Contains("https") ? "https" : schemes[0];
        if (context.Object(root, "x-ms-parameterized-host") is { } parameterized)
            return ReadTemplate(parameterized, scheme, basePath);
        string? host = context.Text(root, "host")?.TrimEnd('/');
        return new Endpoint(string.IsNullOrEmpty(host) ? null : scheme + "://" + host, basePath, []);
    }

    private Endpoint ReadTemplate(Place parameterized, string scheme, string basePath)
    {
        string template = (context.Text(parameterized, "hostTemplate") ?? "").TrimEnd('/');
        bool hasScheme = parameterized["useSchemePrefix"] is { Node.Kind: Json.JsonKind.False };
        List<ApiParameter> variables = [];
        foreach (Place place in parameters.List(parameterized))
        {
            if (parameters.ReadAs(place, ParameterLocation.Host) is { } variable)
                variables.Add(variable);
        }

        return new Endpoint(template.Length == 0 ? null : hasScheme ? template : scheme + "://" + template, basePath, variables.ToEquatableArray());
    }
}
