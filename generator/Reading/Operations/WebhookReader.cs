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
        return Containers.SelectMany(container => Entries(root, container)).SelectMany(entry => OfItem(entry.Name, entry.Node));
    }

    /// <summary>A callback is named by its operation; the expression for its URL is the service's own business.</summary>
    public IEnumerable<ApiWebhook> OfOperation(OperationNode operation) =>
        Entries(operation.Operation, "callbacks")
            .SelectMany(callback => Entries(callback.Node).SelectMany(url => OfItem($"{operation.Id} {callback.Name}", url.Node)));

    private IEnumerable<ApiWebhook> OfItem(string name, DocumentNode item)
    {
        OperationNode[] operations = [.. OperationNode.OfItem(name, item, context)];
        foreach (OperationNode operation in operations)
        {
            string own = operations.Length == 1 ? name : $"{name} {operation.Method.ToLowerInvariant()}";
            context.CheckName(operation.Operation, name);
            if (Body(operation) is { } body)
                yield return new ApiWebhook(
                    own, operation.Method,
                    context.String(operation.Operation, "summary") ?? context.String(operation.Operation, "description"), body);
        }
    }

    private ApiType? Body(OperationNode operation)
    {
        if (context.Object(operation.Operation, "requestBody") is not { } node || context.Follow(node)?.Target is not { } request)
            return null;
        if (bodies.ReadContent(request, out string mediaType, out _) is { } type and not ApiStream && MediaTypes.IsJson(mediaType))
            return type;
        context.Report(Problems.Unsupported, node, "requestBody", "it is not JSON; your code reads the request");
        return null;
    }

    private List<(string Name, DocumentNode Node)> Entries(DocumentNode holder, string name) =>
        context.Object(holder, name) is { } map ? Entries(map) : [];

    private List<(string Name, DocumentNode Node)> Entries(DocumentNode map)
    {
        List<(string, DocumentNode)> entries = [];
        foreach (JsonNode member in map.Json.Members)
        {
            if (!member.Name!.StartsWith("x-", StringComparison.Ordinal) && context.Object(map, member.Name) is { } node
                && context.Follow(node)?.Target is { } target)
                entries.Add((member.Name, target));
        }

        return entries;
    }
}
