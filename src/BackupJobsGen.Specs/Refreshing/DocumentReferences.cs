using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Specs;

/// <summary>A reference to another file.</summary>
/// <param name="File">The file as the document says it.</param>
/// <param name="Value">The value that says it, which can be replaced; null for a name, which is relative.</param>
internal sealed record DocumentReference(string File, SourceNode? Value);

/// <summary>
/// Finds where a document refers to other files: each <c>$ref</c>, the values of discriminators, and schemes that are required by URI.
/// </summary>
internal static class DocumentReferences
{
    // Values of an API; what looks like a reference there is none.
    private static readonly HashSet<string> Values = ["example", "examples", "x-ms-examples", "default", "enum", "const"];

    // Members of these have names of the document's own.
    private static readonly HashSet<string> Maps =
    [
        "properties", "patternProperties", "definitions", "$defs", "schemas", "parameters", "responses", "headers", "requestBodies",
        "callbacks", "links", "pathItems", "securitySchemes", "dependentSchemas", "paths", "webhooks", "variables",
    ];

    public static IEnumerable<DocumentReference> Of(SourceNode root)
    {
        Stack<(SourceNode Node, SourceNode? Parent)> open = new([(root, null)]);
        while (open.TryPop(out (SourceNode Node, SourceNode? Parent) next))
        {
            (SourceNode node, SourceNode? parent) = next;
            if (IsReference(node, parent))
                yield return new DocumentReference(FileOf(node.Value), node);
            bool isRequirement = IsRequirement(node, parent);
            foreach (SourceNode child in node.Children)
            {
                // Since OpenAPI 3.2 the name of a scheme may be its URI.
                if (isRequirement && SchemeUris.FileOf(child.Name!) is { Length: > 0 } file)
                    yield return new DocumentReference(file, null);
                bool isName = node is { Kind: JsonKind.Object, Name: { } name } && Maps.Contains(name);
                if (isName || child.Name is null || !Values.Contains(child.Name))
                    open.Push((child, node));
            }
        }
    }

    private static bool IsRequirement(SourceNode node, SourceNode? parent) =>
        node.Kind == JsonKind.Object && parent is { Kind: JsonKind.Array, Name: "security" };

    private static bool IsReference(SourceNode node, SourceNode? parent)
    {
        if (node.Kind != JsonKind.String)
            return false;
        // A property may have the name $ref, but then it is a schema.
        if (node.Name == "$ref")
            return FileOf(node.Value).Length > 0;
        // A value of a mapping may be the name of a schema.
        return parent?.Name == "mapping" && FileOf(node.Value) is { Length: > 0 } file && SpecFiles.IsDocument(file);
    }

    /// <summary>The file of a reference; empty within the document.</summary>
    public static string FileOf(string reference) => reference.Split('#')[0];
}
