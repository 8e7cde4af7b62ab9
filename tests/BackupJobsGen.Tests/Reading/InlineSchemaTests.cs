using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading;
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

    [Theory]
    [InlineData("parts.json", "#/petBorn", "petBorn request, petBorn request kind")]
    [InlineData("parts.json", "#/both", "both post request, both post request kind")]
    [InlineData("petSold.json", "", "petSold request, petSold request kind")]
    public void A_webhook_in_a_file_is_named_by_its_place_there(string file, string place, string names)
    {
        const string Post = $$"""{ "requestBody": { "content": { "application/json": { "schema": {{Pet}} } } }, "responses": { "204": { "description": "" } } }""";
        const string Item = $$"""{ "post": {{Post}} }""";

        ApiModel model = WithWebhooks(
            Referring($$""" "webhooks": { "hook": { "$ref": "{{file}}{{place}}" } } """),
            ("specs/parts.json", $$"""{ "petBorn": {{Item}}, "both": { "post": {{Post}}, "put": { "responses": { "204": { "description": "" } } } } }"""),
            ("specs/petSold.json", Item));

        Assert.Equal(names.Split(", "), model.Schemas.Select(schema => schema.Name));
    }

    [Theory]
    [InlineData("body.json", "", "body, body kind")]
    [InlineData("parts.json", "#/body", "body, body kind")]
    [InlineData("parts.json", "#/requestBodies/body", "body, body kind")]
    [InlineData("parts.json", "#/components/requestBodies/body", "body, body kind")]
    public void A_body_in_a_file_is_named_by_its_place_there(string file, string place, string names)
    {
        const string Body = $$"""{ "content": { "application/json": { "schema": {{Pet}} } } }""";
        string parts = place.Split('/')[1..].Reverse().Aggregate(Body, (inner, key) => $$"""{ "{{key}}": {{inner}} }""");

        ApiModel model = WithWebhooks(
            Referring($$""" "webhooks": { "hook": { "post": { "requestBody": { "$ref": "{{file}}{{place}}" }, "responses": { "204": { "description": "" } } } } } """),
            ("specs/" + file, parts));

        Assert.Equal(names.Split(", "), model.Schemas.Select(schema => schema.Name));
    }

    [Theory]
    [InlineData("pet.json", "", "pet, pet kind")]
    [InlineData("parts.json", "#/pet", "pet, pet kind")]
    [InlineData("parts.json", "#/schemas/pet", "pet, pet kind")]
    [InlineData("parts.json", "#/defs/v1/pet", "pet, pet kind")]
    [InlineData("parts.json", "#/mediaTypes/pet/schema", "pet, pet kind")]
    public void An_inline_type_of_a_schema_in_a_file_is_named_by_its_place_there(string file, string place, string names)
    {
        string parts = place.Split('/')[1..].Reverse().Aggregate(Pet, (inner, key) => $$"""{ "{{key}}": {{inner}} }""");

        ApiModel model = WithWebhooks(
            Referring($$"""
                "webhooks": { "hook": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "{{file}}{{place}}" } } } }, "responses": { "204": { "description": "" } } } } }
                """),
            ("specs/" + file, parts));

        Assert.Equal(names.Split(", "), model.Schemas.Select(schema => schema.Name));
    }

    [Fact]
    public void Keys_with_names_of_keywords_are_keys()
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "responses": {{Pet}}, "items": { "properties": { "properties": { "properties": { "own": { "enum": [ "a" ] } } } } } } }
            """));

        Assert.Equal(
            ["Root", "Root items", "Root items properties", "Root items properties own", "Root responses", "Root responses kind"],
            model.Schemas.Select(schema => schema.Name).Order(StringComparer.Ordinal));
    }

    // In this order they get their C# names.
    [Fact]
    public void Schemas_of_the_document_come_before_those_of_its_files_and_inline_ones_last()
    {
        ApiModel model = Model(
            OpenApiReturning("""
                "Root": { "properties": { "item": { "$ref": "#/components/schemas/Item" }, "other": { "$ref": "other.json#/Item" }, "inline": { "title": "Item", "properties": { "a": { "type": "string" } } } } },
                "Item": { "properties": { "other": { "$ref": "item.json" } } }
                """),
            ("specs/other.json", """{ "Item": { "properties": { "b": { "type": "string" } } } }"""),
            ("specs/item.json", """{ "properties": { "c": { "type": "string" } } }"""));

        Assert.Equal(
            [
                "specs/test.json#/components/schemas/Item", "specs/test.json#/components/schemas/Root", "specs/item.json#",
                "specs/other.json#/Item", "specs/test.json#/components/schemas/Root/properties/inline",
            ],
            model.Schemas.Select(schema => schema.Id));
    }

    [Theory]
    [InlineData(""" "operationId": "Pets_Get", """, "Pets_Get response")]
    [InlineData("", "op response")]
    public void A_type_of_an_operation_in_a_file_is_named_after_the_operation(string id, string name)
    {
        ApiModel model = Model(
            OpenApi(""" "/pets": { "get": { "$ref": "op.json" } } """),
            ("specs/op.json", $$"""{ {{id}} "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{Pet}} } } } } }"""));

        Assert.Equal([name, name + " kind"], model.Schemas.Select(schema => schema.Name));
    }

    [Fact]
    public void A_type_in_a_media_type_of_the_components_is_named_after_it()
    {
        ApiModel model = Model(OpenApi(
            """ "/pets": { "get": { "operationId": "Get", "responses": { "200": { "description": "", "content": { "application/json": { "$ref": "#/components/mediaTypes/PetBody" } } } } } } """,
            version: "3.2.0").Replace(
                "\"components\": {", $$""" "components": { "mediaTypes": { "PetBody": { "schema": {{Pet}} } }, """, StringComparison.Ordinal));

        Assert.Equal(["PetBody", "PetBody kind"], model.Schemas.Select(schema => schema.Name));
    }

    private const string Pet =
        """{ "type": "object", "properties": { "kind": { "type": "string", "enum": [ "cat", "dog" ] } } }""";

    // They are read on request.
    private static ApiModel WithWebhooks(string text, params (string File, string Text)[] others) => ApiReader.Read(
        others.Append((DocumentFile, text)).Select(file => OpenApiDocument.Parse(file.Item1, file.Item2)).ToEquatableArray(),
        [new DocumentSelection(DocumentFile, [], [])], new ReadOptions { Webhooks = true }, CancellationToken.None).Model!;

    private static string Referring(string webhooks) => OpenApi(
        """ "/a": { "get": { "operationId": "Get", "responses": { "204": { "description": "" } } } } """, more: webhooks + ",", version: "3.1.0");

    private static string Two(string first, string second) => Returning($$"""
        "Root": { "properties": { "first": {{first}}, "second": {{second}} } }
        """);
}
