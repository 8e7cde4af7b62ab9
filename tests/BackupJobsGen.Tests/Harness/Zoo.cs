namespace BackupJobsGen.Tests.Harness;

/// <summary>A document with tags, deprecated operations, servers, credentials, every kind of type, and unreached types.</summary>
internal static class Zoo
{
    public static string Document { get; } = $$"""
        {
          "openapi": "3.0.3", "info": { "title": "Zoo", "version": "1" },
          "servers": [ { "url": "https://a.example", "description": "One" }, { "url": "https://b.example", "description": "Two" } ],
          "security": [ { "key": [] } ],
          "paths": {
            "/v1/pets": {
              "get": { "operationId": "listPets", "tags": [ "pets", "public" ], {{Returns("""{ "type": "array", "items": { "$ref": "#/components/schemas/Pet" } }""")}} },
              "post": { "operationId": "pets_add", "tags": [ "pets" ], "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } },
                "responses": { "201": {{Body("#/components/schemas/Pet")}}, "200": {{Body("#/components/schemas/Size")}} } }
            },
            "/v1/pets/{id}": { "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
              "delete": { "operationId": "pets_remove", "tags": [ "pets" ], "deprecated": true, "responses": { "204": { "description": "" } } } },
            "/keepers": { "get": { "operationId": "Keepers_List", "tags": [ "Staff only" ], {{Returns("""{ "$ref": "#/components/schemas/Keeper" }""")}} } },
            "/{any}/health": { "parameters": [ { "name": "any", "in": "path", "required": true, "schema": { "type": "string" } } ],
              "get": { "operationId": "health", {{Returns("""{ "type": "string" }""")}} } }
          },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" } },
            "schemas": {
              "Pet": { "type": "object", "required": [ "kind" ], "properties": { "kind": { "type": "string" }, "size": { "$ref": "#/components/schemas/Size" } },
                "discriminator": { "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat" } } },
              "Cat": { "allOf": [ { "$ref": "#/components/schemas/Pet" } ], "properties": { "lives": { "type": "integer" } } },
              "Size": { "type": "string", "enum": [ "small", "large" ] },
              "Keeper": { "type": "object", "properties": { "name": { "type": "string" }, "contact": { "oneOf": [ { "type": "string" }, { "$ref": "#/components/schemas/Address" } ] } } },
              "Address": { "type": "object", "properties": { "city": { "type": "string" } } },
              "CatalogEntry": { "type": "object", "properties": { "size": { "$ref": "#/components/schemas/Size" } } },
              "Event": { "type": "object", "properties": { "at": { "type": "string", "format": "date-time" } } },
              "Names": { "type": "array", "items": { "type": "string" } }
            }
          }
        }
        """;

    private static string Returns(string schema) =>
        $$""" "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{schema}} } } } } """;

    private static string Body(string reference) =>
        $$"""{ "description": "", "content": { "application/json": { "schema": { "$ref": "{{reference}}" } } } }""";
}
