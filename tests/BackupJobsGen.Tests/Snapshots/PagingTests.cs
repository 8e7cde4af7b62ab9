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

    [Fact]
    public void Items_that_may_be_null() => Snapshot.Verify(
        Snapshot.OpenApi(
            $$"""
            "/days": { "get": { "operationId": "Days_List", "x-bjg-paging": { {{Linked}}, "items": "days" }, "responses": { "200": {
              "description": "OK", "content": { "application/json": { "schema": { "type": "object", "properties": { "days": {
                "type": "array", "items": { "type": ["string", "null"], "format": "date" } } } } } } } } } },
            "/boxes": { "get": { "operationId": "Days_Boxes", "x-ms-pageable": { "nextLinkName": "next" }, "responses": { "200": {
              "description": "OK", "content": { "application/json": { "schema": { "type": "object", "properties": {
                "next": { "type": "string" }, "value": { "type": "array", "items": {
                  "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Box" }] } } } } } } } } } }
            """,
            """ "Box": { "type": "object", "properties": { "name": { "type": "string" } } } """, version: "3.1.0"),
        ["DaysOperations"]);

    private static string List(string style, string path, string parameter, string type) => $$"""
        "/{{path}}": { "get": { "operationId": "Boxes_{{path}}", "x-bjg-paging": { {{style}} },
          "parameters": [ { "name": "q", "in": "query", "required": true, "schema": { "type": "string" } }, { "name": "{{parameter}}", "in": "query", "schema": { "type": "{{type}}" } } ],
          "responses": { "200": { "description": "OK", "content": { "application/json": { "schema": { "type": "array", "items": { "type": "string" } } } } } } } }
        """;
}
