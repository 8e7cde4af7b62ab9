using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>What x-bjg-paging says, and what is wrong with it.</summary>
public class PagingTests
{
    private static string Document(string paging) => OpenApi($$"""
        "/items": { "get": { "operationId": "Items_List", "x-bjg-paging": {{paging}},
          "parameters": [ { "name": "page", "in": "query", "schema": { "type": "integer" } }, { "name": "after", "in": "query", "schema": { "type": "string" } },
                          { "name": "id", "in": "header", "schema": { "type": "integer" } } ],
          "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": {
            "data": { "type": "array", "items": { "type": "string" } }, "next": { "type": "string" } } } } } } } } }
        """);

    [Theory]
    [InlineData("""{ "style": "page", "items": "data", "parameter": "page" }""", PagingStyle.Page, "page", null)]
    [InlineData("""{ "style": "offset", "items": "data", "parameter": "page", "x-note": 1 }""", PagingStyle.Offset, "page", null)]
    [InlineData("""{ "style": "cursor", "items": "data", "next": "next", "parameter": "after" }""", PagingStyle.Cursor, "after", "next")]
    [InlineData("""{ "style": "link", "items": "data", "next": "next" }""", PagingStyle.Link, null, "next")]
    [InlineData("""{ "style": "link-header", "items": "data" }""", PagingStyle.LinkHeader, null, null)]
    public void Each_style_is_read(string paging, object style, string? parameter, string? next)
    {
        ApiPaging read = Model(Document(paging)).Operation("Items_List").Paging!;

        Assert.Equal(((PagingStyle)style, parameter, next, "data"), (read.Style, read.Parameter, read.NextLinkName, read.ItemName));
    }

    [Theory]
    [InlineData("""{ "style": "pages", "items": "data" }""", "\"pages\"")]
    [InlineData("""{ "items": "data" }""", "{ \"items\"")]
    [InlineData("""{ "style": "page", "items": "data" }""", "{ \"style\"")]
    [InlineData("""{ "style": "page", "items": "data", "parameter": "after" }""", "\"after\" }")]
    [InlineData("""{ "style": "page", "items": "data", "parameter": "id" }""", "\"id\" }")]
    [InlineData("""{ "style": "cursor", "items": "data", "parameter": "after" }""", "{ \"style\"")]
    [InlineData("""{ "style": "link", "items": "data", "next": "" }""", "\"\" }")]
    public void What_is_wrong_is_reported_and_the_response_is_returned_whole(string paging, string at)
    {
        string document = Document(paging);
        ApiResult result = Read(document);

        AssertProblem(result, Problems.InvalidExtension, document, at);
        Assert.Null(result.Model!.Operation("Items_List").Paging);
    }

    [Fact]
    public void An_unknown_member_is_reported_and_the_list_is_read()
    {
        string document = Document("""{ "style": "page", "items": "data", "parameter": "page", "limit": "size" }""");
        ApiResult result = Read(document);

        AssertProblem(result, Problems.InvalidExtension, document, "\"size\"");
        Assert.Equal("it is ignored", Assert.Single(result.Problems).Arguments[3]);
        Assert.NotNull(result.Model!.Operation("Items_List").Paging);
    }

    [Theory]
    [InlineData("""{ "style": "page", "items": "rows", "parameter": "page" }""")]
    [InlineData("""{ "style": "page", "items": "next", "parameter": "page" }""")]
    [InlineData("""{ "style": "page", "parameter": "page" }""")]
    public void A_response_without_the_list_is_reported(string paging) =>
        Assert.Equal("BJG3019", Assert.Single(Read(Document(paging)).Problems).Id);

    [Theory]
    [InlineData("""{ "style": 1, "items": "data" }""")]
    [InlineData("""{ "style": "page", "items": "data", "parameter": 1 }""")]
    [InlineData("""{ "style": "link", "items": "data", "next": [] }""")]
    public void A_wrong_kind_of_json_is_one_problem(string paging) =>
        Assert.Equal(Problems.WrongKind.Id, Assert.Single(Read(Document(paging)).Problems).Id);

    [Theory]
    [InlineData("x-bjg-pagin", "it is ignored. Did you mean 'x-bjg-paging'?")]
    [InlineData("x-bjg-Paging", "it is ignored. Did you mean 'x-bjg-paging'?")]
    [InlineData("x-bjg-other", "it is ignored")]
    [InlineData("x-bgj-paging", "it is ignored. Did you mean 'x-bjg-paging'?")]
    [InlineData("x_bjg_paging", "it is ignored. Did you mean 'x-bjg-paging'?")]
    [InlineData("X-bg-status", "it is ignored. Did you mean 'x-bjg-status'?")]
    public void A_name_that_is_not_an_extension_is_reported(string name, string result)
    {
        string document = Document("{}").Replace(
            "\"x-bjg-paging\": {}", $"\"{name}\": {{ \"style\": \"page\" }}", StringComparison.Ordinal);

        Problem problem = Assert.Single(Read(document).Problems);

        Assert.Equal(("BJG3040", name, "'get'", result), (problem.Id, problem.Arguments[0], problem.Arguments[1], problem.Arguments[3]));
    }

    [Theory]
    [InlineData("x-ms-paging")]
    [InlineData("x-paging")]
    [InlineData("x-job-status")]
    public void An_extension_of_others_is_not_reported(string name) => Assert.Empty(
        Read(Document("{}").Replace("x-bjg-paging", name, StringComparison.Ordinal)).Problems);

    // It is read twice: where it is written, and with the target of the reference.
    [Theory]
    [InlineData(""" "/x": { "$ref": "#/components/pathItems/Item", "x-bjg-foo": 1 } """, "'/x'")]
    [InlineData(
        """ "/x": { "get": { "operationId": "X", "responses": { "204": { "$ref": "#/components/responses/Gone", "x-bjg-foo": 1 } } } } """,
        "'204'")]
    public void A_name_next_to_a_reference_is_reported_once(string paths, string holder)
    {
        Problem problem = Assert.Single(Read(Referring(paths)).Problems);

        Assert.Equal(("BJG3040", "x-bjg-foo", holder), (problem.Id, problem.Arguments[0], problem.Arguments[1]));
    }

    private static string Referring(string paths) => $$"""
        { "openapi": "3.1.0", "info": { "title": "", "version": "1" }, "paths": { {{paths}} }, "components": {
          "responses": { "Gone": { "description": "" } },
          "pathItems": { "Item": { "get": { "operationId": "X", "responses": { "204": { "description": "" } } } } } } }
        """;
}
