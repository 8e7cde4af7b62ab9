using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Finds the part of a document that an inline schema is in, where that is neither a definition nor an operation: a component, or
/// a member of a file that is only referred to. Such a file may also be one part as a whole.
/// </summary>
internal static class PartNames
{
    private const string Components = "components";
    private const string Responses = "responses";

    private static readonly HashSet<string> Containers =
        [Components, "definitions", "schemas", "$defs", Responses, "parameters", "requestBodies", "headers", "callbacks", "pathItems",
            "mediaTypes", "paths", "webhooks"];

    private static readonly HashSet<string> Keywords =
        [.. Containers, .. PathItemMembers.Methods, PathItemMembers.AdditionalOperations, "requestBody", "content", "schema", "itemSchema",
            "encoding", "properties", "patternProperties", "additionalProperties", "items", "prefixItems", "allOf", "oneOf", "anyOf",
            "not"];

    /// <summary>The part; null where it is the whole file, or has no name.</summary>
    public static JsonNode? Of(DocumentNode node)
    {
        List<JsonNode> path = [];
        for (JsonNode at = node.Json; at.Parent is not null; at = at.Parent)
            path.Insert(0, at);
        int next = 0;
        JsonNode? container = null;
        while (next < path.Count && (container?.Name ?? Components) == Components && IsContainer(path[next], node.Document))
            container = path[next++];

        // Of names within names, the innermost one is what the others group.
        JsonNode? part = null;
        for (; next < path.Count && path[next].Name is { } name && IsName(name, part is null ? container : null); next++)
            part = path[next];
        return part;
    }

    // A file with other members is one part, and these are its keywords.
    private static bool IsContainer(JsonNode node, OpenApiDocument document) =>
        node.Name is not null && Containers.Contains(node.Name)
        && (document.Dialect != OpenApiDialect.Unknown
            || node.Parent!.Members.ToArray().All(
                member => Containers.Contains(member.Name!) || member.Name!.StartsWith("x-", StringComparison.Ordinal)));

    // Paths, URLs and media types say more than what a name is made of.
    private static bool IsName(string name, JsonNode? container) =>
        name.IndexOfAny(['/', '{']) < 0
        && (container is null ? !Keywords.Contains(name) : container.Name != Responses || StatusKey.Parse(name) is null);
}
