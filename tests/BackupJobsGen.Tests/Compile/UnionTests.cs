using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

public class UnionTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of("""
        {
          "openapi": "3.0.1",
          "info": { "title": "Test", "version": "1" },
          "servers": [{ "url": "https://{region}.example.com", "variables": { "region": { "default": "west" } } }],
          "paths": {
            "/things": { "get": {
              "operationId": "Things_Get",
              "parameters": [{ "name": "filter", "in": "query", "style": "deepObject", "schema": { "$ref": "#/components/schemas/Cat" } }],
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } } } }
          },
          "components": { "schemas": {
            "Thing": { "type": "object", "properties": { "pet": { "$ref": "#/components/schemas/Pet" }, "loose": { "$ref": "#/components/schemas/Loose" } } },
            "Pet": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }],
              "discriminator": { "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" } } },
            "Loose": { "anyOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }, { "type": "integer" }, { "type": "array", "items": { "type": "string" } }] },
            "Cat": { "type": "object", "properties": { "kind": { "type": "string" }, "lives": { "type": "integer" } } },
            "Dog": { "type": "object", "required": ["bark"], "properties": { "kind": { "type": "string" }, "bark": { "type": "string" }, "size": { "type": "integer" } } }
          } }
        }
        """).Run().Compiles());

    [Theory]
    [InlineData("AsCat", """{ "kind": "cat", "lives": 9 }""")]
    [InlineData("AsDog", """{ "kind": "dog", "bark": "wuff", "more": [1] }""")]
    [InlineData(null, """{ "kind": "fish", "bark": "blub" }""")]
    [InlineData(null, """{ "kind": "dog" }""")]
    [InlineData(null, "[1, 2]")]
    public void A_discriminator_chooses_the_variant(string? variant, string json) => Chooses("Pet", variant, json);

    [Theory]
    [InlineData("AsCat", """{ "lives": 9 }""")]
    [InlineData("AsDog", """{ "bark": "wuff", "size": 3 }""")]
    [InlineData("AsCat", """{ "kind": "x" }""")]
    [InlineData("AsInt64", "12")]
    [InlineData("AsStringList", """["a", "b"]""")]
    [InlineData(null, "true")]
    public void Without_one_the_variant_that_declares_most_is_taken(string? variant, string json) => Chooses("Loose", variant, json);

    [Fact]
    public void A_union_is_made_from_a_variant_and_equal_by_its_JSON()
    {
        Type type = Generated.Value.Type("Pet");
        object cat = new Model(Generated.Value.Type("Cat")).Read("""{ "kind": "cat", "lives": 9 }""");

        object made = type.GetMethod("FromCat")!.Invoke(null, [cat])!;

        Assert.Equal("""{"kind":"cat","lives":9}""", new Model(type).Write(made));
        Assert.Equal(new Model(type).Read("""{"kind":"cat","lives":9}"""), made);
    }

    private static void Chooses(string union, string? variant, string json)
    {
        Model model = new(Generated.Value.Type(union));
        object read = model.Read(json);

        string[] set = [.. read.GetType().GetProperties().Where(property => property.Name.StartsWith("As", StringComparison.Ordinal) && property.GetValue(read) is not null).Select(property => property.Name)];

        Assert.Equal(variant is null ? [] : [variant], set);
        Model.SameMeaning(json, model.Write(read));
    }
}
