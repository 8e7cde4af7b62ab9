using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of parameters, paths and hosts.</summary>
public class ParameterTests
{
    /// <summary>The flags of services behind Azure Resource Manager: absent dates, ordinals, throttling that is final.</summary>
    [Fact]
    public void Resource_manager_host() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/things": { "get": { "operationId": "Things_Get", "responses": { "200": { "description": "OK", "content": { "application/json": {
              "schema": { "$ref": "#/components/schemas/Thing" } } } } } } }
            """,
            """
            "Thing": { "type": "object", "properties": { "startTime": { "type": "string", "format": "date-time" },
              "state": { "$ref": "#/components/schemas/State" } } },
            "State": { "type": "string", "enum": ["Invalid", "Running"] }
            """,
            servers: """{ "url": "https://management.azure.com" }"""),
        ["TestClient", "Thing", "State"]);

    private const string NoContent = """ "responses": { "204": { "description": "" } } """;

    [Fact]
    public void Locations() => Snapshot.Verify(
        Snapshot.OpenApi($$"""
            "/boxes/{boxName}/{path}": { "get": { "operationId": "Boxes_Find", {{NoContent}}, "parameters": [
              { "name": "boxName", "in": "path", "required": true, "schema": { "type": "string" } },
              { "name": "path", "in": "path", "required": true, "x-ms-skip-url-encoding": true, "schema": { "type": "string" } },
              { "name": "$top", "in": "query", "schema": { "type": "integer", "format": "int32" } },
              { "name": "since", "in": "query", "required": true, "schema": { "type": "string", "format": "date-time" } },
              { "name": "x-request", "in": "header", "schema": { "type": "string", "format": "uuid" } },
              { "name": "session", "in": "cookie", "schema": { "type": "string" } },
              { "name": "verbose", "in": "query", "required": true, "schema": { "type": "boolean", "enum": [true] } }] } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Lists_and_objects() => Snapshot.Verify(
        Snapshot.OpenApi($$"""
            "/boxes/{ids}": { "get": { "operationId": "Boxes_Find", {{NoContent}}, "parameters": [
              { "name": "ids", "in": "path", "required": true, "schema": { "type": "array", "items": { "type": "integer",
                "format": "int64" } } },
              { "name": "tags", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
              { "name": "colors", "in": "query", "explode": false, "schema": { "type": "array", "items": {
                "$ref": "#/components/schemas/Color" } } },
              { "name": "sizes", "in": "query", "style": "pipeDelimited", "explode": false, "schema": { "type": "array", "items": {
                "type": "integer" } } },
              { "name": "page", "in": "query", "schema": { "$ref": "#/components/schemas/Page" } },
              { "name": "filter", "in": "query", "style": "deepObject", "schema": { "$ref": "#/components/schemas/Filter" } },
              { "name": "labels", "in": "query", "schema": { "type": "object", "additionalProperties": { "type": "string" } } },
              { "name": "query", "in": "query", "content": { "application/json": { "schema": {
                "$ref": "#/components/schemas/Filter" } } } }] } }
            """,
            """
            "Color": { "type": "string", "enum": ["red", "green"] },
            "Page": { "type": "object", "properties": { "number": { "type": "integer" }, "size": { "type": "integer" } } },
            "Filter": { "type": "object", "properties": { "name": { "type": "string" }, "from": { "type": "string", "format": "date" } } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Collection_formats() => Snapshot.Verify(
        Swagger.Document($$"""
            "/boxes": { "get": { "operationId": "Boxes_List", {{NoContent}}, "parameters": [
              { "name": "a", "in": "query", "type": "array", "items": { "type": "string" } },
              { "name": "b", "in": "query", "type": "array", "collectionFormat": "multi", "items": { "type": "string" } },
              { "name": "c", "in": "query", "type": "array", "collectionFormat": "ssv", "items": { "type": "string" } },
              { "name": "d", "in": "query", "type": "array", "collectionFormat": "pipes", "items": { "type": "string", "enum": ["x",
                "y"] } },
              { "name": "e", "in": "header", "type": "array", "collectionFormat": "csv", "items": { "type": "integer",
                "format": "int32" } }] } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Defaults_and_client_names() => Snapshot.Verify(
        Swagger.Document($$"""
            "/boxes": { "get": { "operationId": "Boxes_List", {{NoContent}}, "parameters": [
              { "name": "$top", "in": "query", "type": "integer", "format": "int32", "default": 100, "maximum": 1000,
                "description": "How many." },
              { "name": "x-ms-order", "x-ms-client-name": "sortOrder", "in": "header", "type": "string", "enum": ["asc", "desc"],
                "default": "asc" },
              { "name": "class", "in": "query", "required": true, "type": "string", "minLength": 1, "pattern": "^[a-z]+$" },
              { "name": "old", "in": "query", "type": "boolean" }] } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Parameterized_host() => Snapshot.Verify(
        Swagger.Document(
            $$"""
            "/boxes": { "get": { "operationId": "Boxes_List", {{NoContent}} } }
            """,
            more: """
              "x-ms-parameterized-host": { "hostTemplate": "{account}.{suffix}", "useSchemePrefix": true, "parameters": [
                { "name": "account", "in": "path", "required": true, "type": "string", "description": "The account." },
                { "name": "suffix", "in": "path", "required": true, "type": "string", "default": "boxes.example.com" }] },
            """),
        ["TestClient"]);

    [Fact]
    public void Servers() => Snapshot.Verify(
        Snapshot.OpenApi(
            $$"""
            "/boxes": { "get": { "operationId": "Boxes_List", {{NoContent}} } },
            "/files": { "servers": [{ "url": "https://files.example.com" }], "get": { "operationId": "Boxes_Files", {{NoContent}} } }
            """,
            servers: """
                { "url": "https://{region}.example.com", "variables": { "region": { "default": "west", "enum": ["west", "east"],
                  "description": "Where." } } }
                """),
        ["TestClient", "BoxesOperations"]);

    [Fact]
    public void Paths_with_a_query() => Snapshot.Verify(
        Swagger.Document(
            $$"""
            "/boxes": { "get": { "operationId": "Boxes_List", {{NoContent}} } }
            """,
            more: $$"""
              "x-ms-paths": {
                "/boxes?comp=stats": { "get": { "operationId": "Boxes_Stats", {{NoContent}} } },
                "/boxes?kind={kind}": { "get": { "operationId": "Boxes_OfKind", {{NoContent}}, "parameters": [
                  { "name": "kind", "in": "query", "required": true, "type": "string" }] } } },
            """),
        ["BoxesOperations"]);
}
