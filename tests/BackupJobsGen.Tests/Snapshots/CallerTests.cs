using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>What only some projects ask for: interfaces, and methods that add a client to a container.</summary>
public class CallerTests
{
    [Fact]
    public void Interfaces() => Snapshot.Verify(
        Swagger.Document(Swagger.Get() + "," + Swagger.Get(id: "Ping", path: "/ping"), "\"Thing\": {}"),
        ["ITestClient", "IThingsOperations", "TestClient"], ["Interfaces=true"]);

    [Fact]
    public void Container() => Snapshot.Verify(
        SecuredPets.Document, ["TestClientServiceCollectionExtensions"], ["Interfaces=true"], withHttp: true);

    [Fact]
    public void Webhooks() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/things": { "post": { "operationId": "Things_Add", "responses": { "204": { "description": "" } }, "callbacks": { "added": { "{$request.body#/url}": {
              "post": { "summary": "A thing was added.", "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } } } } } } }
            """,
            """ "Thing": { "type": "object", "properties": { "id": { "type": "string" } } } """),
        ["TestClientWebhooks"], ["Webhooks=true"]);

    [Fact]
    public void Validation() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/things": { "post": { "operationId": "Things_Add",
              "parameters": [ { "name": "top", "in": "query", "schema": { "type": "integer", "format": "int32", "minimum": 1, "exclusiveMaximum": true, "maximum": 9.5 } } ],
              "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
              "responses": { "204": { "description": "" } } } }
            """,
            """
            "Thing": { "type": "object", "required": [ "id" ], "properties": { "id": { "type": "string", "pattern": "^a\"$", "maxLength": 5 },
              "parts": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/components/schemas/Thing" } }, "free": { "type": "string" } } }
            """),
        ["Thing", "ThingsOperations"], ["Validation=true"]);

    [Fact]
    public void Nested_tags() => Snapshot.Verify(
        """
        { "openapi": "3.2.0", "info": { "title": "Shop", "version": "1" },
          "tags": [ { "name": "shop" }, { "name": "orders", "parent": "shop" } ],
          "paths": { "/orders": { "get": { "operationId": "orders_list", "tags": [ "orders" ], "responses": { "204": { "description": "" } } } } } }
        """,
        ["TestClient", "ShopOperations", "IShopOperations"], ["GroupBy=Tag", "Interfaces=true"]);
}
