using BackupJobsGen.Api;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class InlineSchemaTests
{
    private const string Address = """{ "type": "object", "properties": { "street": { "type": "string", "example": "Main" } } }""";

    [Theory]
    [InlineData("the same", Address)]
    [InlineData("laid out in another way", """{"type":"object","properties":{"street":{"type":"string","example":"Main"}}}""")]
    [InlineData("another example", """{ "type": "object", "properties": { "street": { "type": "string", "example": "Side" } }, "example": {} }""")]
    public void Inline_schemas_that_say_the_same_are_one_type(string because, string second)
    {
        ApiModel model = Model(Two(Address, second));

        ApiObject root = model.Object("Root");
        Assert.True(root.Property("first").Type.Equals(root.Property("second").Type), because);
        Assert.Equal(["Root", "Root first"], model.Schemas.Select(schema => schema.Name));
    }

    [Theory]
    [InlineData("another type", """{ "type": "object", "properties": { "street": { "type": "integer" } } }""")]
    [InlineData("another description", """{ "type": "object", "description": "Where.", "properties": { "street": { "type": "string" } } }""")]
    [InlineData("a member called example", """{ "type": "object", "properties": { "street": { "type": "string" }, "example": { "type": "string" } } }""")]
    [InlineData("a requirement", """{ "type": "object", "required": [ "street" ], "properties": { "street": { "type": "string" } } }""")]
    public void Inline_schemas_that_differ_stay_apart(string because, string second)
    {
        ApiModel model = Model(Two("""{ "type": "object", "properties": { "street": { "type": "string" } } }""", second));

        ApiObject root = model.Object("Root");
        Assert.False(root.Property("first").Type.Equals(root.Property("second").Type), because);
    }

    [Fact]
    public void Whole_trees_are_united_with_what_stands_in_them()
    {
        const string tree = """{ "type": "object", "properties": { "leaves": { "type": "array", "items": { "type": "object", "properties": { "state": { "type": "string", "enum": [ "a", "b" ] } } } } } }""";

        ApiModel model = Model(Two(tree, tree));

        Assert.Equal(["Root", "Root first", "Root first leaves item", "Root first leaves item state"], model.Schemas.Select(schema => schema.Name).Order());
    }

    [Fact]
    public void A_schema_with_a_name_keeps_it_and_lends_it_to_nobody()
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "first": { "$ref": "#/definitions/Address" }, "second": {{Address}} } },
            "Address": {{Address}}
            """));

        Assert.Equal(["Address", "Root", "Root second"], model.Schemas.Select(schema => schema.Name).Order());
    }

    [Fact]
    public void The_same_text_in_two_files_may_mean_two_things()
    {
        const string inline = """{ "type": "object", "properties": { "part": { "$ref": "#/definitions/Part" } } }""";
        ApiModel model = Model(
            Returning($$"""
                "Root": { "properties": { "here": {{inline}}, "there": { "$ref": "other.json#/definitions/There" } } },
                "Part": { "properties": { "here": { "type": "string" } } }
                """),
            ("specs/other.json", $$"""
                { "definitions": {
                  "There": { "properties": { "inner": {{inline}} } },
                  "Part": { "properties": { "there": { "type": "string" } } } } }
                """));

        Assert.NotEqual(model.Object("Root").Property("here").Type, model.Object("There").Property("inner").Type);
    }

    private static string Two(string first, string second) => Returning($$"""
        "Root": { "properties": { "first": {{first}}, "second": {{second}} } }
        """);
}
