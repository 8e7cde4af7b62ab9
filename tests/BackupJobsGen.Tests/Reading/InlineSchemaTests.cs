using BackupJobsGen.Api;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class InlineSchemaTests
{
    private const string Address = """{ "type": "object", "properties": { "street": { "type": "string", "example": "Main" } } }""";

    [Theory]
    [InlineData("the same", Address)]
    [InlineData("laid out in another way", """{"type":"object","properties":{"street":{"type":"string","example":"Main"}}}""")]
    [InlineData(
        "another example", """{ "type": "object", "properties": { "street": { "type": "string", "example": "Side" } }, "example": {} }""")]
    public void Equal_inline_schemas_are_one_type(string because, string second)
    {
        ApiModel model = Model(Two(Address, second));

        ApiObject root = model.Object("Root");
        Assert.True(root.Property("first").Type.Equals(root.Property("second").Type), because);
        Assert.Equal(["Root", "Root first"], model.Schemas.Select(schema => schema.Name));
    }

    [Theory]
    [InlineData("another type", """{ "type": "object", "properties": { "street": { "type": "integer" } } }""")]
    [InlineData(
        "another description", """{ "type": "object", "description": "Where.", "properties": { "street": { "type": "string" } } }""")]
    [InlineData(
        "a member called example",
        """{ "type": "object", "properties": { "street": { "type": "string" }, "example": { "type": "string" } } }""")]
    [InlineData("a requirement", """{ "type": "object", "required": [ "street" ], "properties": { "street": { "type": "string" } } }""")]
    public void Different_inline_schemas_are_separate_types(string because, string second)
    {
        ApiModel model = Model(Two("""{ "type": "object", "properties": { "street": { "type": "string" } } }""", second));

        ApiObject root = model.Object("Root");
        Assert.False(root.Property("first").Type.Equals(root.Property("second").Type), because);
    }

    [Fact]
    public void Equal_trees_are_merged_with_their_inner_types()
    {
        const string tree =
            """{ "type": "object", "properties": { "leaves": { "type": "array", "items": { "type": "object", "properties": { "state": { "type": "string", "enum": [ "a", "b" ] } } } } } }""";

        ApiModel model = Model(Two(tree, tree));

        Assert.Equal(
            ["Root", "Root first", "Root first leaves item", "Root first leaves item state"],
            model.Schemas.Select(schema => schema.Name).Order());
    }

    [Fact]
    public void A_named_schema_is_not_merged_with_inline_ones()
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "first": { "$ref": "#/definitions/Address" }, "second": {{Address}} } },
            "Address": {{Address}}
            """));

        Assert.Equal(["Address", "Root", "Root second"], model.Schemas.Select(schema => schema.Name).Order());
    }

    [Fact]
    public void Equal_JSON_in_two_files_is_not_merged()
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

    [Fact]
    public void Types_are_not_named_after_a_parameter_of_another_operation()
    {
        const string sort = """{ "type": "string", "enum": [ "up", "down" ] }""";
        ApiModel model = Model(OpenApi($$"""
            "/a": { "get": { "operationId": "A_List", "parameters": [ { "name": "sort", "in": "query", "schema": {{sort}} } ], "responses": { "204": { "description": "" } } } },
            "/b": { "get": { "operationId": "B_List", "parameters": [ { "name": "order", "in": "query", "schema": {{sort}} } ], "responses": { "200": { "description": "",
              "content": { "application/json": { "schema": { "type": "object", "properties": { "sort": {{sort}}, "again": {{sort}} } } } } } } } }
            """));

        Assert.Equal(
            ["A_List sort", "B_List order", "B_List response", "B_List response sort"],
            model.Schemas.Select(schema => schema.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Postal address", "Postal address")]
    [InlineData("First", "Root first")]
    [InlineData("Where the parcel goes, unless a neighbour is at home and takes it", "Root first")]
    public void Inline_types_are_named_after_their_titles(string title, string name)
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "first": { "title": "{{title}}", "type": "object", "properties": { "street": { "type": "string" } } } } }
            """));

        Assert.Equal(name, Assert.Single(model.Schemas, schema => schema.Name != "Root").Name);
    }

    private static string Two(string first, string second) => Returning($$"""
        "Root": { "properties": { "first": {{first}}, "second": {{second}} } }
        """);
}
