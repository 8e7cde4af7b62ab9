using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>
/// Reads all servers of an OpenAPI 3 document, for callers that choose another one than the first or other values than the
/// defaults of its variables.
/// </summary>
internal sealed class ServerList(ReadContext context)
{
    /// <summary>Empty where there is nothing to choose: one server without variables in its path.</summary>
    public EquatableArray<ApiServer> Read(OpenApiDocument document)
    {
        DocumentNode root = new(document, document.Root);
        if (document.Dialect == OpenApiDialect.Swagger20 || root["servers"] is not { Json.Items.Length: > 0 } list)
            return [];
        List<ApiServer> servers = [];
        foreach (JsonNode item in list.Json.Items)
        {
            if (context.Target(list.With(item), DocumentPlaces.Server) is not { } server
                || context.String(server, "url") is not { } url)
                continue;
            if (IsUsable(url))
                servers.Add(ReadServer(server, url, servers.Count + 1));
            else if (item.Index > 0)
                context.Report(Problems.NoUrl, server["url"]!, url, "it is not among the servers to choose from");
        }

        return servers.Count > 1 || servers.Any(HasVariableInPath) ? servers.ToEquatableArray() : [];
    }

    private ApiServer ReadServer(DocumentNode server, string url, int number)
    {
        string? description = context.String(server, "description");
        List<ApiServerVariable> variables = [];
        DocumentNode? declared = context.Object(server, "variables");
        foreach (string name in UrlTemplate.Names(url, out _))
        {
            DocumentNode? variable = declared is { } members ? context.Object(members, name) : null;
            variables.Add(
                variable is { } node
                    ? new ApiServerVariable(
                        name, context.String(node, "description"), context.String(node, "default"),
                        context.Strings(node, "enum").ToEquatableArray())
                    : new ApiServerVariable(name, null, null, []));
        }

        string position = "Server " + number.ToString(CultureInfo.InvariantCulture);
        string label = context.String(server, "name") ?? description ?? position;
        return new ApiServer(
            label.Any(char.IsLetterOrDigit) ? label : position, description ?? position,
            url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url, variables.ToEquatableArray());
    }

    // A relative URL is a path on the host that serves the document.
    private static bool IsUsable(string url) =>
        url.Length > 0 && (url[0] is '/' or '{'
            || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));

    private static bool HasVariableInPath(ApiServer server)
    {
        int scheme = server.Url.IndexOf("://", StringComparison.Ordinal);
        int path = server.Url.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        return path >= 0 && UrlTemplate.Names(server.Url.Substring(path), out _).Count > 0;
    }
}
