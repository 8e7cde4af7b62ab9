using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Objects of which a union declares no members, next to variants that do not fit every object.</summary>
public sealed class ObjectVariantTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "properties": {
          "required": { "oneOf": [{ "$ref": "#/components/schemas/Numbered" }, { "type": "object", "required": ["kind"] }] },
          "inherited": { "oneOf": [{ "$ref": "#/components/schemas/Longer" }, { "allOf": [{ "type": "object" }, { "required": ["kind"] }] }] },
          "typed": { "oneOf": [{ "type": "object", "additionalProperties": { "type": "integer" } }, { "type": "object" }] },
          "nested": { "oneOf": [{ "$ref": "#/components/schemas/Either" }, { "type": "object" }, { "type": "string" }] },
          "list": { "type": ["object", "string"] },
          "map": { "oneOf": [{ "type": "object", "additionalProperties": true }, { "$ref": "#/components/schemas/Named" }] },
          "optional": { "anyOf": [{ "$ref": "#/components/schemas/Named" }, { "type": "object" }] },
          "any": { "anyOf": [{ "$ref": "#/components/schemas/Named" }, { "$ref": "#/components/schemas/Anything" }] },
          "condition": { "$ref": "#/components/schemas/Condition" } } },
        "Either": { "oneOf": [{ "$ref": "#/components/schemas/Numbered" }, { "$ref": "#/components/schemas/Flagged" }] },
        "Numbered": { "type": "object", "required": ["x"], "properties": { "x": { "type": "integer" } } },
        "Longer": { "allOf": [{ "$ref": "#/components/schemas/Numbered" }], "properties": { "y": { "type": "string" } } },
        "Flagged": { "type": "object", "required": ["f"], "properties": { "f": { "type": "boolean" } } },
        "Named": { "type": "object", "properties": { "name": { "type": "string" } } },
        "Anything": { "description": "Whatever it is." },
        "Condition": { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } },
          "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }
        """, "3.1.0")).Run().Compiles());

    [Theory]
    [InlineData("required", """{"kind":"k"}""", "AsJsonMap")]
    [InlineData("required", """{"x":1}""", "AsNumbered")]
    [InlineData("required", """{"x":1,"more":[true]}""", "AsNumbered")]
    [InlineData("inherited", """{"kind":"k"}""", "AsJsonMap")]
    [InlineData("inherited", """{"x":1,"y":"a"}""", "AsLonger")]
    [InlineData("typed", """{"a":1}""", "AsInt64Map")]
    [InlineData("typed", """{"a":"b"}""", "AsJsonMap")]
    [InlineData("nested", """{"a":1}""", "AsJsonMap")]
    [InlineData("nested", """{"f":true}""", "AsEither")]
    [InlineData("list", """{"a":1}""", "AsJsonMap")]
    [InlineData("list", "\"a\"", "AsString")]
    [InlineData("map", """{"name":"a","b":1}""", "AsNamed")]
    [InlineData("map", """{"b":1}""", "AsJsonMap")]
    public void An_object_that_fits_no_other_variant_is_one_itself(string member, string json, string variant) =>
        Variants.Reads(Generated.Value, member, json, variant);

    [Fact]
    public void An_object_without_declared_members_can_be_sent()
    {
        Type union = Generated.Value.Type("RootRequired");
        object read = new Model(union).Read("""{"kind":"k"}""");

        object made = union.GetMethod("FromJsonMap")!.Invoke(null, [Model.Get(read, "AsJsonMap")])!;

        Assert.Equal("""{"kind":"k"}""", new Model(union).Request(made));
    }

    [Theory]
    [InlineData("Optional", "Named")]
    [InlineData("Any", "RawJson")]
    [InlineData("Condition", "Condition")]
    public void A_schema_that_one_type_covers_is_that_type(string property, string type) =>
        Assert.Equal(type, Generated.Value.Type("Root").GetProperty(property)!.PropertyType.Name);
}
