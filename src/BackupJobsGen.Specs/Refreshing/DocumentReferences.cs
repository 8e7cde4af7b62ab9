using BackupJobsGen.Json;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Specs;

/// <summary>Finds where a document refers to other files: each <c>$ref</c>, and the values of discriminators.</summary>
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

    public static IEnumerable<SourceNode> Of(SourceNode root)
    {
        Stack<(SourceNode Node, SourceNode? Parent)> open = new([(root, null)]);
        while (open.TryPop(out (SourceNode Node, SourceNode? Parent) next))
        {
            (SourceNode node, SourceNode? parent) = next;
            if (IsReference(node, parent))
                yield return node;
            foreach (SourceNode child in node.Children)
            {
                bool isName = node is { Kind: JsonKind.Object, Name: { } name } && Maps.Contains(name);
                if (isName || child.Name is null || !Values.Contains(child.Name))
                    open.Push((child, node));
            }
        }
    }

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
