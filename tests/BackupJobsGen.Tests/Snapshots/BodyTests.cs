using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of request bodies and responses.</summary>
public class BodyTests
{
    private const string NoContent = """ "responses": { "204": { "description": "" } } """;

    private const string Box = """ "Box": { "type": "object", "properties": { "name": { "type": "string" } } } """;

    private const string Fault = """ "Fault": { "type": "object", "properties": { "code": { "type": "string" } } } """;

    [Fact]
    public void Text_and_stream_bodies() => Snapshot.Verify(
        Snapshot.OpenApi($$"""
            "/text": { "put": { "operationId": "Boxes_SetText", {{NoContent}}, "requestBody": { "required": true, "content": {
              "text/plain": { "schema": { "type": "string" } } } } } },
            "/data": { "put": { "operationId": "Boxes_SetData", {{NoContent}}, "requestBody": { "content": {
              "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } } } } },
            "/names": { "put": { "operationId": "Boxes_SetNames", {{NoContent}}, "requestBody": { "required": true, "content": {
              "application/json": { "schema": { "type": "array", "items": { "type": "string" } } } } } } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Bodies_that_may_be_null() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/box": { "put": { "operationId": "Boxes_Put",
              "requestBody": { "required": true, "content": { "application/json": { "schema": {
                "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Box" }] } } } },
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
                "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Box" }] } } } } } } },
            "/count": { "put": { "operationId": "Boxes_Count",
              "requestBody": { "required": true, "content": { "application/json": { "schema": { "type": ["integer", "null"] } } } },
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": ["integer", "null"] } } } } } } }
            """,
            Box, version: "3.1.0"),
        ["BoxesOperations"]);

    [Fact]
    public void Form() => Snapshot.Verify(
        Swagger.Document($$"""
            "/tokens": { "post": { "operationId": "Tokens_Create", "consumes": ["application/x-www-form-urlencoded"], {{NoContent}},
              "parameters": [
              { "name": "grant_type", "in": "formData", "required": true, "type": "string", "enum": ["password"] },
              { "name": "user", "in": "formData", "required": true, "type": "string" },
              { "name": "scopes", "in": "formData", "type": "array", "items": { "type": "string" } },
              { "name": "lifetime", "in": "formData", "type": "integer", "format": "int32" }] } }
            """),
        ["TokensOperations"]);

    [Fact]
    public void Multipart() => Snapshot.Verify(
        Snapshot.OpenApi(
            $$"""
            "/uploads": { "post": { "operationId": "Uploads_Create", {{NoContent}}, "requestBody": { "required": true, "content": {
              "multipart/form-data": { "schema": {
              "type": "object", "required": ["file"], "properties": {
                "file": { "type": "string", "format": "binary" },
                "box": { "$ref": "#/components/schemas/Box" },
                "note": { "type": "string" },
                "count": { "type": "integer", "format": "int32" } } } } } } } }
            """,
            Box),
        ["UploadsOperations"]);

    [Fact]
    public void Streams_of_items() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/lines": { "get": { "operationId": "Boxes_GetLines", "responses": { "200": { "description": "", "content": {
              "application/jsonl": { "itemSchema": { "$ref": "#/components/schemas/Box" } } } } } } },
            "/records": { "get": { "operationId": "Boxes_GetRecords", "responses": { "200": { "description": "", "content": {
              "application/json-seq": { "itemSchema": { "type": "integer", "format": "int64" } } } } } } },
            "/events": { "get": { "operationId": "Boxes_Watch", "responses": { "200": { "description": "", "content": {
              "text/event-stream": { "itemSchema": { "type": "object", "required": ["data"], "properties": { "event": { "type": "string" },
                "data": { "type": "string", "contentMediaType": "application/json", "contentSchema": { "$ref": "#/components/schemas/Box" } } } } } } } } } },
            "/log": { "get": { "operationId": "Boxes_Log", "responses": { "200": { "description": "", "content": { "text/event-stream": {} } } } } }
            """,
            Box, version: "3.2.0"),
        ["BoxesOperations"]);

    [Fact]
    public void Items_next_to_another_body() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/boxes": { "post": { "operationId": "Boxes_Fill", "summary": "Fills boxes.", "responses": { "200": { "description": "", "content": {
              "application/json": { "schema": { "$ref": "#/components/schemas/Box" } },
              "text/event-stream": { "schema": { "$ref": "#/components/schemas/Box" } } } } } } }
            """,
            Box),
        ["BoxesOperations"]);

    [Fact]
    public void Other_methods() => Snapshot.Verify(
        Snapshot.OpenApi(
            $$"""
            "/boxes": {
              "query": { "operationId": "Boxes_Find", {{NoContent}}, "requestBody": { "required": true, "content": {
                "application/json": { "schema": { "$ref": "#/components/schemas/Box" } } } } },
              "additionalOperations": { "COPY": { "operationId": "Boxes_Copy", {{NoContent}} } } }
            """,
            Box, version: "3.2.0"),
        ["BoxesOperations"]);

    [Fact]
    public void Text_and_stream_responses() => Snapshot.Verify(
        Swagger.Document("""
            "/text": { "get": { "operationId": "Boxes_GetText", "produces": ["text/plain"], "responses": { "200": { "description": "",
              "schema": { "type": "string" } } } } },
            "/data": { "get": { "operationId": "Boxes_GetData", "produces": ["application/octet-stream"], "responses": { "200": {
              "description": "", "schema": { "type": "file" } } } } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Several_success_bodies() => Snapshot.Verify(
        Swagger.Document(
            """
            "/boxes": { "put": { "operationId": "Boxes_Put", "responses": {
              "200": { "description": "It was there.", "schema": { "$ref": "#/definitions/Box" } },
              "201": { "description": "It is new.", "schema": { "$ref": "#/definitions/Created" } },
              "204": { "description": "Nothing changed." } } } }
            """,
            Box + """
            , "Created": { "type": "object", "properties": { "id": { "type": "string" } } }
            """),
        ["BoxesOperations", "BoxesPutResult"]);

    [Fact]
    public void Existence_by_head() => Snapshot.Verify(
        Swagger.Document("""
            "/boxes/{name}": { "head": { "operationId": "Boxes_Exists", "parameters": [{ "name": "name", "in": "path",
              "required": true, "type": "string" }],
              "responses": { "204": { "description": "" }, "404": { "description": "" } } } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Errors_by_status() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/boxes": { "get": { "operationId": "Boxes_Get", "responses": {
              "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Box" } } } },
              "404": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Missing" } } } },
              "409": { "description": "" },
              "5XX": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Fault" } } } },
              "default": { "description": "", "content": { "application/json": { "schema": {
                "$ref": "#/components/schemas/Fault" } } } } } } }
            """,
            $$"""{{Box}}, {{Fault}}, "Missing": { "type": "object", "properties": { "name": { "type": "string" } } } """),
        ["BoxesOperations"]);

    [Fact]
    public void Response_headers() => Snapshot.Verify(
        Swagger.Document("""
            "/boxes": { "get": { "operationId": "Boxes_Touch", "responses": { "200": { "description": "", "headers": {
              "x-ms-version": { "type": "string", "description": "The version." }, "ETag": { "type": "string" },
              "x-left": { "type": "integer", "format": "int32" }, "x-reset": { "type": "string", "format": "date-time" },
              "x-tags": { "type": "array", "items": { "type": "string" } } } } } } }
            """),
        ["BoxesOperations", "TestClientHeaders"]);

    [Fact]
    public void Next_page_by_operation() => Snapshot.Verify(
        Swagger.Document(
            """
            "/boxes": { "get": { "operationId": "Boxes_List", "responses": { "200": { "description": "", "schema": {
              "$ref": "#/definitions/BoxPage" } } },
              "x-ms-pageable": { "itemName": "boxes", "nextLinkName": "next", "operationName": "Boxes_ListNext" } } },
            "/boxes/{next}": { "get": { "operationId": "Boxes_ListNext", "parameters": [{ "name": "next", "in": "path",
              "required": true, "type": "string" }],
              "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/BoxPage" } } },
              "x-ms-pageable": { "itemName": "boxes", "nextLinkName": "next" } } },
            "/all": { "get": { "operationId": "Boxes_All", "responses": { "200": { "description": "", "schema": {
              "$ref": "#/definitions/BoxPage" } } },
              "x-ms-pageable": { "itemName": "boxes", "nextLinkName": null } } }
            """,
            Box + """
            , "BoxPage": { "type": "object", "properties": { "boxes": { "type": "array", "items": { "$ref": "#/definitions/Box" } },
              "next": { "type": "string" } } }
            """),
        ["BoxesOperations"]);

    [Fact]
    public void Long_running() => Snapshot.Verify(
        Swagger.Document(
            """
            "/boxes": {
              "put": { "operationId": "Boxes_Create", "x-ms-long-running-operation": true, "x-ms-long-running-operation-options": {
                "final-state-via": "azure-async-operation" },
                "parameters": [{ "name": "box", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Box" } }],
                "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Box" } }, "201": { "description": "",
                  "schema": { "$ref": "#/definitions/Box" } } } },
              "delete": { "operationId": "Boxes_Delete", "x-ms-long-running-operation": true,
                "responses": { "202": { "description": "" }, "204": { "description": "" }, "default": { "description": "", "schema": {
                  "$ref": "#/definitions/Fault" } } } } }
            """,
            $"{Box}, {Fault}"),
        ["BoxesOperations"]);

    [Fact]
    public void Obsolete() => Snapshot.Verify(
        Swagger.Document(
            """
            "/boxes": { "get": { "operationId": "Boxes_Get", "deprecated": true, "description": "Use Crates_Get.", "responses": {
              "200": { "description": "", "schema": { "$ref": "#/definitions/Old" } } } } }
            """,
            """
            "Old": { "type": "object", "required": ["id"], "properties": {
              "id": { "type": "string", "x-deprecated": true }, "size": { "type": "integer", "deprecated": true,
                "description": "Use weight." }, "weight": { "type": "integer" } } }
            """),
        ["BoxesOperations", "Old"]);
}
