using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;
using Json.Schema;

namespace BackupJobsGen.Testing;

/// <summary>A validator that others wrote gives the same verdict on the same values.</summary>
public class OracleTests
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "1.0", "1.5", "3", "10", "1e2", "\"\"", "\"a\"", "\"abc\"", "\"ABC\"", "\"12\"", "\"𝄞\"",
        "\"2026-02-30\"", "[]", "[1]", "[1,1]", "[1,\"a\"]", "[1,2,3,4]", "[1,1.0]", "[{\"a\":1},{\"a\":1}]", "{}", "{\"a\":1}",
        "{\"a\":null}",
        "{\"a\":\"x\"}", "{\"a\":1,\"b\":2}", "{\"b\":2}", "{\"a\":1,\"c\":3}", "{\"ab\":1}", "{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":[1]}",
    ];

    [Theory]
    [InlineData("""{ "type": "integer" }""")]
    [InlineData("""{ "type": ["integer", "null"] }""")]
    [InlineData("""{ "type": "number", "minimum": 1, "maximum": 3 }""")]
    [InlineData("""{ "exclusiveMinimum": 1, "exclusiveMaximum": 10 }""")]
    [InlineData("""{ "multipleOf": 0.5 }""")]
    [InlineData("""{ "type": "string", "minLength": 1, "maxLength": 2 }""")]
    [InlineData("""{ "pattern": "^[a-z]+$" }""")]
    [InlineData("""{ "enum": [1, "a", null, [1], { "a": 1 }] }""")]
    [InlineData("""{ "const": 1 }""")]
    [InlineData("""{ "const": { "a": 1 } }""")]
    [InlineData("""{ "type": "array", "items": { "type": "integer" }, "minItems": 1, "maxItems": 3 }""")]
    [InlineData("""{ "uniqueItems": true }""")]
    [InlineData("""{ "prefixItems": [{ "type": "integer" }], "items": { "type": "string" } }""")]
    [InlineData("""{ "prefixItems": [{ "type": "integer" }], "items": false }""")]
    [InlineData("""{ "contains": { "type": "string" } }""")]
    [InlineData("""{ "required": ["a"] }""")]
    [InlineData("""{ "properties": { "a": { "type": "integer" } }, "additionalProperties": false }""")]
    [InlineData("""{ "properties": { "a": {} }, "additionalProperties": { "type": "string" } }""")]
    [InlineData("""{ "patternProperties": { "^a": { "type": "integer" } }, "additionalProperties": false }""")]
    [InlineData("""{ "propertyNames": { "maxLength": 1 } }""")]
    [InlineData("""{ "minProperties": 1, "maxProperties": 1 }""")]
    [InlineData("""{ "dependentRequired": { "a": ["b"] } }""")]
    [InlineData("""{ "allOf": [{ "required": ["a"] }, { "properties": { "a": { "type": "integer" } } }] }""")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "string", "maxLength": 1 }] }""")]
    [InlineData("""{ "oneOf": [{ "type": "integer" }, { "minimum": 3 }] }""")]
    [InlineData("""{ "not": { "type": "object" } }""")]
    [InlineData("""{ "if": { "required": ["a"] }, "then": { "required": ["b"] }, "else": { "type": "integer" } }""")]
    [InlineData("""{ "$ref": "#/$defs/Node" }""")]
    [InlineData("""{ "$ref": "#/$defs/Short", "minLength": 1 }""")]
    [InlineData("true")]
    [InlineData("false")]
    public void Verdicts_are_those_of_another_validator(string schema)
    {
        const string Shared = """
            { "Node": { "type": "object", "properties": { "a": { "anyOf": [{ "$ref": "#/$defs/Node" }, { "type": "integer" }] } } },
              "Short": { "type": "string", "maxLength": 2 } }
            """;
        string document = $$"""{ "openapi": "3.1.0", "$defs": {{Shared}}, "schema": {{schema}} }""";
        LoadedDocument loaded = LoadedDocument.Parse(document, "openapi.json");
        SchemaCheck ours = new(loaded, new Discriminators(loaded), Direction.Request);
        JsonSchema theirs = JsonSchema.FromText(WithDefinitions(schema, Shared));

        foreach (string value in Values)
        {
            using JsonDocument json = JsonDocument.Parse(value);
            bool isValid = ours.Check(json.RootElement, loaded.Root["schema"]!).Count == 0;
            Assert.True(isValid == theirs.Evaluate(json.RootElement).IsValid, $"{value} against {schema}: {isValid}");
        }
    }

    private static string WithDefinitions(string schema, string shared)
    {
        if (JsonNode.Parse(schema) is not JsonObject whole)
            return schema;
        whole["$defs"] = JsonNode.Parse(shared);
        return whole.ToJsonString();
    }
}
