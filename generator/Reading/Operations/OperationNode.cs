using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>An operation in its document.</summary>
/// <param name="Path">The key in paths.</param>
/// <param name="Item">The path item, references followed.</param>
/// <param name="Place">The member of the path item: the operation, or a reference to it.</param>
/// <param name="Operation">The operation, references followed.</param>
/// <param name="Owner">
/// The document that lists the path. What an operation does not say is said there, also where the operation is in a file of its own.
/// </param>
internal sealed record OperationNode(string Path, DocumentNode Item, JsonNode Place, DocumentNode Operation, OpenApiDocument Owner)
{
    private const string Additional = PathItemMembers.AdditionalOperations;

    public string Id => SchemaNames.OfOperation(Operation.Json, Place.Name, Path);

    /// <summary>In capitals, except for additional operations, whose methods are sent as the document has them.</summary>
    public string Method => Place.Parent!.Name == Additional ? Place.Name! : Place.Name!.ToUpperInvariant();

    /// <summary>In document order; values that are not strings are ignored.</summary>
    public IReadOnlyList<string> Tags
    {
        get
        {
            List<string> tags = [];
            foreach (JsonNode tag in Operation.Json["tags"] is { } list ? list.Items : default)
            {
                if (tag.IsString)
                    tags.Add(tag.Value);
            }

            return tags;
        }
    }

    /// <summary>Whether a value is an operation of paths, which clients call. The service calls those of webhooks and callbacks.</summary>
    public static bool IsCalled(JsonNode value) =>
        value.Name != Additional && PathItemMembers.IsOperation(value)
        && PathItemMembers.ItemOf(value)?.Parent?.Name is "paths" or "x-ms-paths" or "pathItems";

    /// <summary>Every operation of a document in document order; x-ms-paths after paths.</summary>
    public static IEnumerable<OperationNode> Of(OpenApiDocument document, ReadContext context)
    {
        List<OperationNode> operations = [];
        DocumentNode root = new(document, document.Root);
        foreach (string container in new[] { "paths", "x-ms-paths" })
        {
            if (context.Object(root, container) is not { } paths)
                continue;
            foreach (JsonNode item in paths.Json.Members)
            {
                if (item.Name!.StartsWith("x-", StringComparison.Ordinal) || context.Object(paths, item.Name) is not { } node)
                    continue;
                if (item.Name.Length == 0 || item.Name[0] != '/')
                    context.Report(Problems.Unsupported, node, item.Name, "paths begin with a slash; it is sent as if it did");
                if (context.Target(node, DocumentPlaces.PathItem) is { } target)
                    operations.AddRange(OfItem(item.Name, target, document, context));
            }
        }

        return operations;
    }

    /// <summary>The operations of a path item.</summary>
    /// <param name="path">Its key.</param>
    /// <param name="item">The path item, references followed.</param>
    /// <param name="owner">The document that lists the path.</param>
    /// <param name="context">The documents; receives reports.</param>
    public static List<OperationNode> OfItem(string path, DocumentNode item, OpenApiDocument owner, ReadContext context)
    {
        KeywordNames.PathItem.Check(context, item);
        List<OperationNode> operations = [];
        foreach (JsonNode member in item.Json.Members)
        {
            if (Array.IndexOf(PathItemMembers.Methods, member.Name) >= 0 && context.Object(item, member.Name!) is { } operation)
                Add(operation);
            else if (member.Name == Additional && context.Object(item, Additional) is { } additional)
            {
                foreach (DocumentNode other in OfAdditional(additional, context))
                    Add(other);
            }
        }

        return operations;

        void Add(DocumentNode place)
        {
            if (context.Target(place, DocumentPlaces.Operation) is { } target)
                operations.Add(new OperationNode(path, item, place.Json, target, owner));
        }
    }

    private static IEnumerable<DocumentNode> OfAdditional(DocumentNode additional, ReadContext context)
    {
        foreach (JsonNode member in additional.Json.Members.ToArray())
        {
            string method = member.Name!;
            if (PathItemMembers.Methods.Contains(method.ToLowerInvariant()))
                context.Report(
                    Problems.Unsupported, additional.With(member), method, "it has a field of its own in the path item; it is ignored here");
            else if (!HttpToken.IsValid(method) || method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase))
                context.Report(
                    Problems.Unsupported, additional.With(member), method, "it is not a method that a client can send; it is ignored");
            else if (context.Object(additional, method) is { } operation)
                yield return operation;
        }
    }
}
