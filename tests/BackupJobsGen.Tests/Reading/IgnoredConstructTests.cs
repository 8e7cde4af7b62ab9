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
