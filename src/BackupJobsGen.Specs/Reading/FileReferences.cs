using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Specs;

/// <summary>Finds the files that a document refers to.</summary>
internal static class FileReferences
{
    /// <summary>The file of each reference as it is written. References within the document have none.</summary>
    public static IEnumerable<string> Of(JsonNode root)
    {
        Stack<JsonNode> open = new([root]);
        while (open.TryPop(out JsonNode? node))
        {
            if (node["$ref"] is { IsString: true, Value: var reference } && reference.Split('#')[0] is { Length: > 0 } file)
                yield return file;
            foreach (string scheme in SchemeFiles(node))
                yield return scheme;
            // There can be hundreds of example files, and they are not part of the API.
            foreach (JsonNode child in node.IsObject ? node.Members : node.Items)
            {
                if (child.Name != "x-ms-examples")
                    open.Push(child);
            }
        }
    }

    // OpenAPI 3.2: the requirements in a list named security may name their schemes by URI.
    private static IEnumerable<string> SchemeFiles(JsonNode node) =>
        node is { IsObject: true, Parent: { Name: "security", IsObject: false } }
            ? node.Members.ToArray().Select(member => SchemeUris.FileOf(member.Name!)).Where(file => file.Length > 0)
            : [];
}
