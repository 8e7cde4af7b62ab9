using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads schemes, host, basePath and x-ms-parameterized-host of Swagger 2.0.</summary>
internal sealed class SwaggerEndpointReader(ReadContext context, ParameterReader parameters)
{
    public Endpoint Read(OpenApiDocument document)
    {
        DocumentNode root = new(document, document.Root);
        string basePath = (context.String(root, "basePath") ?? "").Trim('/');
        basePath = basePath.Length == 0 ? "" : "/" + basePath;
        IReadOnlyList<string> schemes = [.. context.Strings(root, "schemes")];
        // Clients do not speak ws and wss, which a document may offer as well; alone, they are reported with the URL.
        string scheme = schemes.Count == 0 || schemes.Contains("https") ? "https" : schemes.Contains("http") ? "http" : schemes[0];
        if (context.Object(root, "x-ms-parameterized-host") is { } parameterized)
            return ReadTemplate(parameterized, scheme, basePath).Checked(context, parameterized);
        string host = (context.String(root, "host") ?? "").TrimEnd('/');
        string? origin = host.Length == 0 ? null : host.IndexOf("://", StringComparison.Ordinal) > 0 ? host : scheme + "://" + host;
        return new Endpoint(origin, basePath, []).Checked(context, root["host"] ?? root["basePath"] ?? root);
    }

    private Endpoint ReadTemplate(DocumentNode parameterized, string scheme, string basePath)
    {
        string template = (context.String(parameterized, "hostTemplate") ?? "").TrimEnd('/');
        bool hasScheme = parameterized["useSchemePrefix"] is { Json.Kind: JsonKind.False };
        List<ApiParameter> variables = [];
        foreach (DocumentNode node in parameters.List(parameterized))
        {
            if (parameters.ReadAs(node, ParameterLocation.Host) is { } variable)
                variables.Add(variable);
        }

        return new Endpoint(
            template.Length == 0 ? null : hasScheme ? template : scheme + "://" + template,
            basePath,
            PathParameters.Checked(context, parameterized, template, variables, ParameterLocation.Host).ToEquatableArray());
    }
}
