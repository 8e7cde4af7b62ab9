namespace BackupJobsGen.Tests.Reading;

/// <summary>Documents that hold every construct at least once, to be mutated.</summary>
internal static class Documents
{
    public const string Swagger = """
        {
          "swagger": "2.0", "info": { "title": "All", "version": "2024-04-01", "description": "Everything." },
          "schemes": [ "https" ], "basePath": "/base", "consumes": [ "application/json" ], "produces": [ "application/json" ],
          "x-ms-parameterized-host": { "hostTemplate": "{account}.example.com", "useSchemePrefix": true, "positionInOperation": "first",
            "parameters": [ { "name": "account", "in": "path", "required": true, "type": "string", "x-ms-skip-url-encoding": true } ] },
          "parameters": { "Version": { "name": "api-version", "in": "query", "required": true, "type": "string", "enum": [ "2024-04-01" ] } },
          "responses": { "Error": { "description": "Bad.", "schema": { "$ref": "#/definitions/Error" }, "x-ms-error-response": true } },
          "paths": {
            "/roots/{id}": {
              "parameters": [ { "$ref": "#/parameters/Version" }, { "name": "id", "in": "path", "required": true, "type": "string" } ],
              "get": { "operationId": "Roots_List", "tags": [ "a" ], "summary": "Lists.", "deprecated": true,
                "parameters": [ { "name": "top", "in": "query", "type": "array", "items": { "type": "integer", "format": "int32" }, "collectionFormat": "multi" },
                  { "name": "x-head", "in": "header", "type": "string", "enum": [ "a", "b" ], "x-ms-enum": { "name": "Head", "modelAsString": true } } ],
                "responses": { "200": { "description": "ok", "schema": { "$ref": "#/definitions/RootList" }, "headers": { "ETag": { "type": "string" } } },
                  "default": { "$ref": "#/responses/Error" } },
                "x-ms-pageable": { "nextLinkName": "nextLink", "itemName": "value" }, "x-ms-odata": "#/definitions/Node" },
              "put": { "operationId": "Roots_Put", "parameters": [ { "name": "root", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Root" } } ],
                "responses": { "200": { "description": "ok", "schema": { "$ref": "#/definitions/Root" } }, "202": { "description": "later" } },
                "x-ms-long-running-operation": true, "x-ms-long-running-operation-options": { "final-state-via": "location", "final-state-schema": "#/definitions/Root" } },
              "post": { "consumes": [ "multipart/form-data" ], "parameters": [ { "name": "file", "in": "formData", "type": "file" }, { "name": "note", "in": "formData", "type": "string" } ],
                "produces": [ "application/octet-stream" ], "responses": { "200": { "description": "", "schema": { "type": "file" } } } } }
          },
          "x-ms-paths": { "/roots/{id}?op=reset": { "delete": { "parameters": [ { "name": "id", "in": "path", "required": true, "type": "string" } ], "responses": { "204": { "description": "" } } } } },
          "definitions": {
            "Root": { "description": "Root.", "discriminator": "kind", "required": [ "kind", "size" ], "properties": { "kind": { "$ref": "#/definitions/Kind" },
              "size": { "type": "integer", "format": "int64", "readOnly": true }, "node": { "$ref": "#/definitions/Node", "x-ms-client-flatten": true } } },
            "Child": { "x-ms-discriminator-value": "child", "allOf": [ { "$ref": "#/definitions/Root" }, { "$ref": "#/definitions/Mixin" } ], "properties": { "deep": { "properties": { "inner": { "type": "string", "x-ms-secret": true } } } } },
            "GrandChild": { "allOf": [ { "$ref": "#/definitions/Child" } ] },
            "Mixin": { "properties": { "when": { "type": "string", "format": "date-time", "x-ms-mutability": [ "read" ] } }, "additionalProperties": { "type": "string" } },
            "Kind": { "type": "string", "enum": [ "root", "child", null, "" ], "x-ms-enum": { "name": "Kind", "values": [ { "value": "root", "name": "TheRoot", "description": "d" } ] } },
            "Node": { "properties": { "next": { "$ref": "#/definitions/Node" }, "all": { "type": "array", "items": { "$ref": "#/definitions/Alias" } }, "bag": { "type": "object", "additionalProperties": { "$ref": "#/definitions/Node" } } } },
            "Alias": { "type": "array", "items": { "type": "array", "items": { "type": "number", "x-nullable": true } } },
            "RootList": { "properties": { "value": { "type": "array", "items": { "$ref": "#/definitions/Root" } }, "nextLink": { "type": "string" } } },
            "Error": { "properties": { "error": { "$ref": "b.json#/definitions/Mixin" } } }
          }
        }
        """;

    public const string OpenApi = """
        {
          "openapi": "3.1.0", "info": { "title": "All", "version": "1" },
          "servers": [ { "url": "https://{region}.example.com/{base}", "variables": { "region": { "default": "eu", "enum": [ "eu", "us" ] }, "base": { "default": "v1" } } } ],
          "security": [ { "key": [] } ],
          "paths": {
            "/shapes/{id}": {
              "parameters": [ { "$ref": "#/components/parameters/Id" } ],
              "get": { "operationId": "Shapes_Get", "servers": [ { "url": "/other" } ],
                "parameters": [ { "name": "filter", "in": "query", "style": "deepObject", "explode": true, "schema": { "$ref": "#/components/schemas/Node" } },
                  { "name": "ids", "in": "query", "style": "pipeDelimited", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "session", "in": "cookie", "schema": { "type": "string" } }, { "name": "json", "in": "query", "content": { "application/json": { "schema": { "type": "object" } } } } ],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Shape" } }, "text/plain": { "schema": { "type": "string" } } } },
                  "4XX": { "$ref": "#/components/responses/Error" } } },
              "post": { "requestBody": { "$ref": "#/components/requestBodies/Form" }, "responses": { "default": { "description": "" } } } }
          },
          "components": {
            "parameters": { "Id": { "name": "id", "in": "path", "required": true, "schema": { "type": [ "string", "null" ], "format": "uuid" } } },
            "requestBodies": { "Form": { "required": true, "content": { "multipart/form-data": { "schema": { "properties": { "file": { "type": "string", "format": "binary" }, "tags": { "type": "array", "items": { "type": "string" } } } } } } } },
            "responses": { "Error": { "description": "", "headers": { "Retry-After": { "schema": { "type": "integer" } } }, "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Node" } } } } },
            "schemas": {
              "Shape": { "oneOf": [ { "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Square" } ], "discriminator": { "propertyName": "kind", "mapping": { "round": "#/components/schemas/Circle", "sq": "Square" } } },
              "Circle": { "required": [ "kind" ], "properties": { "kind": { "const": "round" }, "radius": { "type": [ "number", "null" ] } } },
              "Square": { "properties": { "kind": { "type": "string" }, "side": { "anyOf": [ { "type": "number" }, { "type": "string" }, { "type": "null" } ] } } },
              "Node": { "type": "object", "properties": { "next": { "oneOf": [ { "$ref": "#/components/schemas/Node" }, { "type": "null" } ] }, "local": { "$ref": "#/components/schemas/Node/$defs/Local" },
                "pet": { "$ref": "#/components/schemas/Pet", "nullable": true } }, "$defs": { "Local": { "enum": [ 1, 2 ] } } },
              "Pet": { "required": [ "petType" ], "properties": { "petType": { "type": "string" } }, "discriminator": { "propertyName": "petType", "mapping": { "cat": "#/components/schemas/Cat" } } },
              "Cat": { "allOf": [ { "$ref": "#/components/schemas/Pet" }, { "properties": { "lives": { "type": "integer" } } } ] }
            }
          }
        }
        """;

    public static readonly string[] All = [Swagger, OpenApi];
}
