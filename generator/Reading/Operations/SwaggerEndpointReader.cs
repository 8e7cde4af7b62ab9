using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

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
            return ReadTemplate(parameterized, scheme, basePath).Checked(context, parameterized);
        string host = (context.Text(root, "host") ?? "").TrimEnd('/');
        string? origin = host.Length == 0 ? null : host.IndexOf("://", StringComparison.Ordinal) > 0 ? host : scheme + "://" + host;
        return new Endpoint(origin, basePath, []).Checked(context, root["host"] ?? root["basePath"] ?? root);
    }

    private Endpoint ReadTemplate(Place parameterized, string scheme, string basePath)
    {
        string template = (context.Text(parameterized, "hostTemplate") ?? "").TrimEnd('/');
        bool hasScheme = parameterized["useSchemePrefix"] is { Node.Kind: JsonKind.False };
        List<ApiParameter> variables = [];
        foreach (Place place in parameters.List(parameterized))
        {
            if (parameters.ReadAs(place, ParameterLocation.Host) is { } variable)
                variables.Add(variable);
        }

        return new Endpoint(
            template.Length == 0 ? null : hasScheme ? template : scheme + "://" + template,
            basePath,
            PathParameters.Checked(context, parameterized, template, variables, ParameterLocation.Host).ToEquatableArray());
    }
}
