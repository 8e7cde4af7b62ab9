namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of lists of any service.</summary>
public class PagingTests
{
    private const string Numbered = """ "style": "page", "parameter": "page" """;
    private const string Linked = """ "style": "link-header" """;

    [Fact]
    public void Declared_paging() => Snapshot.Verify(
        Snapshot.OpenApi($"{List(Numbered, "page", "page", "integer")}, {List(Linked, "headers", "top", "integer")}"),
        ["BoxesOperations"]);

    private static string List(string style, string path, string parameter, string type) => $$"""
        "/{{path}}": { "get": { "operationId": "Boxes_{{path}}", "x-bjg-paging": { {{style}} },
          "parameters": [ { "name": "q", "in": "query", "required": true, "schema": { "type": "string" } }, { "name": "{{parameter}}", "in": "query", "schema": { "type": "{{type}}" } } ],
          "responses": { "200": { "description": "OK", "content": { "application/json": { "schema": { "type": "array", "items": { "type": "string" } } } } } } } }
        """;
}
