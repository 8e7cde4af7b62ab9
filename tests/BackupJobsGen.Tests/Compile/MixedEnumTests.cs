using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Enums with values of several JSON types: each keeps its type.</summary>
public class MixedEnumTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of("""
        {
          "openapi": "3.1.0", "info": { "title": "t", "version": "1" }, "servers": [{ "url": "https://api.test" }],
          "paths": { "/x": { "get": { "operationId": "X_Get", "responses": { "200": { "description": "ok", "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Thing" } } } } } } } },
          "components": { "schemas": {
            "Thing": { "type": "object", "properties": {
              "mixed": { "$ref": "#/components/schemas/Mixed" },
              "listed": { "type": "array", "items": { "$ref": "#/components/schemas/Mixed" } },
              "typed": { "type": ["string", "integer"], "enum": ["auto", 1, 2.5] },
              "quoted": { "type": "string", "enum": [1, 2] },
              "digits": { "enum": [1, "1", 2] },
              "text": { "enum": ["1", 1, "x"] },
              "chosen": { "oneOf": [{ "const": "on" }, { "const": 2 }, { "const": false }] }
            } },
            "Mixed": { "enum": ["a", 1, 2.50, true, null] }
          } }
        }
        """).Run().Compiles());

    private static Model Thing => new(Generated.Value.Type("Thing"));

    [Theory]
    [InlineData("""{"mixed":"a"}""", "a")]
    [InlineData("""{"mixed":1}""", "1")]
    [InlineData("""{"mixed":2.50}""", "2.50")]
    [InlineData("""{"mixed":true}""", "true")]
    [InlineData("""{"mixed":"1"}""", "1")]
    [InlineData("""{"mixed":"new"}""", "new")]
    [InlineData("""{"mixed":7}""", "7")]
    [InlineData("""{"mixed":false}""", "false")]
    [InlineData("""{"mixed":null}""", null)]
    public void Each_value_is_read_and_written_with_its_type(string json, string? value)
    {
        object thing = Thing.Read(json);

        Assert.Equal(json, Thing.Write(thing));
        Assert.Equal(value, Model.Get(thing, "Mixed")?.ToString());
    }

    [Fact]
    public void A_value_made_in_code_has_the_type_of_the_document()
    {
        object thing = Thing.Read("{}");
        foreach ((string property, string value) in
            new[] { ("Mixed", "true"), ("Typed", "1"), ("Quoted", "1"), ("Digits", "1"), ("Text", "1"), ("Chosen", "false") })
            Model.Set(thing, property, Activator.CreateInstance(Model.TypeOf(thing, property), value));

        Assert.Equal("""{"mixed":true,"typed":1,"quoted":"1","digits":1,"text":"1","chosen":false}""", Thing.Write(thing));
    }

    [Fact]
    public void A_number_and_a_string_of_the_same_digits_are_one_value_and_are_reported() =>
        Assert.Equal(["BJG3011", "BJG3011"], Generated.Value.Reported);

    [Theory]
    [InlineData("""{"listed":["a",1,true]}""")]
    [InlineData("""{"listed":["1"]}""")]
    [InlineData("""{"typed":2.5}""")]
    [InlineData("""{"digits":"1"}""")]
    [InlineData("""{"digits":1}""")]
    [InlineData("""{"text":1}""")]
    [InlineData("""{"text":"1"}""")]
    [InlineData("""{"chosen":2}""")]
    [InlineData("""{"chosen":"on"}""")]
    public void Lists_and_choices_of_constants_keep_the_types(string json)
    {
        Assert.Equal(json, Thing.RoundTrip(json));
        Assert.Empty(Model.Kept(Thing.Read(json)));
    }
}
