using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Merges a schema and the entries of its allOf into one schema where they are not all objects: a list of types with a format,
/// an array with its items. Objects are composed by <see cref="ObjectMembers"/> instead.
/// </summary>
internal sealed class AllOfMerger(SchemaParts parts)
{
    private const string AllOf = "allOf";

    // Without one of these, an entry says nothing about the type.
    private static readonly string[] Deciding =
        ["type", "format", "enum", "const", "items", "prefixItems", "properties", "additionalProperties", "contentEncoding",
            "contentMediaType"];

    // An object of these kinds has a type of its own.
    private static readonly string[] Composing = ["oneOf", "anyOf", "discriminator", "x-ms-discriminator-value"];

    /// <summary>Null where there is nothing to merge.</summary>
    public DocumentNode? Merge(DocumentNode schema)
    {
        List<DocumentNode> entries = [];
        if (schema.Json[AllOf] is not { Items.Length: > 0 } || !Collect(schema, entries, []) || entries.Count < 2)
            return null;
        List<string>[] declared = [.. entries.Select(entry => DeclaredTypes(entry.Json)).Where(types => types.Count > 0)];
        if (declared.Length == 0)
            return null;
        List<string> types = [.. declared.Aggregate(Common)];
        List<string> valueTypes = [.. types.Where(type => type != "null")];
        if (valueTypes.Count == 0 || (valueTypes.Count == 1 && valueTypes[0] == "object"))
            return null;
        // An entry that fits no type contradicts the others, which is reported where their shapes are compared.
        if (entries.Exists(entry => Contradicts(entry.Json, valueTypes)))
            return null;
        // A single entry that says it all keeps its own name and type.
        DocumentNode[] telling = [.. entries.Where(entry => Adds(entry.Json, valueTypes) || Narrows(entry.Json, valueTypes))];
        if (telling.Length == 1 && telling[0].Json != schema.Json && telling[0]["type"] is not null)
            return telling[0];
        JsonNode[] keywords = [.. Keywords(entries, valueTypes, schema.Document)];
        return schema.With(schema.Json.Derive(AllOf, _ => false, [TypeOf(schema.Json, types), .. keywords]));
    }

    // False: an entry cannot be merged.
    private bool Collect(DocumentNode schema, List<DocumentNode> entries, HashSet<JsonNode> open)
    {
        if (!schema.Json.IsObject || schema.Reference is not null || Composing.Any(name => schema.Json[name] is not null)
            || open.Count == ReadLimits.SchemaLevels || !open.Add(schema.Json))
            return false;
        if (Deciding.Any(name => schema.Json[name] is not null))
            entries.Add(schema);
        foreach (DocumentNode part in parts.Of(schema))
        {
            ReferenceChain chain = parts.FollowSilently(part);
            if (chain.Problem is not null || !Collect(chain.Target, entries, open))
                return false;
        }

        return true;
    }

    private static List<string> DeclaredTypes(JsonNode schema) => schema["type"] is not { } type ? []
        : type.IsString ? [type.Value]
        : [.. type.Items.ToArray().Where(item => item.IsString).Select(item => item.Value).Distinct()];

    private static List<string> Common(List<string> first, List<string> second) =>
        [.. first.Where(type => second.Contains(type) || (type == "integer" && second.Contains("number")))
            .Concat(second.Where(type => type == "integer" && first.Contains("number") && !first.Contains("integer")))];

    private static bool Adds(JsonNode entry, List<string> types) => entry.Members.ToArray()
        .Any(keyword => keyword.Name != "type" && Deciding.Contains(keyword.Name) && IsOfAny(keyword, types));

    private static bool Contradicts(JsonNode entry, List<string> types) => entry.Members.ToArray()
        .Any(keyword => keyword.Name is "properties" or "additionalProperties" or "items" && !IsOfAny(keyword, types));

    private static bool Narrows(JsonNode entry, List<string> types) =>
        DeclaredTypes(entry) is { Count: > 0 } declared && declared.Count(type => type != "null") != types.Count;

    private static bool IsOfAny(JsonNode keyword, List<string> types) => types.Exists(type => TypeAlternatives.IsOf(keyword.Name!, type));

    private static JsonNode TypeOf(JsonNode schema, List<string> types)
    {
        JsonNode[] items = [.. types.Select(type => new JsonNode(JsonKind.String, schema.Offset, type))];
        JsonNode list = items[0];
        if (items.Length > 1)
        {
            list = new JsonNode(JsonKind.Array, schema.Offset, "");
            list.SetChildren(items);
        }

        list.SetName("type", schema.Offset);
        return list;
    }

    // The first entry that has a keyword counts; required members and properties are those of all entries.
    private static IEnumerable<JsonNode> Keywords(List<DocumentNode> entries, List<string> types, OpenApiDocument into)
    {
        HashSet<string> done = new(StringComparer.Ordinal) { "type", AllOf };
        OpenApiDocument? files = entries.TrueForAll(entry => entry.Document == into) ? null : into;
        foreach (DocumentNode entry in entries)
        {
            foreach (JsonNode keyword in entry.Json.Members.ToArray())
            {
                string name = keyword.Name!;
                if (!done.Add(name) || !IsOfAny(keyword, types))
                    continue;
                JsonNode copy = Copy(keyword, entry, files);
                if (name is "properties" or "required")
                    copy.SetChildren(
                        [.. entries.SelectMany(other => Children(other, name, files)).GroupBy(item => item.Name ?? item.Value)
                            .Select(same => same.First())]);
                yield return copy;
            }
        }
    }

    private static IEnumerable<JsonNode> Children(DocumentNode entry, string name, OpenApiDocument? into)
    {
        if (entry.Json[name] is not { } list)
            return [];
        JsonNode[] children = list.Kind == JsonKind.Array ? list.Items.ToArray() : list.Members.ToArray();
        return children.Select(child => Copy(child, entry, into));
    }

    // References and offsets belong to the file of the entry. Null: all entries are of one file.
    private static JsonNode Copy(JsonNode node, DocumentNode entry, OpenApiDocument? into)
    {
        JsonNode copy = node.Copy();
        if (copy.Origin is null && into is not null)
            copy.SetOrigin(new CopiedKeyword(entry.Document, into));
        return copy;
    }
}
