using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reports misspelled keywords of schemas.</summary>
internal static class SchemaKeywords
{
    // JSON Schema allows words of its users' own, and those may be near to a keyword of a few letters.
    private const int MinLength = 4;
    private const int LongLength = 8;

    // Of JSON Schema and of all versions of OpenAPI.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "$ref", "$id", "$schema", "$anchor", "$defs", "$comment", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "allOf", "anyOf", "oneOf",
        "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "dependencies", "definitions", "prefixItems", "items",
        "additionalItems", "contains", "minContains", "maxContains", "properties", "patternProperties", "additionalProperties",
        "propertyNames", "unevaluatedItems", "unevaluatedProperties", "type", "enum", "const", "format", "multipleOf", "maximum",
        "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems",
        "maxProperties", "minProperties", "required", "contentEncoding", "contentMediaType", "contentSchema", "title", "summary",
        "description", "default", "deprecated", "readOnly", "writeOnly", "example", "examples", "nullable", "discriminator", "xml",
        "externalDocs", "collectionFormat",
    };

    public static void Check(ReadContext context, DocumentNode schema)
    {
        foreach (JsonNode member in schema.Json.Members)
        {
            string name = member.Name!;
            if (name.Length >= MinLength && !Names.Contains(name) && !name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)
                && Nearest.ToTypo(name, Like(name), name.Length < LongLength ? 1 : 2) is { } meant)
                context.Report(Problems.UnknownKeyword, schema.With(member), name, "a schema", meant);
        }
    }

    // A 'schema' in a schema is no misspelled '$schema'.
    private static IEnumerable<string> Like(string name) => Names.Where(known => known[0] == '$' == (name[0] == '$'));
}
