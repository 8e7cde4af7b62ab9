using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>
/// Reads servers of OpenAPI 3; the first one is used. Variables in the host are arguments of the client, those in the path
/// have their defaults, since the path belongs to the operation.
/// </summary>
internal sealed class ServerReader(ReadContext context)
{
    /// <summary>Null when the holder has no servers of its own.</summary>
    public Endpoint? Read(DocumentNode holder)
    {
        if (context.Array(holder, "servers") is not { Json.Items.Length: > 0 } servers)
            return null;
        if (context.Target(servers.With(servers.Json.Items[0]), DocumentPlaces.Server) is not { } server
            || context.String(server, "url") is not { } url)
            return null;
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        int hostStart = scheme >= 0 ? scheme + 3 : url.StartsWith("//", StringComparison.Ordinal) ? 2 : -1;
        int path = hostStart < 0 ? 0 : url.IndexOf('/', hostStart);
        string origin = path < 0 ? url : url.Substring(0, path);
        string basePath = (path < 0 ? "" : url.Substring(path)).Trim('/');
        List<ApiParameter> variables = [];
        DocumentNode? declared = context.Object(server, "variables");
        foreach (JsonNode variable in declared is { } members ? members.Json.Members : default)
        {
            CheckDefault(declared!.With(variable));
            string placeholder = "{" + variable.Name + "}";
            if (origin.IndexOf(placeholder, StringComparison.Ordinal) >= 0)
                variables.Add(Variable(declared!.With(variable)));
            if (basePath.IndexOf(placeholder, StringComparison.Ordinal) < 0)
                continue;
            string fixedValue = variable["default"]?.Value ?? "";
            basePath = basePath.Replace(placeholder, fixedValue).Trim('/');
            context.Report(Problems.ServerVariable, declared!.With(variable), variable.Name!, fixedValue);
        }

        origin = origin.StartsWith("//", StringComparison.Ordinal) ? "https:" + origin : origin;
        return new Endpoint(
            origin.Length == 0 ? null : origin,
            basePath.Length == 0 ? "" : "/" + basePath,
            PathParameters.Checked(context, server, origin, variables, ParameterLocation.Host).ToEquatableArray())
            .Checked(context, server["url"]!);
    }

    private void CheckDefault(DocumentNode variable)
    {
        if (variable["default"] is { Json.IsString: true } value && variable["enum"] is { Json.Items.Length: > 0 } list
            && !list.Json.Items.ToArray().Any(item => item.Value == value.Json.Value))
            context.Report(
                Problems.DefaultNotAllowed, value, JsonWriter.Write(value.Json), "is not in the list of 'enum'",
                "the client uses it unless the caller passes another value");
    }

    private ApiParameter Variable(DocumentNode variable)
    {
        string? fallback = context.String(variable, "default");
        return new ApiParameter
        {
            WireName = variable.Json.Name!,
            Description = context.String(variable, "description"),
            In = ParameterLocation.Host,
            Type = new ApiScalar(ScalarKind.String),
            Required = fallback is null,
            SkipUrlEncoding = true,
            Default = fallback is null ? null : ApiValue.Of(variable.Json["default"]!),
        };
    }
}
