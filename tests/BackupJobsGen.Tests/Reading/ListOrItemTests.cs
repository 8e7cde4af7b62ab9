using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>A parameter that is a list or one of its items is a list: on the wire, an item is a list of one.</summary>
public sealed class ListOrItemTests
{
    private const string Ok = """ "responses": { "204": { "description": "" } } """;
    private const string Texts = """{ "type": "array", "items": { "type": "string" } }""";

    [Theory]
    [InlineData("query", "", """ "oneOf": [ { "type": "string" }, TEXTS ] """, SerializationStyle.Multi, "list(String)")]
    [InlineData("query", "", """ "anyOf": [ TEXTS, { "type": "string" } ] """, SerializationStyle.Multi, "list(String)")]
    [InlineData("query", "", """ "type": [ "string", "array" ], "items": { "type": "string" } """, SerializationStyle.Multi, "list(String)")]
    [InlineData("query", "", """ "type": [ "integer", "array", "null" ], "items": { "type": "integer" } """, SerializationStyle.Multi, "list(Int64)")]
    [InlineData("query", """ "explode": false, """, """ "oneOf": [ { "type": "string" }, TEXTS ] """, SerializationStyle.Csv, "list(String)")]
    [InlineData("query", "", """ "oneOf": [ { "type": "null" }, { "$ref": "#/components/schemas/E" }, { "type": "array", "items": { "$ref": "#/components/schemas/E" } } ] """, SerializationStyle.Multi, "list(#E)")]
    [InlineData("query", "", """ "oneOf": [ { "type": "string" }, { "$ref": "#/components/schemas/Ids" } ] """, SerializationStyle.Multi, "list(String)")]
    [InlineData("query", "", """ "$ref": "#/components/schemas/U" """, SerializationStyle.Multi, "list(String)")]
    [InlineData("path", "", """ "oneOf": [ { "type": "string" }, TEXTS ] """, SerializationStyle.Csv, "list(String)")]
    [InlineData("header", "", """ "oneOf": [ { "type": "string" }, TEXTS ] """, SerializationStyle.Csv, "list(String)")]
    [InlineData("cookie", "", """ "oneOf": [ { "type": "string" }, TEXTS ] """, SerializationStyle.Multi, "list(String)")]
    public void A_choice_between_a_list_and_its_item_is_a_list(string location, string style, string schema, object format, string type)
    {
        ApiParameter parameter = Parameter(location, style, schema, out string[] problems);

        Assert.Equal(((SerializationStyle)format, type), (parameter.Style, parameter.Type.Short()));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData(""" "oneOf": [ { "type": "integer" }, TEXTS ] """)]
    [InlineData(""" "oneOf": [ { "type": "string" }, { "type": "boolean" }, TEXTS ] """)]
    [InlineData(""" "oneOf": [ { "type": "string" }, { "type": "array", "items": { "type": "object", "properties": { "a": { "type": "string" } } } } ] """)]
    [InlineData(""" "oneOf": [ { "type": "string" }, TEXTS, { "type": "array", "items": { "type": "integer" } } ] """)]
    [InlineData(""" "oneOf": [ TEXTS, { "type": "object", "properties": { "a": { "type": "string" } } } ] """)]
    public void A_choice_of_anything_else_is_reported(string schema)
    {
        ApiParameter parameter = Parameter("query", "", schema, out string[] problems);

        Assert.Equal("String", parameter.Type.Short());
        Assert.Equal(["BJG3015"], problems);
    }

    [Fact]
    public void Limits_of_the_list_hold()
    {
        ApiParameter parameter = Parameter(
            "query", "", """ "oneOf": [ { "type": "string" }, { "type": "array", "maxItems": 3, "items": { "type": "string" } } ] """, out _);

        Assert.NotEmpty(parameter.Limits);
    }

    [Fact]
    public void JSON_keeps_both()
    {
        ApiResult result = Read(OpenApi($$$"""
            "/a": { "get": { "operationId": "A_Get", "parameters": [
              { "name": "p", "in": "query", "content": { "application/json": { "schema": { "oneOf": [ { "type": "string" }, {{{Texts}}} ] } } } } ], {{{Ok}}} } }
            """));

        Assert.StartsWith("#", result.Model!.Operation("A_Get").Parameter("p").Type.Short(), StringComparison.Ordinal);
    }

    private static ApiParameter Parameter(string location, string style, string schema, out string[] problems)
    {
        string path = location == "path" ? "/a/{p}" : "/a";
        string text = schema.Replace("TEXTS", Texts, StringComparison.Ordinal);
        string required = location == "path" ? "\"required\": true," : "";
        ApiResult result = Read(OpenApi($$"""
            "{{path}}": { "get": { "operationId": "A_Get", "parameters": [
              { "name": "p", "in": "{{location}}", {{required}} {{style}} "schema": { {{text}} } } ], {{Ok}} } }
            """, $$"""
            "E": { "type": "string", "enum": [ "x", "y" ] }, "Ids": {{Texts}}, "U": { "oneOf": [ { "type": "string" }, {{Texts}} ] }
            """));
        problems = [.. result.Problems.Select(problem => problem.Id)];
        return result.Model!.Operation("A_Get").Parameter("p");
    }
}
