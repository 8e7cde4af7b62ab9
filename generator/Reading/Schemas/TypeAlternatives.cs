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
        return schema.Derive(type, keyword => Applies(keyword, type), single);
    }

    private static bool Applies(JsonNode keyword, string type)
    {
        string name = keyword.Name!;
        if (OfWhole.Contains(name) || (name == "enum" && !SchemaFacts.IsScalar(type)))
            return false;
        if (name == "format")
            return keyword.IsString && type == ScalarFormats.TypeOf(keyword.Value);
        return (type == "object" || !OfObject.Contains(name))
            && (type == "array" || !OfArray.Contains(name))
            && (type == "string" || !OfString.Contains(name))
            && (type is "integer" or "number" || !OfNumber.Contains(name));
    }
}
