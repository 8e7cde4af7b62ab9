using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Which variant of a union a value is, where no discriminator says it: the one that declares most of the value.</summary>
public sealed class VariantTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "properties": {
          "limit": { "oneOf": [{ "type": "string", "enum": ["auto"] }, { "type": "integer" }] },
          "model": { "anyOf": [{ "type": "string", "enum": ["small", "large"] }, { "type": "string" }] },
          "enums": { "anyOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "string", "enum": ["c", "d"] }] },
          "number": { "oneOf": [{ "type": "number" }, { "type": "string" }] },
          "flag": { "oneOf": [{ "type": "boolean" }, { "type": "string" }] },
          "numbers": { "oneOf": [{ "type": "array", "items": { "type": "integer" } }, { "type": "array", "items": { "type": "string" } }] },
          "map": { "oneOf": [{ "type": "object", "additionalProperties": { "type": "integer" } }, { "type": "object", "additionalProperties": { "type": "string" } }] },
          "list": { "oneOf": [{ "type": "array", "items": { "$ref": "#/components/schemas/A" } }, { "type": "array", "items": { "$ref": "#/components/schemas/B" } }] },
          "nested": { "oneOf": [
            { "type": "object", "properties": { "of": { "$ref": "#/components/schemas/A" } } },
            { "type": "object", "properties": { "of": { "$ref": "#/components/schemas/B" } } }] } } },
        "A": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["a"] } } },
        "B": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["b"] }, "n": { "type": "integer" } } }
        """)).Run().Compiles());

    [Theory]
    [InlineData("limit", "7", "AsInt64")]
    [InlineData("limit", "\"auto\"", "AsRootLimitOption1")]
    [InlineData("limit", "\"other\"", "AsRootLimitOption1")]
    [InlineData("model", "\"large\"", "AsRootModelOption1")]
    [InlineData("model", "\"huge\"", "AsString")]
    [InlineData("enums", "\"b\"", "AsRootEnumsOption1")]
    [InlineData("enums", "\"D\"", "AsRootEnumsOption2")]
    [InlineData("number", "1.5", "AsDouble")]
    [InlineData("number", "\"1.5\"", "AsString")]
    [InlineData("flag", "true", "AsBoolean")]
    [InlineData("flag", "\"true\"", "AsString")]
    [InlineData("numbers", "[1]", "AsInt64List")]
    [InlineData("numbers", "[\"1\"]", "AsStringList")]
    [InlineData("map", """{"a":1}""", "AsInt64Map")]
    [InlineData("map", """{"a":"1"}""", "AsStringMap")]
    [InlineData("list", """[{"kind":"a"}]""", "AsAList")]
    [InlineData("list", """[{"kind":"b"}]""", "AsBList")]
    [InlineData("nested", """{"of":{"kind":"b","n":1}}""", "AsRootNestedOption2")]
    public void The_variant_that_declares_most_of_a_value_is_read(string member, string json, string variant) =>
        Variants.Reads(Generated.Value, member, json, variant);
}
