using System.Text.Json;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>Reads the operations of one document, Swagger 2.0 or OpenAPI 3.</summary>
internal sealed class OperationReader(SpecFiles files, Node root)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    private readonly bool _swagger = root["swagger"] is not null;

    public List<WireOperation> Read()
    {
        List<WireOperation> operations = [];
        foreach (string section in (string[])["paths", "x-ms-paths"])
        {
            foreach ((string path, Node item) in root[section]?.Members ?? [])
            {
                Node resolved = files.Follow(item);
                foreach ((string method, Node operation) in resolved.Members)
                {
                    if (Methods.Contains(method) && operation.IsObject)
                        operations.Add(Operation(path, method, resolved, files.Follow(operation)));
                }
            }
        }
        return operations;
    }

    private WireOperation Operation(string path, string method, Node item, Node operation)
    {
        ParameterReader parameters = new(files, _swagger);
        path = path.Split('#')[0];
        Uri? server = _swagger ? null : ServerUri(operation["servers"] ?? item["servers"] ?? root["servers"]);
        List<WireParameter> all = Completed(path, parameters.Read(item["parameters"], operation["parameters"]), operation);
        all.AddRange(HostParameters(parameters));
        WireBody? body = _swagger ? parameters.Body ?? FormBody(all, operation) : RequestBody(operation, all, parameters);
        ResponseReader responses = new(files, _swagger);
        string basePath = (_swagger ? root.Text("basePath") ?? "" : server?.AbsolutePath ?? "").TrimEnd('/');
        return new WireOperation
        {
            Id = operation.Text("operationId"),
            Method = method.ToUpperInvariant(),
            BasePath = basePath,
            Path = basePath + path,
            Parameters = all,
            Body = body,
            Responses = responses.Read(operation, operation["produces"] ?? root["produces"]),
            Paging = Paging(operation),
            LongRunning = operation.Flag("x-ms-long-running-operation"),
            FinalStateVia = operation["x-ms-long-running-operation-options"]?.Text("final-state-via"),
            ApiVersion = root["info"]?.Text("version") ?? "",
            HasEndpoint = _swagger
                ? root["host"] is not null || root["x-ms-parameterized-host"] is not null
                : server is { Scheme: "http" or "https" },
            HostTemplate = _swagger ? HostTemplate() : Origin(server),
            Examples = operation["x-ms-examples"],
        };
    }

    /// <summary>Every placeholder has a parameter: that of its name, even one of the query, or an undeclared string.</summary>
    private static List<WireParameter> Completed(string path, List<WireParameter> parameters, Node operation)
    {
        List<string> placeholders = path.Split('{').Skip(1).Select(part => part.Split('}')[0]).Distinct().ToList();
        List<WireParameter> completed = parameters.ConvertAll(parameter =>
            parameter.In == "query"
                && placeholders.Contains(parameter.Name)
                && !parameters.Exists(other => other.In == "path" && other.Name == parameter.Name)
                ? parameter with { In = "path", Required = true }
                : parameter);
        completed.AddRange(placeholders
            .Where(name => !completed.Exists(parameter => parameter.In == "path" && parameter.Name == name))
            .Select(name => new WireParameter(name, "path", operation, true, "csv", false)));
        return completed;
    }

    private string? HostTemplate()
    {
        if (root["x-ms-parameterized-host"] is not { IsObject: true } parameterized)
            return null;
        List<string?> schemes = root["schemes"]?.Items.Select(scheme => scheme.Value.GetString()).ToList() ?? [];
        string scheme = schemes.Count == 0 || schemes.Contains("https") ? "https" : schemes[0]!;
        return (parameterized["useSchemePrefix"] is { Value.ValueKind: JsonValueKind.False } ? "" : scheme + "://")
            + parameterized.Text("hostTemplate")?.TrimEnd('/');
    }

    /// <summary>
    /// The first server with the defaults of its variables; null if there is none. A relative one has the scheme "relative".
    /// </summary>
    private static Uri? ServerUri(Node? servers)
    {
        Node? server = servers?.Items.FirstOrDefault();
        string url = server?.Text("url") ?? "/";
        foreach ((string name, Node variable) in server?["variables"]?.Members ?? [])
            url = url.Replace($"{{{name}}}", variable.Text("default") ?? "", StringComparison.Ordinal);
        return Uri.TryCreate(new Uri("relative://server/"), url, out Uri? uri) ? uri : null;
    }

    private static string? Origin(Uri? server) => server is { Scheme: "http" or "https" } ? server.GetLeftPart(UriPartial.Authority) : null;

    private List<WireParameter> HostParameters(ParameterReader parameters) =>
        root["x-ms-parameterized-host"]?["parameters"] is { } host
            ? parameters.Read(null, host).ConvertAll(parameter => parameter with { In = "host" })
            : [];

    private WireBody? FormBody(List<WireParameter> parameters, Node operation)
    {
        if (!parameters.Exists(parameter => parameter.In == "formData"))
            return null;
        bool files = parameters.Exists(parameter => parameter.Schema.Text("type") == "file");
        Node? consumes = operation["consumes"] ?? root["consumes"];
        bool multipart = files || consumes?.Items.Any(type => type.Value.ValueEquals("multipart/form-data")) == true;
        return new WireBody("", null, true, multipart ? "multipart/form-data" : "application/x-www-form-urlencoded");
    }

    private WireBody? RequestBody(Node operation, List<WireParameter> all, ParameterReader parameters)
    {
        if (operation["requestBody"] is not { } reference)
            return null;
        Node body = files.Follow(reference);
        (string mediaType, Node? schema) = Media.Pick(body["content"]);
        if (Media.IsForm(mediaType))
        {
            all.AddRange(parameters.FormFields(schema));
            return new WireBody("", null, body.Flag("required"), mediaType);
        }
        string name = operation.Text("x-ms-requestBody-name") ?? body.Text("x-ms-requestBody-name") ?? "body";
        return new WireBody(name, schema, body.Flag("required"), mediaType);
    }

    private static WirePaging? Paging(Node operation)
    {
        if (operation["x-ms-pageable"] is not { IsObject: true } paging)
            return null;
        return new WirePaging(paging.Text("itemName") ?? "value", paging.Text("nextLinkName"), paging.Text("operationName"));
    }
}
