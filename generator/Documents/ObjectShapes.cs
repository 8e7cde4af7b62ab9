using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>
/// What an object is by its members, for places that do not say: files that are only referred to, and members of a document's own.
/// </summary>
internal static class ObjectShapes
{
    private static readonly string[] Locations = ["path", "query", "header", "cookie", "body", "formData", "querystring"];
    private static readonly string[] SecurityTypes = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic"];
    private static readonly string[] SchemaTypes = ["object", "array", "string", "number", "integer", "boolean", "null", "file"];

    /// <summary>As <see cref="DocumentPlaces"/> names it, where that is not the kind of object that is needed; null if it may be.</summary>
    public static string? Mismatch(JsonNode node, string kind)
    {
        string? found = Of(node);
        bool isAlike = found == kind || (found, kind) switch
        {
            // In Swagger 2.0 they have the keywords of their schemas themselves.
            (DocumentPlaces.Parameter, DocumentPlaces.Schema) => node["schema"] is null && node["content"] is null,
            (DocumentPlaces.Schema, DocumentPlaces.Header) => node["properties"] is null,
            (DocumentPlaces.Parameter, DocumentPlaces.Header) => true,
            (DocumentPlaces.Response, DocumentPlaces.RequestBody or DocumentPlaces.Header) => true,
            _ => !IsDistinct(kind),
        };
        return isAlike ? null : found;
    }

    private static bool IsDistinct(string kind) => kind is DocumentPlaces.Schema or DocumentPlaces.Parameter or DocumentPlaces.Header
        or DocumentPlaces.RequestBody or DocumentPlaces.Response or DocumentPlaces.MediaType or DocumentPlaces.PathItem
        or DocumentPlaces.Operation;

    private static string? Of(JsonNode node)
    {
        if (IsOneOf(node["type"], SecurityTypes))
            return DocumentPlaces.SecurityScheme;
        if (IsOneOf(node["in"], Locations) && node["name"] is { IsString: true })
            return DocumentPlaces.Parameter;
        if (node["responses"] is { IsObject: true })
            return DocumentPlaces.Operation;
        if (Array.Exists(PathItemMembers.Methods, method => node[method]?["responses"] is { IsObject: true }))
            return DocumentPlaces.PathItem;
        // A request body has no members that a response lacks.
        if (node["content"] is { IsObject: true, Members.Length: > 0 } content
            && Array.TrueForAll(content.Members.ToArray(), member => member.Name!.IndexOf('/') >= 0))
            return DocumentPlaces.Response;
        return IsSchema(node) ? DocumentPlaces.Schema : null;
    }

    private static bool IsSchema(JsonNode node) =>
        node["schema"] is null && node["in"] is null
        && (IsOneOf(node["type"], SchemaTypes) || node["properties"] is { IsObject: true }
            || (node["allOf"] ?? node["oneOf"] ?? node["anyOf"]) is { Kind: JsonKind.Array });

    private static bool IsOneOf(JsonNode? node, string[] values) => node is { IsString: true } && Array.IndexOf(values, node.Value) >= 0;
}
