using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Splits a schema with a list of types into one schema for each type, with the keywords that apply to it.</summary>
internal sealed class TypeAlternatives
{
    private static readonly string[] OfObject =
        [
            "properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties", "propertyNames",
            "minProperties", "maxProperties",
            "discriminator", "x-ms-discriminator-value"];

    private static readonly string[] OfArray =
        ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"];

    private static readonly string[] OfString =
        ["pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType", "contentSchema"];

    private static readonly string[] OfNumber = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

    private static readonly string[] Named = ["x-enum-varnames", "x-enumNames", "x-enum-descriptions", "x-enumDescriptions"];

    private static readonly string[] OfWhole = ["type", "title", "default", "example", "examples", "nullable", "x-nullable"];

    private readonly Dictionary<JsonNode, IReadOnlyList<DocumentNode>> _known = [];

    public IReadOnlyList<DocumentNode> Of(DocumentNode schema)
    {
        if (!_known.TryGetValue(schema.Json, out IReadOnlyList<DocumentNode>? alternatives))
        {
            alternatives = [.. SchemaFacts.Types(schema.Json).Select(type => schema.With(Alternative(schema.Json, type)))];
            _known.Add(schema.Json, alternatives);
        }

        return alternatives;
    }

    private static JsonNode Alternative(JsonNode schema, string type)
    {
        JsonNode single = new(JsonKind.String, schema["type"]!.Offset, type);
        single.SetName("type", schema["type"]!.NameOffset);
        return schema.Derive(type, keyword => Applies(keyword, type), [single, .. Values(schema, type)]);
    }

    // Of an enum, and of the lists that name its values by position, what is of the type.
    private static IEnumerable<JsonNode> Values(JsonNode schema, string type)
    {
        if (schema["enum"] is not { Items.Length: > 0 } values || !SchemaFacts.IsScalar(type))
            yield break;
        HashSet<int> kept = [.. values.Items.ToArray().Where(value => SchemaFacts.IsOf(value, type)).Select(value => value.Index)];
        foreach (string name in Named.Append("enum"))
        {
            if (schema[name] is { Kind: JsonKind.Array } list)
                yield return list.Copy(item => kept.Contains(item.Index));
        }
    }

    private static bool Applies(JsonNode keyword, string type)
    {
        string name = keyword.Name!;
        if (OfWhole.Contains(name) || name == "enum" || Named.Contains(name))
            return false;
        if (name == "format")
            return keyword.IsString && type == ScalarFormats.TypeOf(keyword.Value);
        return IsOf(name, type);
    }

    /// <summary>Whether a keyword may say something about values of a type.</summary>
    public static bool IsOf(string keyword, string type) =>
        (type == "object" || !OfObject.Contains(keyword))
            && (type == "array" || !OfArray.Contains(keyword))
            && (type == "string" || !OfString.Contains(keyword))
            && (type is "integer" or "number" || !OfNumber.Contains(keyword));
}
