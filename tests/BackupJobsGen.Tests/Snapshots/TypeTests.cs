using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of records, enums and their members.</summary>
public class TypeTests
{
    [Fact]
    public void Times() => Snapshot.Verify(
        Swagger.Thing(
            """
            "created": { "type": "string", "format": "date-time" },
            "day": { "type": "string", "format": "date" },
            "hour": { "type": "string", "format": "time" },
            "length": { "type": "string", "format": "duration" },
            "seen": { "type": "integer", "format": "unixtime" },
            "modified": { "type": "string", "format": "date-time-rfc1123" }
            """,
            "\"created\", \"length\""),
        ["Thing"]);

    [Fact]
    public void Numbers() => Snapshot.Verify(
        Swagger.Thing(
            """
            "small": { "type": "integer", "format": "int32" },
            "big": { "type": "integer", "format": "int64" },
            "single": { "type": "number", "format": "float" },
            "double": { "type": "number", "format": "double" },
            "price": { "type": "number", "format": "decimal" },
            "plain": { "type": "number" },
            "flag": { "type": "boolean" }
            """,
            "\"small\", \"price\", \"flag\""),
        ["Thing"]);

    [Fact]
    public void Bytes_and_ids() => Snapshot.Verify(
        Swagger.Thing(
            """
            "id": { "type": "string", "format": "uuid" },
            "hash": { "type": "string", "format": "byte" },
            "url": { "type": "string", "format": "base64url" },
            "keys": { "type": "array", "items": { "type": "string", "format": "byte" } }
            """,
            "\"hash\""),
        ["Thing"]);

    [Fact]
    public void Lists_and_maps_of_nullable() => Snapshot.Verify(
        Swagger.Thing(
            """
            "names": { "type": "array", "items": { "type": "string", "x-nullable": true } },
            "sizes": { "type": "object", "additionalProperties": { "type": "integer", "x-nullable": true } },
            "grid": { "type": "array", "items": { "type": "array", "items": { "type": "number" } } },
            "parts": { "type": "object", "additionalProperties": { "$ref": "#/definitions/Part" } },
            "groups": { "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/definitions/Part" } } },
            "anything": { "type": "object", "additionalProperties": true }
            """,
            "\"names\", \"sizes\"",
            """
            "Part": { "type": "object", "properties": { "size": { "type": "integer" } } }
            """),
        ["Thing"]);

    [Fact]
    public void Raw_values() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "type": "object", "required": ["any"], "properties": {
              "any": {},
              "always": true,
              "pair": { "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }] },
              "row": { "type": "array", "prefixItems": [{ "type": "string" }], "items": { "type": "boolean" } },
              "matching": { "type": "object", "patternProperties": { "^x-": { "type": "string" } } },
              "not": { "not": { "type": "string" } } } }
            """,
            version: "3.1.0"),
        ["Thing"]);

    [Fact]
    public void Constants_and_defaults() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "type": "object", "required": ["kind", "version", "level", "mode"], "properties": {
              "kind": { "type": "string", "const": "thing" },
              "version": { "type": "integer", "const": 2 },
              "enabled": { "type": "boolean", "default": true, "description": "Whether it runs." },
              "retries": { "type": "integer", "format": "int32", "default": 3, "minimum": 0, "maximum": 10 },
              "level": { "$ref": "#/components/schemas/Level" },
              "mode": { "type": "string", "enum": ["fast"] } } }
            """,
            """
            "Level": { "type": "string", "enum": ["low", "high"], "default": "low" }
            """,
            "3.1.0"),
        ["Thing", "Level"]);

    [Fact]
    public void Enum_with_described_values() => Snapshot.Verify(
        Swagger.Thing("""
            "size": { "type": "string", "enum": ["S", "XL", "xl"], "x-ms-enum": { "name": "ShirtSize", "modelAsString": false, "values": [
              { "value": "S", "name": "Small", "description": "Fits children." }, { "value": "XL", "name": "ExtraLarge" }, {
                "value": "xl", "name": "Narrow" }] } }
            """),
        ["ShirtSize"]);

    [Fact]
    public void Nullable() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "type": "object", "required": ["name", "size", "part"], "properties": {
              "name": { "type": ["string", "null"] },
              "size": { "type": ["integer", "null"], "format": "int32" },
              "part": { "oneOf": [{ "$ref": "#/components/schemas/Part" }, { "type": "null" }] },
              "parts": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/Part" } } } }
            """,
            """
            "Part": { "type": "object", "properties": { "size": { "type": "integer" } } }
            """,
            "3.1.0"),
        ["Thing"]);

    [Fact]
    public void Read_only_and_write_only_members() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/things": { "put": { "operationId": "Things_Put",
              "requestBody": { "required": true, "content": { "application/json": { "schema": {
                "$ref": "#/components/schemas/Thing" } } } },
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
                "$ref": "#/components/schemas/Thing" } } } } } } }
            """,
            """
            "Thing": { "type": "object", "required": ["id", "key", "name"], "properties": {
              "id": { "type": "string", "readOnly": true },
              "key": { "type": "string", "writeOnly": true },
              "name": { "type": "string" },
              "region": { "type": "string", "x-ms-mutability": ["create", "read"] },
              "state": { "type": "string", "x-ms-mutability": ["read"] } } }
            """),
        ["Thing"]);

    [Fact]
    public void Secrets() => Snapshot.Verify(
        Swagger.Thing(
            """
            "user": { "type": "string" },
            "password": { "type": "string" },
            "pin": { "type": "string", "format": "password" },
            "accountKey": { "type": "string", "x-ms-secret": true },
            "sasTokens": { "type": "array", "items": { "type": "string" } }
            """,
            "\"user\", \"password\""),
        ["Thing"]);

    [Fact]
    public void Client_names_and_flattened_members() => Snapshot.Verify(
        Swagger.Thing(
            """
            "VMName": { "type": "string", "x-ms-client-name": "machineName" },
            "properties": { "x-ms-client-flatten": true, "$ref": "#/definitions/ThingProperties" }
            """,
            definitions: """
            "ThingProperties": { "type": "object", "properties": { "size": { "type": "integer" } } }
            """),
        ["Thing"]);

    [Fact]
    public void Clashing_names() => Snapshot.Verify(
        Swagger.Thing("""
            "thing": { "type": "string" },
            "Name": { "type": "string" },
            "name": { "type": "string" },
            "additionalProperties": { "type": "string" },
            "equals": { "type": "string" },
            "class": { "type": "string" },
            "2nd": { "type": "string" },
            "größe": { "type": "string" },
            "a-b": { "type": "string" },
            "a_b": { "type": "string" },
            "$ref\"; throw null; //": { "type": "string" }
            """),
        ["Thing"]);

    [Fact]
    public void Inline_types() => Snapshot.Verify(
        Snapshot.OpenApi("""
            "/things": { "get": { "operationId": "Things_Get", "responses": { "200": { "description": "", "content": {
              "application/json": { "schema": {
              "type": "object", "properties": { "items": { "type": "array", "items": { "type": "object", "properties": {
                "state": { "type": "string", "enum": ["on", "off"] } } } } } } } } } } } }
            """),
        ["ThingsOperations", "ThingsGetResponse", "ThingsGetResponseItemsItem"]);

    [Fact]
    public void Members_of_several_parents() => Snapshot.Verify(
        Swagger.Document(
            Swagger.Get(),
            """
            "Thing": { "allOf": [{ "$ref": "#/definitions/Named" }, { "$ref": "#/definitions/Sized" }, { "required": ["size"],
              "properties": { "own": { "type": "string" } } }] },
            "Named": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } },
            "Sized": { "type": "object", "properties": { "size": { "type": "integer", "format": "int32" } } }
            """),
        ["Thing"]);

    [Fact]
    public void References_with_siblings() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "type": "object", "properties": {
              "first": { "$ref": "#/components/schemas/Part", "description": "The one in front.", "readOnly": true },
              "inner": { "$ref": "#/components/schemas/Part/$defs/Inner" } } }
            """,
            """
            "Part": { "type": "object", "description": "A part.", "properties": { "size": { "type": "integer" } }, "$defs": {
              "Inner": { "type": "object", "properties": { "depth": { "type": "integer" } } } } }
            """,
            "3.1.0"),
        ["Thing", "Inner"]);

    [Fact]
    public void Recursion() => Snapshot.Verify(
        Swagger.Thing(
            """
            "parent": { "$ref": "#/definitions/Thing" },
            "children": { "type": "array", "items": { "$ref": "#/definitions/Thing" } },
            "byName": { "type": "object", "additionalProperties": { "$ref": "#/definitions/Thing" } }
            """),
        ["Thing"]);

    [Fact]
    public void Additional_properties_beside_members() => Snapshot.Verify(
        Swagger.Document(
            Swagger.Get(),
            """
            "Thing": { "type": "object", "properties": { "name": { "type": "string" } }, "additionalProperties": { "type": "integer" } }
            """),
        ["Thing"]);
}
