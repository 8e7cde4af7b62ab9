using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads the requests that a service sends: webhooks of OpenAPI 3.1, x-webhooks before it, and callbacks.</summary>
internal sealed class WebhookReader(ReadContext context, BodyTypes bodies)
{
    private static readonly string[] Containers = ["webhooks", "x-webhooks"];

    public IEnumerable<ApiWebhook> OfDocument(OpenApiDocument document)
    {
        DocumentNode root = new(document, document.Root);
        return Containers.SelectMany(container => Entries(root, container, DocumentPlaces.PathItem))
            .SelectMany(entry => OfItem(entry.Name, entry.Node, document));
    }

    /// <summary>A callback is named by its operation; the expression for its URL is the service's own business.</summary>
    public IEnumerable<ApiWebhook> OfOperation(OperationNode operation) =>
        Entries(operation.Operation, "callbacks", DocumentPlaces.Callback)
            .SelectMany(callback => Entries(callback.Node, DocumentPlaces.PathItem)
                .SelectMany(url => OfItem($"{operation.Id} {callback.Name}", url.Node, operation.Owner)));

    private IEnumerable<ApiWebhook> OfItem(string name, DocumentNode item, OpenApiDocument owner)
    {
        OperationNode[] operations = [.. OperationNode.OfItem(name, item, owner, context)];
        foreach (OperationNode operation in operations)
        {
            string own = operations.Length == 1 ? name : $"{name} {operation.Method.ToLowerInvariant()}";
            context.CheckName(operation.Operation, name);
            if (Body(operation, out bool isNullable) is { } body)
                yield return new ApiWebhook(
                    own, operation.Method,
                    context.String(operation.Operation, "summary") ?? context.String(operation.Operation, "description"), body, isNullable);
        }
    }

    private ApiType? Body(OperationNode operation, out bool isNullable)
    {
        isNullable = false;
        if (context.Object(operation.Operation, "requestBody") is not { } node
            || context.Target(node, DocumentPlaces.RequestBody) is not { } request)
            return null;
        if (bodies.ReadContent(request, out string mediaType, out DocumentNode? schema) is { } type and not ApiStream
            && MediaTypes.IsJson(mediaType))
        {
            isNullable = bodies.IsNullable(schema);
            return type;
        }

        context.Report(Problems.Unsupported, node, "requestBody", "it is not JSON; your code reads the request");
        return null;
    }

    private List<(string Name, DocumentNode Node)> Entries(DocumentNode holder, string name, string kind) =>
        context.Object(holder, name) is { } map ? Entries(map, kind) : [];

    private List<(string Name, DocumentNode Node)> Entries(DocumentNode map, string kind)
    {
        List<(string, DocumentNode)> entries = [];
        foreach (JsonNode member in map.Json.Members)
        {
            if (!member.Name!.StartsWith("x-", StringComparison.Ordinal) && context.Object(map, member.Name) is { } node
                && context.Target(node, kind) is { } target)
                entries.Add((member.Name, target));
        }

        return entries;
    }
}
