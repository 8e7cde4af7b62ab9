using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// The schemas that a value must fit: a schema, what it refers to, the entries of its allOf, and the only one of its oneOf or anyOf, at
/// any depth. Nothing is reported: what cannot be followed is reported where the type is read.
/// </summary>
internal sealed class FittedSchemas(SchemaParts parts)
{
    // Far beyond any real schema; allOf may lead to ever more entries.
    private const int MaxSchemas = 256;

    private static readonly string[] Unions = ["oneOf", "anyOf"];

    /// <summary>The schemas, each once, in the order in which they are found.</summary>
    public IReadOnlyList<DocumentNode> Of(IReadOnlyList<DocumentNode> schemas)
    {
        if (schemas.Count == 1 && IsAlone(schemas[0]))
            return schemas;
        List<DocumentNode> found = [];
        HashSet<JsonNode> done = [];
        foreach (DocumentNode schema in schemas)
            Add(schema, found, done, 0);
        return found;
    }

    // As most schemas of members are.
    private static bool IsAlone(DocumentNode schema) => schema.Json.IsObject && !SchemaParts.Any(schema)
        && !Array.Exists(Unions, union => schema.Json[union] is not null);

    private void Add(DocumentNode schema, List<DocumentNode> found, HashSet<JsonNode> done, int level)
    {
        foreach (DocumentNode node in parts.FollowSilently(schema).Nodes)
        {
            if (found.Count == MaxSchemas || level == ReadLimits.SchemaLevels || !node.Json.IsObject || !done.Add(node.Json))
                continue;
            found.Add(node);
            if (node.Reference is null || SchemaFacts.HasStructure(node.Json))
            {
                foreach (DocumentNode part in parts.Of(node))
                    Add(part, found, done, level + 1);
            }

            foreach (string union in Unions)
            {
                if (node[union] is { Json.Kind: JsonKind.Array } list && Only(list.Json) is { } only)
                    Add(list.With(only), found, done, level + 1);
            }
        }
    }

    private static JsonNode? Only(JsonNode list)
    {
        JsonNode[] variants = [.. list.Items.ToArray().Where(variant => !SchemaFacts.IsNull(variant))];
        return variants.Length == 1 ? variants[0] : null;
    }
}
