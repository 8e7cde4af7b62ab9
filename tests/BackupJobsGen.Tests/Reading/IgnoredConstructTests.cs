using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>What has no effect on a client is reported once per document and kind.</summary>
public class IgnoredConstructTests
{
    private const string Ok = """ "responses": { "204": { "description": "" } } """;

    [Theory]
    [InlineData(
        "security",
        """ "/a": { "get": { "security": [ { "key": [] } ], "responses": { "204": { "description": "" } } }, "put": { "security": [ { "key": [] } ], "responses": { "204": { "description": "" } } } } """)]
    [InlineData(
        "callbacks",
        """ "/a": { "get": { "callbacks": { "done": { "{$request.body#/url}": { "post": { "responses": { "204": { "description": "" } } } } } }, "responses": { "204": { "description": "" } } } } """)]
    [InlineData(
        "links", """ "/a": { "get": { "responses": { "204": { "description": "", "links": { "self": { "operationId": "A" } } } } } } """)]
    [InlineData(
        "content",
        """ "/a": { "get": { "responses": { "200": { "description": "", "content": { "application/json": {}, "application/xml": {} } } } } } """)]
    [InlineData(
        "maxLength",
        """ "/a": { "get": { "parameters": [ { "name": "a", "in": "query", "schema": { "type": "string", "maxLength": 3, "pattern": "x" } } ], "responses": { "204": { "description": "" } } } } """)]
    [InlineData(
        "itemSchema",
        """ "/a": { "get": { "responses": { "200": { "description": "", "content": { "multipart/mixed": { "itemSchema": { "type": "string" } } } } } } } """)]
    [InlineData(
        "not",
        """ "/a": { "get": { "parameters": [ { "name": "a", "in": "query", "schema": { "type": "string", "not": { "enum": [ "x" ] }, "if": {} } } ], "responses": { "204": { "description": "" } } } } """)]
    [InlineData(
        "dependentRequired",
        """ "/a": { "get": { "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "dependentRequired": { "a": [ "b" ] } } } } } } } } """)]
    [InlineData(
        "servers",
        """ "/a": { "get": { "servers": [ { "url": "https://a.test" }, { "url": "https://b.test" } ], "responses": { "204": { "description": "" } } } } """)]
    [InlineData(
        "$dynamicRef",
        """ "/a": { "get": { "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$dynamicRef": "#node" } } } } } } } """)]
    [InlineData(
        "x-ms-pageable",
        """ "/a": { "post": { "x-ms-long-running-operation": true, "x-ms-pageable": { "nextLinkName": "nextLink" }, "responses": { "202": { "description": "" } } } } """)]
    [InlineData(
        "schema",
        """ "/a": { "put": { "x-ms-long-running-operation": true, "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "string" } } } }, "201": { "description": "", "content": { "application/json": { "schema": { "type": "integer" } } } }, "202": { "description": "", "content": { "application/json": { "schema": { "type": "boolean" } } } } } } } """)]
    [InlineData(
        "prefixEncoding",
        """ "/a": { "post": { "requestBody": { "content": { "multipart/mixed": { "prefixEncoding": [ { "contentType": "text/plain" } ] } } }, "responses": { "204": { "description": "" } } } } """)]
    public void Each_kind_is_reported_once(string keyword, string paths)
    {
        ApiResult result = Read(OpenApi(paths, version: "3.2.0"));

        Problem problem = Assert.Single(result.Problems, problem => problem.Id == Problems.IgnoredConstruct.Id);
        Assert.Equal(keyword, problem.Arguments[0]);
        Assert.NotNull(result.Model);
    }

    [Theory]
    [InlineData(""" "webhooks": { "made": { "post": { "responses": { "204": { "description": "" } } } } }, """, "webhooks")]
    [InlineData(""" "security": [ { "key": [] } ], """, "security")]
    public void The_document_itself_is_read_too(string more, string keyword) =>
        Assert.Equal(keyword, Assert.Single(Read(OpenApi($$""" "/a": { "get": { {{Ok}} } } """, more: more)).Problems).Arguments[0]);

    [Fact]
    public void Names_and_data_are_not_keywords() =>
        Assert.Empty(Read(OpenApi(
            $$""" "/security": { "get": { "x-links": { "links": { "a": 1 } }, {{Ok}} } } """,
            """ "links": { "type": "object", "example": { "maxLength": 3 }, "properties": { "pattern": { "type": "string" }, "maxLength": { "type": "integer" }, "callbacks": { "type": "object", "properties": { "a": { "type": "string" } } } } } """)).Problems);
}
