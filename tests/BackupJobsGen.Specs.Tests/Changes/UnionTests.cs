namespace BackupJobsGen.Specs.Tests.Changes;

public class UnionTests
{
    private const string Text = """{ "type": "string" }""";
    private const string Number = """{ "type": "integer", "format": "int32" }""";
    private const string Cat = """{ "$ref": "#/components/schemas/Cat" }""";

    [Theory]
    [InlineData(Text, Number, "Source, Binary: Removed Choice.AsInt32 [variant] int?")]
    public void A_variant(string kept, string removed, params string[] expected)
    {
        string two = Document($"{kept}, {removed}, {Cat}");
        string one = Document($"{kept}, {Cat}");

        Assert.Equal(expected, Diff.Of(two, one));
        Assert.Equal([expected[0].Replace("Source, Binary: Removed", "None: Added", StringComparison.Ordinal)], Diff.Of(one, two));
    }

    [Fact]
    public void A_discriminator_is_on_the_wire_only()
    {
        string Chosen(string value) =>
            Document(
                $"{Cat}, {Cat.Replace("Cat", "Dog", StringComparison.Ordinal)}",
                $$""" , "discriminator": { "propertyName": "kind", "mapping": { "{{value}}": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" } } """);

        Assert.Equal(["Wire: Changed Choice.AsCat [discriminator] cat -> feline"], Diff.Of(Chosen("cat"), Chosen("feline")));
    }

    [Fact]
    public void A_discriminator_that_becomes_a_number_is_another_value()
    {
        string text = Document(
            $"{Cat}, {Cat.Replace("Cat", "Dog", StringComparison.Ordinal)}",
            """ , "discriminator": { "propertyName": "kind", "mapping": { "1": "Cat", "dog": "Dog" } } """);
        string number = text.Replace(
            """ "Cat": { "type": "object", "properties": { "kind": { "type": "string" }""",
            """ "Cat": { "type": "object", "properties": { "kind": { "type": "integer", "format": "int32" }""", StringComparison.Ordinal);

        Assert.Contains("Wire: Changed Choice.AsCat [discriminator] \"1\" -> 1", Diff.Of(text, number));
    }

    // A variant that is added to the inner union breaks nothing, and its value of the outer one is no change of its own.
    [Theory]
    [InlineData("a", "b", "Wire: Changed Inner.AsCat [discriminator] a -> b")]
    [InlineData("a", "a")]
    public void The_discriminator_of_a_nested_union_is_reported_once(string before, string after, params string[] expected)
    {
        string Nested(string value) => Document(
            """ { "$ref": "#/components/schemas/Inner" }, { "$ref": "#/components/schemas/Dog" } """,
            """ , "discriminator": { "propertyName": "kind" } """)
            .Replace(
                """ "Cat": {""",
                $$""" "Inner": { "oneOf": [{{Cat}}, { "type": "string" }], "discriminator": { "propertyName": "kind", "mapping": { "{{value}}": "Cat" } } }, "Cat": {""",
                StringComparison.Ordinal);

        Assert.Equal(expected, Diff.Of(Nested(before), Nested(after)));
    }

    private static string Document(string variants, string more = "") => $$"""
        { "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "servers": [{ "url": "https://example.com" }],
          "paths": { "/things": { "get": { "operationId": "Things_Get", "responses": { "200": { "description": "OK", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Choice" } } } } } } } },
          "components": { "schemas": {
            "Choice": { "oneOf": [{{variants}}]{{more}} },
            "Cat": { "type": "object", "properties": { "kind": { "type": "string" }, "name": { "type": "string" } } },
            "Dog": { "type": "object", "properties": { "kind": { "type": "string" }, "age": { "type": "integer", "format": "int32" } } } } } }
        """;
}
