using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>What OpenAPI 3.2 adds.</summary>
public sealed class OpenApi32Tests
{
    private const string None = """ "responses": { "204": { "description": "" } } """;

    [Fact]
    public void Query_and_additional_operations_are_operations()
    {
        ApiModel model = Model(OpenApi($$"""
            "/items": {
              "query": { "operationId": "Items_Find", {{None}}, "requestBody": { "content": {
                "application/json": { "schema": { "type": "object", "properties": { "name": { "type": "string" } } } } } } },
              "additionalOperations": { "COPY": { "operationId": "Items_Copy", {{None}} }, "LinK": { {{None}} } } }
            """, version: "3.2.0"));
        Assert.Equal(
            [("Items_Find", "QUERY"), ("Items_Copy", "COPY"), ("LinK items", "LinK")],
            model.Operations.Select(operation => (operation.Id, operation.Method)));
        Assert.NotNull(model.Operations[0].Body);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("Patch")]
    [InlineData("CONNECT")]
    [InlineData("A B")]
    [InlineData("X\\r\\nHost: evil")]
    [InlineData("")]
    public void Methods_that_cannot_be_sent_are_reported(string method)
    {
        ApiResult result = Read(OpenApi($$"""
            "/items": { "get": { "operationId": "Items_Get", {{None}} }, "additionalOperations": { "{{method}}": { {{None}} } } }
            """, version: "3.2.0"));
        Assert.Equal("Items_Get", Assert.Single(result.Model!.Operations).Id);
        Assert.Contains(result.Problems, problem => problem.Id == Problems.Unsupported.Id);
    }

    [Fact]
    public void A_form_in_the_query_string_is_its_fields()
    {
        ApiParameter parameter = Assert.Single(Model(OpenApi($$"""
            "/items": { "get": { "operationId": "Items_Get", {{None}}, "parameters": [ { "name": "filter", "in": "querystring", "content": {
              "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": { "a": { "type": "string" } } } } } } ] } }
            """, version: "3.2.0")).Operations[0].Parameters);
        Assert.Equal((ParameterLocation.Query, SerializationStyle.Multi), (parameter.In, parameter.Style));
    }

    [Fact]
    public void Another_query_string_is_reported()
    {
        ApiResult result = Read(OpenApi($$"""
            "/items": { "get": { "operationId": "Items_Get", {{None}}, "parameters": [ { "name": "filter", "in": "querystring", "content": {
              "application/json": { "schema": { "type": "object", "properties": { "a": { "type": "string" } } } } } } ] } }
            """, version: "3.2.0"));
        Assert.Empty(result.Model!.Operations[0].Parameters);
        Assert.Contains(result.Problems, problem => problem.Id == Problems.Unsupported.Id && problem.Arguments.Contains("querystring"));
    }

    [Fact]
    public void A_media_type_of_the_components_is_followed()
    {
        ApiModel model = Model($$"""
            { "openapi": "3.2.0", "info": { "title": "T", "version": "1" },
              "paths": { "/items": { "get": { "operationId": "Items_Get", "responses": { "200": { "description": "", "content": {
                "application/json": { "$ref": "#/components/mediaTypes/Count" } } } },
                "parameters": [ { "name": "q", "in": "query", "content": { "application/json": { "$ref": "#/components/mediaTypes/Count" } } } ] } } },
              "components": { "mediaTypes": { "Count": { "schema": { "type": "integer", "format": "int64" } } } } }
            """);
        DeclaredOperation operation = model.Operation("Items_Get");
        Assert.Equal("Int64", operation.Responses[0].Type.Short());
        Assert.Equal(("Int64", SerializationStyle.Json), (operation.Parameters[0].Type.Short(), operation.Parameters[0].Style));
    }

    [Theory]
    [InlineData("$self", """ "$self": "https://a.test/api.json", """, "")]
    [InlineData("parent", """ "tags": [ { "name": "a" }, { "name": "b", "parent": "a" } ], """, "")]
    [InlineData("nodeType", "", """ "A": { "type": "object", "properties": { "b": { "type": "string", "xml": { "nodeType": "attribute" } } } } """)]
    public void What_has_no_effect_is_reported(string keyword, string more, string schemas)
    {
        ApiResult result = Read(OpenApi($$""" "/items": { "get": { {{None}} } } """, schemas, more, "3.2.0"));
        Assert.Contains(result.Problems, problem => problem.Id == Problems.IgnoredConstruct.Id && problem.Arguments[0] == keyword);
    }
}
