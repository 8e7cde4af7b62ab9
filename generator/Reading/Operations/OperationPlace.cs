using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Where an operation stands in its document.</summary>
/// <param name="Path">The key in paths.</param>
/// <param name="Item">The path item, references followed.</param>
internal sealed record OperationPlace(string Path, Place Item, Place Operation)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public string Id => SchemaNames.OfOperation(Operation.Node);

    public string Method => Operation.Node.Name!.ToUpperInvariant();

    /// <summary>Every operation of a document in document order; x-ms-paths after paths.</summary>
    public static IEnumerable<OperationPlace> Of(OpenApiDocument document, ReadContext context)
    {
        List<OperationPlace> operations = [];
        Place root = new(document, document.Root);
        foreach (string container in new[] { "paths", "x-ms-paths" })
        {
            if (context.Object(root, container) is not { } paths)
                continue;
            foreach (JsonNode item in paths.Node.Members)
            {
                if (item.Name!.StartsWith("x-", StringComparison.Ordinal) || context.Object(paths, item.Name) is not { } place)
                    continue;
                if (context.Follow(place)?.Target is { } target)
                    operations.AddRange(OfItem(item.Name, target, context));
            }
        }

        return operations;
    }

    private static List<OperationPlace> OfItem(string path, Place item, ReadContext context)
    {
        List<OperationPlace> operations = [];
        foreach (JsonNode member in item.Node.Members)
        {
            if (Array.IndexOf(Methods, member.Name) >= 0 && context.Object(item, member.Name!) is { } operation)
                operations.Add(new OperationPlace(path, item, operation));
        }

        return operations;
    }
}
