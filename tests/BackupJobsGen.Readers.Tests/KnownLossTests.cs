using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Readers;

namespace BackupJobsGen.Readers.Tests;

/// <summary>What Microsoft.OpenApi.Readers 1.6 loses, so that no fact compares it. Compare what does not fail any more.</summary>
public class KnownLossTests
{
    [Fact]
    public void Members_next_to_a_reference_are_lost()
    {
        OpenApiSchema member = Read(List("csv")).Components.Schemas["Box"].Properties["part"];

        Assert.Null(member.Description);
        Assert.False(member.ReadOnly);
    }

    [Fact]
    public void Comma_separated_lists_become_repeated_parameters()
    {
        OpenApiParameter csv = Parameter("csv");
        OpenApiParameter multi = Parameter("multi");

        Assert.Equal((multi.Style, multi.Explode), (csv.Style, csv.Explode));
    }

    [Fact]
    public void Tab_separated_lists_throw() => Assert.Throws<NotSupportedException>(() => Read(List("tsv")));

    [Fact]
    public void Form_parameters_by_reference_are_lost()
    {
        OpenApiOperation operation = Read("""
            "/boxes": { "post": { "parameters": [{ "$ref": "#/parameters/Note" }], "responses": { "200": { "description": "" } } } }
            """).Paths["/boxes"].Operations[OperationType.Post];

        Assert.Empty(operation.Parameters);
        Assert.All(operation.RequestBody.Content.Values, content => Assert.Empty(content.Schema.Properties));
    }

    private static OpenApiParameter Parameter(string format) =>
        Read(List(format)).Paths["/boxes"].Operations[OperationType.Get].Parameters[0];

    private static string List(string format) => $$"""
        "/boxes": { "get": { "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Box" } } }, "parameters": [
          { "name": "names", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "{{format}}" }] } }
        """;

    private static OpenApiDocument Read(string paths) => new OpenApiStringReader().Read(
        $$"""
        { "swagger": "2.0", "info": { "title": "T", "version": "1" }, "paths": { {{paths}} },
          "parameters": { "Note": { "name": "note", "in": "formData", "type": "string" } },
          "definitions": {
            "Box": { "type": "object", "properties": {
              "part": { "$ref": "#/definitions/Part", "description": "The first.", "readOnly": true } } },
            "Part": { "type": "object" } } }
        """,
        out _);
}
