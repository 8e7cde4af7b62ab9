using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class OpenApi3Tests
{
    private const string Ok = """ "responses": { "204": { "description": "" } } """;

    [Theory]
    [InlineData("""{ "type": "string", "nullable": true }""", "String", true)]
    [InlineData("""{ "type": [ "string", "null" ] }""", "String", true)]
    [InlineData("""{ "type": [ "null", "array" ], "items": { "type": [ "integer", "null" ] } }""", "list(Int64?)", true)]
    [InlineData("""{ "oneOf": [ { "$ref": "#/components/schemas/Leaf" }, { "type": "null" } ] }""", "#Leaf", true)]
    [InlineData("""{ "anyOf": [ { "type": "null" }, { "type": "string", "format": "uuid" } ] }""", "Uuid", true)]
    [InlineData("""{ "allOf": [ { "$ref": "#/components/schemas/Leaf" } ], "nullable": true }""", "#Leaf", true)]
    [InlineData("""{ "$ref": "#/components/schemas/Leaf" }""", "#Leaf", false)]
    [InlineData("""{ "enum": [ "a", "b", null ] }""", "#member", true)]
    [InlineData("""{ "const": "fixed" }""", "String", false)]
    [InlineData("""{ "$ref": "#/components/schemas/Root/$defs/Local" }""", "#Local", false)]
    [InlineData(
        """{ "oneOf": [ { "required": [ "a" ] }, { "required": [ "b" ] } ], "type": "object", "additionalProperties": { "type": "string" } }""",
        "map(String)", false)]
    [InlineData("true", "any", false)]
    [InlineData("""{ "type": [ "string", "integer" ] }""", "#member", false)]
    public void Types_and_null(string schema, string expected, bool nullable)
    {
        ApiModel model = Model(OpenApiReturning($$"""
            "Root": { "properties": { "member": {{schema}} }, "$defs": { "Local": { "properties": { "a": { "type": "string" } } } } },
            "Leaf": { "properties": { "leaf": { "type": "string" } } }
            """, "3.1.0"));

        ApiProperty member = model.Object("Root").Property("member");
        Assert.Equal((expected, nullable), (member.Type.Short(), member.Nullable));
    }

    [Fact]
    public void A_constant_is_kept()
    {
        ApiModel model =
            Model(OpenApiReturning(
                """ "Root": { "properties": { "kind": { "const": "x" }, "level": { "type": "integer", "const": 3 } } } """, "3.1.0"));

        Assert.Equal(["\"x\"", "3"], model.Object("Root").Properties.Select(property => property.Constant?.Json));
    }

    [Fact]
    public void Variants_without_a_discriminator_are_a_union()
    {
        ApiModel model = Model(OpenApiReturning("""
            "Root": { "properties": { "one": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "type": "string" }, { "type": "array", "items": { "type": "integer" } }, { "properties": { "inline": { "type": "string" } } } ] } } },
            "A": { "properties": { "a": { "type": "string" } } }
            """));

        ApiUnion union = model.Union("Root one");
        Assert.Null(union.Discriminator);
        Assert.Equal(["#A", "String", "list(Int64)", "#3"], union.Variants.Select(variant => variant.Type.Short()));
        Assert.Contains(model.Schemas, schema => schema.Name == "Root one option 4");
    }

    [Fact]
    public void A_discriminator_beside_variants_chooses_among_them()
    {
        ApiModel model = Model(OpenApiReturning("""
            "Root": { "oneOf": [ { "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Square" }, { "$ref": "#/components/schemas/Line" } ],
              "discriminator": { "propertyName": "kind", "mapping": { "round": "#/components/schemas/Circle", "ball": "Circle" } } },
            "Circle": { "properties": { "kind": { "type": "string" } } },
            "Square": { "properties": { "kind": { "enum": [ "sq" ] } } },
            "Line": { "properties": { "kind": { "type": "string" } } }
            """));

        ApiUnion union = model.Union("Root");
        Assert.Equal("kind", union.Discriminator);
        Assert.Equal([("#Circle", "round"), ("#Circle", "ball"), ("#Square", "sq"), ("#Line", "Line")],
            union.Variants.Select(variant => (variant.Type.Short(), variant.DiscriminatorValue?.Content)));
    }

    [Fact]
    public void A_discriminator_with_members_is_the_root_of_a_hierarchy()
    {
        ApiModel model = Model(OpenApiReturning("""
            "Root": { "required": [ "petType" ], "properties": { "petType": { "type": "string" } }, "discriminator": { "propertyName": "petType", "mapping": { "meow": "#/components/schemas/Cat" } } },
            "Cat": { "allOf": [ { "$ref": "#/components/schemas/Root" }, { "properties": { "lives": { "type": "integer" } } } ] },
            "Dog": { "allOf": [ { "$ref": "#/components/schemas/Root" } ], "properties": { "bark": { "type": "string" } } }
            """));

        Assert.Equal(("petType", true), (model.Object("Root").Discriminator!.WireName, model.Object("Root").Discriminator!.Required));
        Assert.Equal([("Cat", "meow"), ("Dog", "Dog")],
            model.Schemas.OfType<ApiObject>()
                .Where(schema => schema.BaseId is not null)
                .Select(schema => (schema.Name, schema.DiscriminatorValue!.Content)));
    }

    [Theory]
    [InlineData("query", "", SerializationStyle.Multi)]
    [InlineData("query", """ "explode": false, """, SerializationStyle.Csv)]
    [InlineData("query", """ "style": "spaceDelimited", "explode": false, """, SerializationStyle.Ssv)]
    [InlineData("query", """ "style": "pipeDelimited", "explode": false, """, SerializationStyle.Pipes)]
    [InlineData("query", """ "style": "pipeDelimited", "explode": true, """, SerializationStyle.Multi)]
    [InlineData("query", """ "style": "spaceDelimited", "explode": true, """, SerializationStyle.Multi)]
    [InlineData("query", """ "style": "spaceDelimited", """, SerializationStyle.Ssv)]
    [InlineData("cookie", """ "explode": false, """, SerializationStyle.Csv)]
    [InlineData("header", """ "explode": true, """, SerializationStyle.Csv)]
    [InlineData("header", "", SerializationStyle.Csv)]
    [InlineData("cookie", "", SerializationStyle.Multi)]
    public void Styles(string location, string style, object expected)
    {
        ApiModel model = Model(OpenApi($$"""
            "/a": { "get": { "operationId": "A_Get", "parameters": [ { "name": "ids", "in": "{{location}}", {{style}} "schema": { "type": "array", "items": { "type": "string" } } } ], {{Ok}} } }
            """));

        Assert.Equal((SerializationStyle)expected, model.Operation("A_Get").Parameter("ids").Style);
    }

    [Theory]
    [InlineData("query", "", "Filter", SerializationStyle.Multi, "#Filter")]
    [InlineData("query", """ "style": "deepObject", """, "Filter", SerializationStyle.DeepObject, "#Filter")]
    [InlineData("query", """ "style": "deepObject", """, "Map", SerializationStyle.DeepObject, "map(Int64)")]
    [InlineData("query", """ "explode": true, """, "Alias", SerializationStyle.Multi, "#Alias")]
    [InlineData("query", """ "style": "deepObject", """, "List", SerializationStyle.Multi, "list(String)", "BJG3016")]
    [InlineData("query", """ "explode": false, """, "Filter", SerializationStyle.Csv, "#Filter")]
    [InlineData("query", """ "style": "deepObject", """, "Union", SerializationStyle.Multi, "String", "BJG3015")]
    [InlineData("query", """ "style": "deepObject", """, "Text", SerializationStyle.Multi, "#Text", "BJG3016")]
    [InlineData("header", "", "Filter", SerializationStyle.Csv, "#Filter")]
    [InlineData("header", """ "explode": true, """, "Filter", SerializationStyle.SimpleExploded, "#Filter")]
    [InlineData("header", """ "explode": true, """, "List", SerializationStyle.Csv, "list(String)")]
    [InlineData("header", """ "style": "deepObject", """, "Filter", SerializationStyle.Multi, "String", "BJG3015")]
    [InlineData("cookie", "", "Filter", SerializationStyle.Multi, "#Filter")]
    [InlineData("query", """ "style": "matrix", """, "Text", SerializationStyle.Csv, "#Text", "BJG3016")]
    [InlineData("query", """ "allowReserved": true, """, "Text", SerializationStyle.Multi, "#Text", "BJG3022")]
    public void Objects_as_parameters(string location, string style, string schema, object format, string type, params string[] problems)
    {
        ApiResult result = Read(OpenApi($$"""
            "/a": { "get": { "operationId": "A_Get", "parameters": [ { "name": "p", "in": "{{location}}", {{style}} "schema": { "$ref": "#/components/schemas/{{schema}}" } } ], {{Ok}} } }
            """, """
            "Filter": { "properties": { "a": { "type": "string" } } }, "Alias": { "allOf": [ { "$ref": "#/components/schemas/Filter" } ] }, "Map": { "type": "object", "additionalProperties": { "type": "integer" } },
            "Union": { "oneOf": [ { "$ref": "#/components/schemas/Filter" }, { "type": "string" } ] }, "Text": { "type": "string", "enum": [ "x", "y" ] }, "List": { "type": "array", "items": { "type": "string" } }
            """));

        ApiParameter parameter = result.Model!.Operation("A_Get").Parameter("p");
        Assert.Equal(((SerializationStyle)format, type), (parameter.Style, parameter.Type.Short()));
        Assert.Equal(problems, result.Problems.Select(problem => problem.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("application/json", """{ "$ref": "#/components/schemas/A" }""", SerializationStyle.Json, "#A")]
    [InlineData("application/vnd.a+json", """{ "type": "string" }""", SerializationStyle.Json, "String")]
    [InlineData("text/plain", """{ "type": "string" }""", SerializationStyle.Multi, "String")]
    public void A_parameter_may_have_a_media_type(string mediaType, string schema, object format, string type)
    {
        ApiModel model = Model(OpenApi($$"""
            "/a": { "get": { "operationId": "A_Get", "parameters": [ { "name": "p", "in": "query", "content": { "{{mediaType}}": { "schema": {{schema}} } } } ], {{Ok}} } }
            """, """ "A": { "properties": { "a": { "type": "string" } } } """));

        ApiParameter parameter = model.Operation("A_Get").Parameter("p");
        Assert.Equal(((SerializationStyle)format, type), (parameter.Style, parameter.Type.Short()));
    }

    [Fact]
    public void Fields_that_are_only_read_are_not_in_a_form()
    {
        ApiModel model = Model(OpenApi($$"""
            "/a": { "post": { "operationId": "A_Post", "requestBody": { "content": { "application/x-www-form-urlencoded": { "schema": { "required": [ "id" ], "properties": { "id": { "type": "string", "readOnly": true }, "a": { "type": "string" } } } } } }, {{Ok}} } }
            """));

        Assert.Equal(["a"], model.Operation("A_Post").Parameters.Select(parameter => parameter.WireName));
    }

    [Fact]
    public void A_query_parameter_may_be_called_like_one_of_the_path()
    {
        ApiModel model = Model(OpenApi($$"""
            "/a/{id}": { "get": { "operationId": "A_Get", "parameters": [ { "name": "id", "in": "query", "schema": { "type": "string" } }, { "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } } ], {{Ok}} } }
            """));

        Assert.Equal(
            [(ParameterLocation.Query, "String"), (ParameterLocation.Path, "Int64")],
            model.Operation("A_Get").Parameters.Select(parameter => (parameter.In, parameter.Type.Short())));
    }

    [Theory]
    [InlineData(
        """{ "text/plain": { "schema": { "type": "string" } }, "application/json": { "schema": { "$ref": "#/components/schemas/A" } } }""",
        "application/json", "#A")]
    [InlineData(
        """{ "application/merge-patch+json": { "schema": { "$ref": "#/components/schemas/A" } } }""", "application/merge-patch+json", "#A")]
    [InlineData("""{ "text/csv": { "schema": { "type": "string" } } }""", "text/csv", "String")]
    [InlineData("""{ "application/octet-stream": {} }""", "application/octet-stream", "stream")]
    [InlineData("""{ "image/png": { "schema": { "type": "string", "format": "binary" } } }""", "image/png", "stream")]
    [InlineData("""{ "application/json": {} }""", "application/json", "any")]
    [InlineData("""{ "*/*": { "schema": { "type": "string" } } }""", "application/json", "String", "*/*")]
    public void Bodies_by_media_type(string content, string mediaType, string type, string? accepted = null)
    {
        ApiModel model = Model(OpenApi($$"""
            "/a": { "post": { "operationId": "A_Post", "requestBody": { "required": true, "content": {{content}} }, "responses": { "2XX": { "description": "", "content": {{content}} } } } }
            """, """ "A": { "properties": { "a": { "type": "string" } } } """));

        DeclaredOperation operation = model.Operation("A_Post");
        Assert.Equal((mediaType, type, true), (operation.Body!.MediaType, operation.Body.Type.Short(), operation.Body.Required));
        Assert.Equal(
            ("2XX", accepted ?? mediaType, type, false),
            (
                operation.Responses[0].Status.ToString(), operation.Responses[0].MediaType, operation.Responses[0].Type.Short(),
                operation.Responses[0].IsError));
    }

    [Fact]
    public void Fields_of_a_form_are_parameters()
    {
        ApiModel model = Model(OpenApi($$"""
            "/a": { "post": { "operationId": "A_Post", "requestBody": { "content": { "multipart/form-data": { "schema": { "required": [ "file" ], "properties": {
              "file": { "type": "string", "format": "binary" }, "files": { "type": "array", "items": { "type": "string", "format": "binary" } }, "note": { "type": "string", "description": "A note." } } } } } }, {{Ok}} } }
            """));

        DeclaredOperation operation = model.Operation("A_Post");
        Assert.Equal(("multipart/form-data", null), (operation.Body!.MediaType, operation.Body.Type));
        Assert.Equal([("file", "stream", true), ("files", "list(stream)", false), ("note", "String", false)],
            operation.Parameters.Select(parameter => (parameter.WireName, parameter.Type.Short(), parameter.Required)));
        Assert.All(operation.Parameters, parameter => Assert.Equal(ParameterLocation.Form, parameter.In));
    }

    [Fact]
    public void Path_items_parameters_bodies_and_responses_may_be_references()
    {
        ApiModel model = Model(
            """
            { "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": { "/a/{id}": { "$ref": "items.json#/item" } },
              "components": { "parameters": { "Id": { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } } } }
            """,
            ("specs/items.json", """
            { "item": { "parameters": [ { "$ref": "test.json#/components/parameters/Id" } ],
                "put": { "operationId": "Items_Put", "requestBody": { "$ref": "#/bodies/Text" }, "responses": { "200": { "$ref": "#/responses/Ok" } } } },
              "bodies": { "Text": { "content": { "application/json": { "schema": { "type": "string" } } } } },
              "responses": { "Ok": { "description": "fine", "content": { "application/json": { "schema": { "type": "boolean" } } } } } }
            """));

        DeclaredOperation operation = model.Operation("Items_Put");
        Assert.Equal(
            ("id", "String", "Boolean"),
            (operation.Parameters[0].WireName, operation.Body!.Type.Short(), operation.Responses[0].Type.Short()));
    }

    [Fact]
    public void Headers_of_the_protocol_are_not_parameters()
    {
        ApiModel model = Model(OpenApi($$"""
            "/a": { "get": { "operationId": "A_Get", "parameters": [ { "name": "Accept", "in": "header", "schema": { "type": "string" } }, { "name": "x-id", "in": "header", "schema": { "type": "string" } } ], {{Ok}} } }
            """));

        Assert.Equal(["x-id"], model.Operation("A_Get").Parameters.Select(parameter => parameter.WireName));
    }
}
