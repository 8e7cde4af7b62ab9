using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Merges equal schemas that have no name of their own. Documents without definitions repeat whole trees in every
/// operation, which would become thousands of equal but incompatible records.
/// </summary>
internal sealed class InlineSchemas
{
    private readonly Dictionary<JsonNode, DocumentNode> _known = [];
    private readonly Dictionary<string, DocumentNode> _firstByJson = new(StringComparer.Ordinal);

    /// <summary>The first schema that is equal to this one and gives it id and name; the schema itself where it has a name.</summary>
    public DocumentNode FirstOf(DocumentNode schema)
    {
        if (SchemaFacts.IsDefinition(schema.Json))
            return schema;
        if (_known.TryGetValue(schema.Json, out DocumentNode? first))
            return first;

        // References are relative to their file, so equal JSON means the same within one file only.
        string origins = string.Join(
            "#", schema.Json.Members.ToArray().Select(member => member.Origin).OfType<CopiedKeyword>().Select(copied => copied.From.Path));
        string json = schema.Document.Path + "#" + Parameter(schema.Json) + "#" + origins + JsonWriter.Write(schema.Json, IsExample);
        if (!_firstByJson.TryGetValue(json, out first))
            _firstByJson.Add(json, first = schema);
        _known.Add(schema.Json, first);
        return first;
    }

    // A type of a parameter is named after it, so types elsewhere do not get its name.
    private static string Parameter(JsonNode schema)
    {
        for (JsonNode at = schema; at.Parent is not null; at = at.Parent)
        {
            if (at.Parent is { Kind: JsonKind.Array, Name: "parameters" })
                return JsonPointer.Of(at);
        }

        return "";
    }

    // Examples do not change the type. In these containers a name is data, not a keyword.
    private static bool IsExample(JsonNode node) =>
        node.Name is "example" or "examples" && node.Parent!.Name is not ("properties" or "mapping" or "default" or "const");
}
