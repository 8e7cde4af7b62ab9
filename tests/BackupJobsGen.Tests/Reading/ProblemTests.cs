using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>One document for each kind of problem; the mark ▶ is where the problem must be reported.</summary>
public class ProblemTests
{
    internal const string Mark = "▶";
    internal const string Ok = """ "responses": { "204": { "description": "" } } """;

    private const string Text = """ "S": { "type": "string" } """;

    private static string Form(string properties, string encoding = "") => OpenApi($$"""
        "/a": { "post": { "requestBody": { "content": { "multipart/form-data": {
          "schema": { "type": "object", "properties": { {{properties}} } }, "encoding": { {{encoding}} } } } }, {{Ok}} } }
        """);

    private static string Extended(string extension) => Swagger($$"""
        "/a": { "get": { {{extension}}, "responses": { "200": { "description": "", "schema": { "properties": {
          "l": { "type": "array", "items": { "type": "string" } }, "n": { "type": "string" }, "s": { "type": "string", "enum": [ "run", "done", "no" ] } } } } } } }
        """);

    private static string DeepHierarchy =>
        """ "Root": { "discriminator": "k", "properties": { "k": { "type": "string" } } }, "L1": { "allOf": [ { "$ref": "#/definitions/Root" } ] } """
        + string.Concat(
            Enumerable.Range(2, 64)
                .Select(
                    level =>
                        $", \"L{level}\": {(level == 65 ? Mark : "")}{{ \"allOf\": [ {{ \"$ref\": \"#/definitions/L{level - 1}\" }} ] }}"));

    private static string ManyPaths =>
        string.Join(
            ",",
            Enumerable.Range(0, 10_001).Select(number => $$""" "/{{number}}": { "get": {{(number == 10_000 ? Mark : "")}}{ {{Ok}} } } """));

    public static TheoryData<string, string> Documents { get; } = new()
    {
        { "BJG1001", Swagger($$""" "/a": { "get": { {{Ok}} } } """) + " ▶extra" },
        { "BJG1002", Swagger($$""" ▶/* note */ "/a": { "get": { {{Ok}} } } """) },
        { "BJG1003", Swagger($$""" "/a": { "get": { "summary": "1", ▶"summary": "2", {{Ok}} } } """) },
        { "BJG1004",
            Swagger(
                $$""" "/a": { "get": { "x-deep": {{new string('[', 252)}}▶{{new string('[', 50)}}{{new string(']', 302)}}, {{Ok}} } } """) },
        { "BJG1005", Swagger($$""" "/a": { "get": { "summary": "▶\ud800", {{Ok}} } } """) },
        { "BJG1006", """▶{ "paths": {} }""" },
        { "BJG1007", Returning(""" "Root": { "properties": { "a": { "$ref": ▶"#/definitions/Gone" } } } """) },
        { "BJG1007", Returning(""" "Root": { "properties": { "a": { "$ref": ▶"#/definitions/Roto" } } } """) },
        // What follows from it, that no operation is selected, is not reported.
        { "BJG1008", OpenApi(""" "/a": { "$ref": ▶"#/paths/~1a" } """) },
        { "BJG1013", Returning(""" "Root": { "properties": { "a▶?": { "type": "string" }, "b?": { "type": "string" } } } """.Replace('?', '\uFFFD')) },
        { "BJG1007", Returning(""" "Root": { "properties": { "a": { "$ref": ▶"#" } } } """) },
        { "BJG1008",
            Returning(
                """ "Root": { "properties": { "a": { "$ref": "#/definitions/A" } } }, "A": { "$ref": "#/definitions/B" }, "B": { "$ref": ▶"#/definitions/A" } """) },
        { "BJG1007", OpenApi(""" "/a": { "get": { "$ref": ▶"gone.json" } } """) },
        { "BJG1007", OpenApi(""" "/a": { "get": { "$ref": ▶"#/paths/~1b" } }, "/b": { "get": { "responses": { "204": { "description": "" } } } } """) },
        { "BJG1007", OpenApi($$""" "/a": { "get": { "parameters": [ { "$ref": ▶"#/components/schemas/S" } ], {{Ok}} } } """, Text) },
        { "BJG1007", OpenApi($$""" "/a": { "post": { "requestBody": { "$ref": ▶"#/components/schemas/S" }, {{Ok}} } } """, Text) },
        { "BJG1007", OpenApi(""" "/a": { "get": { "responses": { "204": { "description": "" }, "400": { "$ref": ▶"#/components/schemas/S" } } } } """, Text) },
        { "BJG1007", OpenApi(""" "/a": { "get": { "responses": { "204": { "description": "", "headers": { "H": { "$ref": ▶"#/components/schemas/S" } } } } } } """, Text) },
        { "BJG1007", OpenApi(""" "/a": { "get": { "responses": { "200": { "description": "", "content": { "application/json": { "$ref": ▶"#/components/schemas/S" } } } } } } """, Text) },
        { "BJG1007", OpenApi($$""" "/a": { "$ref": ▶"#/components/schemas/S" }, "/b": { "get": { {{Ok}} } } """, Text) },
        { "BJG1007", OpenApi($$""" "/a": { "get": { {{Ok}} } } """, more: """ "servers": [ { "$ref": ▶"#/x-gone" } ], """) },
        { "BJG1007", OpenApi($$""" "/a": { "get": { {{Ok}} } } """, more: """ "tags": [ { "$ref": ▶"#/x-gone" } ], """) },
        { "BJG1007", Form(""" "f": { "type": "string" } """, """ "f": { "$ref": ▶"#/x-gone" } """) },
        { "BJG1007", OpenApiReturning(""" "Root": { "properties": { "a": { "$ref": ▶"#/paths/~1root/get/responses/200" } } } """) },
        { "BJG1007", Returning(""" "Root": { "properties": { "a": { "$ref": ▶"#/paths/~1root/get" } } } """) },
        { "BJG1007", Returning(""" "Root": { "properties": { "a": { "$ref": ▶"#/info/title" } } } """) },
        { "BJG3036",
            Swagger(""" "/a": { "put": { "x-ms-long-running-operation": true, "x-ms-long-running-operation-options": { "final-state-schema": ▶"#/paths/~1a/put/responses/200" }, "responses": { "200": { "description": "" } } } } """) },
        { "BJG3022", OpenApi($$""" "/a": { "$ref": "#/paths/~1b", "get": ▶{ {{Ok}} } }, "/b": { "put": { {{Ok}} } } """) },
        { "BJG2002", "▶" + Swagger("") },
        { "BJG2008", Swagger(ManyPaths) },
        { "BJG3001", Returning(""" "Root": { "description": ▶17, "properties": { "a": { "type": "string" } } } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "a": { "type": "string", "enum": ▶[] } } } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "a": { "type": "string", "required": ▶true } } } """) },
        { "BJG3001", Returning(""" "Root": { "required": ▶false, "properties": { "a": { "type": "string" } } } """) },
        { "BJG3001", OpenApiReturning(""" "Root": { "properties": { "a": { "type": "string", "required": ▶"a" } } } """, "3.1.0") },
        { "BJG3001", OpenApiReturning(""" "Root": { "properties": { "a": { "oneOf": ▶[] } } } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "a": { "$ref": "#/definitions/B", "required": ▶true } } }, "B": { "type": "string" } """) },
        { "BJG3001",
            OpenApiReturning(
                """ "Root": { "properties": { "k": { "type": "string" } }, "discriminator": { "propertyName": "k", "mapping": { "a": ▶17 } } } """) },
        { "BJG3002", Returning(""" "Root": { "properties": { "a": { "type": ▶"text" } } } """) },
        { "BJG3002", Returning(""" "Root": { "properties": { "a": { "type": ▶"objct", "properties": { "b": { "type": "string" } } } } } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "a": { "type": "string", "format": ▶7 } } } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "a": { "type": "string", "minLength": ▶-5 } } } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "a": { "type": "array", "maxItems": ▶3.5, "items": { "type": "string" } } } } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "a": { "type": "number", "multipleOf": ▶0 } } } """) },
        { "BJG3001", OpenApiReturning(""" "Root": { "properties": { "a": { "type": "string", "nullable": ▶"yes" } } } """) },
        { "BJG3001", OpenApiReturning(""" "Root": { "properties": { "a": { "type": "object", "additionalProperties": ▶"x" } } } """) },
        { "BJG3001", OpenApiReturning(""" "Root": { "properties": { "k": { "type": "string" } }, "discriminator": ▶7 } """) },
        { "BJG3001", Returning(""" "Root": { "properties": { "k": { "type": "string" } }, "discriminator": ▶7 } """) },
        { "BJG3037", OpenApiReturning(""" "Root": { "properties": { "k": { "type": "string" } }, "discriminator": ▶"k" } """) },
        { "BJG3037", Returning(""" "Root": { "properties": { "k": { "type": "string" } }, "discriminator": ▶{ "propertyName": "k" } } """) },
        { "BJG3001",
            OpenApiReturning(
                """ "Root": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "type": "string" } ], "discriminator": ▶{ "propertyNam": "k" } }, "A": { "properties": { "k": { "type": "string" } } } """) },
        { "BJG3003",
            Returning(
                """ "Root": { "properties": { "a": { "$ref": "#/definitions/A" } } }, "A": ▶{ "type": "array", "items": { "$ref": "#/definitions/A" } } """) },
        { "BJG3004", Returning(""" "Root": { "allOf": [ { "properties": { "a": { "type": "string" } } }, ▶{ "type": "integer" } ] } """) },
        { "BJG3004", Returning(""" "Root": { "properties": { "a": { "allOf": [ { "type": "string" }, ▶{ "type": "boolean" } ] } } } """) },
        { "BJG3005",
            Returning(
                """ "Root": { "discriminator": "k", "properties": { "k": { "type": "string" } } }, "Other": { "discriminator": "k", "properties": { "k": { "type": "string" } } }, "Both": { "allOf": [ { "$ref": "#/definitions/Root" }, ▶{ "$ref": "#/definitions/Other" } ] } """) },
        { "BJG3006",
            Returning(
                """ "Root": { "discriminator": "k", "properties": { "k": { "type": "string" }, "a": { "type": "string" } } }, "Child": { "allOf": [ { "$ref": "#/definitions/Root" } ], "properties": { "a": ▶{ "type": "integer" } } } """) },
        { "BJG3007",
            Returning(""" "Root": ▶{ "allOf": [ { "$ref": "#/definitions/Root" } ], "properties": { "a": { "type": "string" } } } """) },
        { "BJG3007", Returning(""" "Root": ▶{ "allOf": [ { "$ref": "#/definitions/Two" } ] }, "Two": { "allOf": [ { "$ref": "#/definitions/Root" } ] } """) },
        { "BJG3007", Returning(""" "Root": ▶{ "allOf": [ { "$ref": "#/definitions/Root" } ] } """) },
        { "BJG3007",
            Returning(
                """ "Root": { "properties": { "a": { "$ref": "#/definitions/A" } } }, "A": ▶{ "type": "object", "allOf": [ { "$ref": "#/definitions/B" } ] }, "B": { "allOf": [ { "$ref": "#/definitions/C" } ] }, "C": { "allOf": [ { "$ref": "#/definitions/A" } ] } """) },
        { "BJG3007", OpenApiReturning(""" "Root": ▶{ "oneOf": [ { "$ref": "#/components/schemas/Root" }, { "type": "string" } ] } """) },
        { "BJG3007", OpenApiReturning(""" "Root": ▶{ "anyOf": [ { "$ref": "#/components/schemas/Two" } ] }, "Two": { "oneOf": [ { "$ref": "#/components/schemas/Root" }, { "type": "string" }, { "type": "integer" } ] } """) },
        { "BJG3008",
            Returning(
                """ "Root": { "discriminator": "k", "properties": { "k": { "type": "string" } } }, "Child": { "discriminator": ▶"other", "allOf": [ { "$ref": "#/definitions/Root" } ] } """) },
        { "BJG3009",
            Returning(
                """ "Root": { "discriminator": "k", "properties": { "k": { "type": "string" } } }, "A": { "x-ms-discriminator-value": "v", "allOf": [ { "$ref": "#/definitions/Root" } ] }, "B": ▶{ "x-ms-discriminator-value": "v", "allOf": [ { "$ref": "#/definitions/Root" } ] } """) },
        { "BJG3010",
            Returning(
                """ "Root": { "discriminator": "k", "properties": { "k": ▶{ "type": "integer" } } }, "A": { "allOf": [ { "$ref": "#/definitions/Root" } ] } """) },
        { "BJG3011", Returning(""" "Root": { "properties": { "a": { "type": "integer", "enum": [ 1, ▶"x" ] } } } """) },
        { "BJG3012",
            Returning(
                """ "Root": { "properties": { "a": { "type": "string", "enum": [ "x" ], "x-ms-enum": { "name": "E" } }, "b": { "type": "string", "enum": [ "y" ], "x-ms-enum": ▶{ "name": "E" } } } } """) },
        { "BJG3013", Swagger($$""" "/a": { "get": { "parameters": [ ▶{ "name": "x", "in": "nowhere" } ], {{Ok}} } } """) },
        { "BJG3014", Swagger($$""" "/{a}": { "get": ▶{ {{Ok}} } } """) },
        { "BJG3015", Swagger($$""" "/a": { "get": { "parameters": [ ▶{ "name": "x", "in": "query" } ], {{Ok}} } } """) },
        { "BJG3016",
            Swagger(
                $$""" "/a": { "get": { "parameters": [ { "name": "x", "in": "query", "type": "string", "collectionFormat": ▶"dots" } ], {{Ok}} } } """) },
        { "BJG3017",
            Swagger(
                $$""" "/a": { "put": { "consumes": [ "application/xml" ], "parameters": [ { "name": "x", "in": "body", "schema": ▶{ "type": "object" } } ], {{Ok}} } } """) },
        { "BJG3018",
            Swagger(
                $$""" "/a": { "put": { "parameters": [ { "name": "x", "in": "body", "schema": {} }, ▶{ "name": "y", "in": "body", "schema": {} } ], {{Ok}} } } """) },
        { "BJG3019", Swagger($$""" "/a": { "get": { "x-ms-pageable": ▶{ "nextLinkName": "next" }, {{Ok}} } } """) },
        { "BJG3020",
            OpenApiReturning(
                """ "Root": { "properties": { "a": { "type": "string" } }, "oneOf": ▶[ { "properties": { "b": { "type": "string" } } } ] } """) },
        { "BJG3020",
            OpenApiReturning(
                """ "Root": { "allOf": [ { "properties": { "a": { "type": "string" } } }, ▶{ "oneOf": [ { "$ref": "#/components/schemas/B" }, { "type": "string" } ] } ] }, "B": { "properties": { "b": { "type": "string" } } } """) },
        { "BJG3021",
            OpenApiReturning(
                """ "Root": { "discriminator": { "propertyName": "k", "mapping": { "a": "#/components/schemas/A", "b": ▶"A" } }, "properties": { "k": { "type": "string" } } }, "A": { "allOf": [ { "$ref": "#/components/schemas/Root" } ] } """) },
        { "BJG3022",
            Swagger(
                $$""" "/a": { "get": { "parameters": [ { "name": "x-meta", "in": "header", "type": "string", "x-ms-header-collection-prefix": ▶"x-meta-" } ], {{Ok}} } } """) },
        { "BJG3022",
            OpenApiReturning(
                """ "Root": { "allOf": ▶[ { "properties": { "n": { "type": "string" } } } ], "oneOf": [ { "$ref": "#/components/schemas/A" }, { "type": "string" } ] }, "A": { "properties": { "k": { "type": "string" } } } """) },
        { "BJG3022",
            OpenApiReturning(
                """ "Root": { "oneOf": [ { "$ref": "#/components/schemas/A" } ], "anyOf": ▶[ { "type": "string" }, { "type": "integer" } ] }, "A": { "properties": { "k": { "type": "string" } } } """) },
        { "BJG3022",
            OpenApi($$""" "/a": { "get": { "parameters": [ { "name": ▶"Bad Header", "in": "header", "schema": { "type": "string" } } ], {{Ok}} } } """) },
        { "BJG3022", OpenApi($$""" "a": ▶{ "get": { {{Ok}} } } """) },
        { "BJG3022",
            OpenApi($$""" "/a": { "get": { "parameters": [ { "name": "q", "in": "query", "schema": { "type": "string" } }, ▶{ "name": "q", "in": "query", "schema": { "type": "string" } } ], {{Ok}} } } """) },
        { "BJG3022", Form(""" "a": ▶{ "type": "object", "additionalProperties": { "type": "string", "format": "binary" } } """) },
        { "BJG3022", Form(""" "a": ▶{ "oneOf": [ { "type": "string", "format": "binary" }, { "type": "string" } ] } """) },
        { "BJG3022", Form(""" "a": { "type": "string" } """, """ "b": ▶{ "contentType": "text/plain" } """) },
        { "BJG3023", Returning(""" "Root": { "properties": { "a": ▶{ "type": "array" } } } """) },
        { "BJG3024", Swagger(""" "/a": { "get": ▶{ "responses": {} } } """) },
        { "BJG3025",
            OpenApi(
                $$""" "/a": { "get": { {{Ok}} } } """, "",
                """ "servers": [ { "url": "https://x.com/{v}", "variables": { "v": ▶{ "default": "1" } } } ], """) },
        { "BJG3026", Returning(DeepHierarchy) },
        { "BJG3027", OpenApi($$""" "/a": { "get": { {{Ok}} } } """, "", """ "servers": [ { "url": ▶"ftp://x.com/a" } ], """) },
        { "BJG3028", Swagger($$""" "/a": { "get": { "operationId": "A", {{Ok}} }, "put": { "operationId": ▶"A", {{Ok}} } } """) },
        { "BJG3029",
            Swagger(
                """ "/a": { "get": { "x-ms-pageable": { "nextLinkName": ▶"paging.next" }, "responses": { "200": { "description": "", "schema": { "properties": { "value": { "type": "array", "items": { "type": "string" } }, "paging": { "properties": { "previous": { "type": "string" } } } } } } } } } """) },
        { "BJG3030", OpenApi($$""" "/a": { "get": { "callbacks": ▶{ "later": {} }, {{Ok}} } } """) },
        { "BJG3031", Returning($$""" "Root": { "properties": { {{Wide(1000)}}, "rest": ▶{ "type": "string" } } } """) },
        { "BJG3032", Returning(""" "Root": { "properties": { "a": { "type": "string" }, "a\u200B": ▶{ "type": "string" } } } """) },
        { "BJG3032", Returning(""" "Root": { "properties": { "a\u200Cb": ▶{ "type": "string" } } } """) },
        { "BJG3032", OpenApi($$""" "/a": { "get": { "parameters": [{ "name": "p", "in": "query", "schema": { "oneOf": [{ "enum": ["a"] }, { "enum": [▶"a\u2060b"] }] } }], {{Ok}} } } """) },
        { "BJG3022",
            OpenApiReturning(
                """ "Root": { "allOf": [ { "anyOf": [ { "type": "string" }, { "type": "integer" } ] }, ▶{ "anyOf": [ { "type": "boolean" }, { "type": "integer" } ] } ] } """) },
        { "BJG3042",
            OpenApiReturning(
                """ "Root": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" } ], "discriminator": { "propertyName": ▶"kindd" } }, "A": { "properties": { "a": { "type": "string" } } }, "B": { "allOf": [ { "$ref": "#/components/schemas/Kinded" } ], "properties": { "b": { "type": "string" } } }, "Kinded": { "properties": { "kind": { "type": "string" } } } """) },
        { "BJG3042",
            Returning(
                """ "Root": { "discriminator": ▶"knid", "properties": { "kind": { "type": "string" } } }, "A": { "allOf": [ { "$ref": "#/definitions/Root" } ] } """) },
        { "BJG3033",
            OpenApiReturning(
                """ "Root": { "properties": { "k": { "type": "string" } }, "discriminator": { "propertyName": "k", "mapping": { "a": "A", "b": ▶"B" } } }, "A": { "allOf": [ { "$ref": "#/components/schemas/Root" } ] }, "B": { "properties": { "b": { "type": "string" } } } """) },
        { "BJG3033",
            OpenApiReturning(
                """ "Root": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "type": "string" } ], "discriminator": { "propertyName": "k", "mapping": { "a": "A", "b": ▶"#/components/schemas/B" } } }, "A": { "properties": { "k": { "type": "string" } } }, "B": { "properties": { "b": { "type": "string" } } } """) },
        { "BJG3036",
            OpenApiReturning(
                """ "Root": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "type": "string" } ], "discriminator": { "propertyName": "k", "mapping": { "a": "A", "b": ▶"#/components" } } }, "A": { "properties": { "k": { "type": "string" } } } """) },
        { "BJG3034", OpenApi($$""" "/a": { "get": { {{Ok}} }, "putt": ▶{ {{Ok}} } } """) },
        { "BJG3034", OpenApi($$""" "/a": { "get": { "response": ▶{}, {{Ok}} } } """) },
        { "BJG3034",
            OpenApi($$""" "/a": { "get": { "parameters": [ { "name": "q", "in": "query", "require": ▶true, "schema": { "type": "string" } } ], {{Ok}} } } """) },
        { "BJG3034", OpenApi(""" "/a": { "get": { "responses": { "204": { "description": "", "contents": ▶{} } } } } """) },
        { "BJG3034", OpenApi($$""" "/a": { "put": { "requestBody": { "application/json": ▶{ "schema": {} } }, {{Ok}} } } """) },
        { "BJG3034", OpenApi(""" "/a": { "get": { "responses": { "200": { "description": "", "text/plain": ▶{ "schema": {} } } } } } """) },
        { "BJG3034", Returning(""" "Root": { "propertys": ▶{ "a": { "type": "string" } } } """) },
        { "BJG3034", Returning(""" "Root": { "properties": { "a": { "type": "string", "readonly": ▶true } } } """) },
        { "BJG3034", Returning(""" "Root": { "properties": { "a": { "type": "array", "item": ▶{ "type": "string" }, "items": {} } } } """) },
        { "BJG3001", OpenApi($$""" "/a": { "put": { "requestBody": ▶{ "description": "Forgotten." }, {{Ok}} } } """) },
        { "BJG3035", Returning(""" "Root": { "properties": { "a": { "type": "string", "enum": [ "x", "y" ], "default": ▶"z" } } } """) },
        { "BJG3035", Returning(""" "Root": { "properties": { "a": { "type": "integer", "default": ▶"17" } } } """) },
        { "BJG3035", Returning(""" "Root": { "properties": { "a": { "type": "boolean", "default": ▶1 } } } """) },
        { "BJG3035", Returning(""" "Root": { "properties": { "a": { "type": "object", "additionalProperties": { "type": "string" }, "default": ▶[] } } } """) },
        { "BJG3035", Returning(""" "Root": { "properties": { "a": { "type": "array", "items": { "type": "string", "enum": [ "x" ] }, "default": ▶[ "x", "y" ] } } } """) },
        { "BJG3035", Returning(""" "Root": { "properties": { "a": { "$ref": "#/definitions/B" } } }, "B": { "properties": { "c": { "type": "integer" } }, "default": ▶{ "c": "d" } } """) },
        { "BJG3035", OpenApiReturning(""" "Root": { "properties": { "a": { "$ref": "#/components/schemas/B", "default": ▶"z" } } }, "B": { "type": "string", "enum": [ "x" ] } """, "3.1.0") },
        { "BJG3035", OpenApiReturning(""" "Root": { "properties": { "a": { "default": ▶"z", "allOf": [ { "$ref": "#/components/schemas/B" } ] } } }, "B": { "type": "string", "enum": [ "x" ] } """) },
        { "BJG3035", OpenApiReturning(""" "Root": { "properties": { "a": { "anyOf": [ { "type": "integer" }, { "type": "null" } ], "default": ▶false } } } """, "3.1.0") },
        { "BJG3035", OpenApiReturning(""" "Root": { "required": [ "a" ], "properties": { "a": { "type": "string", "const": "x", "default": ▶"y" } } } """, "3.1.0") },
        { "BJG3030", Returning(""" "Root": { "allOf": [ { "$ref": "#/definitions/A" }, { "required": [ "a", ▶"b" ] } ] }, "A": { "properties": { "a": { "type": "string" } } } """) },
        { "BJG3036",
            OpenApiReturning(
                """ "Root": { "properties": { "k": { "type": "string" } }, "discriminator": { "propertyName": "k", "mapping": { "gone": ▶"#/components/schemas/Gone" } } } """) },
        { "BJG3036",
            OpenApiReturning(
                """ "Root": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" } ], "discriminator": { "propertyName": "k", "mapping": { "gone": ▶"Gone", "b": "B" } } }, "A": { "properties": { "k": { "type": "string" } } }, "B": { "properties": { "k": { "type": "string" }, "b": { "type": "string" } } } """) },
        { "BJG3036", Swagger($$""" "/a": { "get": { "x-ms-odata": ▶"#/definitions/Gone", {{Ok}} } } """) },
        { "BJG3015", Form(""" "a": ▶{ "type": "object", "properties": { "b": { "type": "string" } } } """, """ "a": { "contentType": "application/xml" } """) },
        { "BJG3040",
            Swagger(
                """ "/a": { "get": { "x-bjg-paging": { "style": ▶"sideways" }, "responses": { "200": { "description": "", "schema": { "type": "array", "items": { "type": "string" } } } } } } """) },
        { "BJG3040", Extended(""" "x-bjg-paging": { "style": "link", "items": "l", "next": "n", "itmes": ▶"l" } """) },
        { "BJG3040", Extended(""" "x-bjg-pagin": ▶{ "style": "link" } """) },
        { "BJG3040", Extended(""" "X-BJG-Paging": ▶{ "style": "link", "items": "l", "next": "n" } """) },
        { "BJG3040", Swagger($$""" "/a": { "x-bjg-paging": ▶{ "style": "link" }, "get": { {{Ok}} } } """) },
        { "BJG3040", Swagger(""" "/a": { "get": { "responses": { "200": { "description": "", "x-bjg-status": ▶{ "member": "s" } } } } } """) },
        { "BJG3040", OpenApiReturning(""" "Root": { "properties": { "a": { "type": "string", "x-bjg-status": ▶{} } } } """) },
        { "BJG3040", Extended(""" "x-bjg-status": { "member": "s", "succeeded": [ "done" ], "failed": [ ▶"Done" ] } """) },
        { "BJG3040", Extended(""" "x-bjg-status": { "member": "s", "succeeded": [ ▶"don" ], "failed": [ "no" ] } """) },
        { "BJG3040", Extended(""" "x-bjg-status": { "member": "s", "succeeded": ▶[] } """) },
        { "BJG3040", Extended(""" "x-bjg-status": ▶{ "member": "s" } """) },
        { "BJG3041",
            Returning(""" "Root": { "properties": { "a": { "$ref": "#/definitions/api_error" } } }, "api_error": ▶{ "properties": { "b": { "type": "string" } } } """) },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    [MemberData(nameof(VersionProblems.Documents), MemberType = typeof(VersionProblems))]
    public void Each_problem_is_reported_once_at_its_line_and_column(string id, string marked)
    {
        string document = marked.Replace(Mark, "", StringComparison.Ordinal);

        ApiResult result = Read(document);

        Problem problem = Assert.Single(result.Problems);
        Assert.Equal(id, problem.Id);
        Assert.Equal(PositionOf(marked, Mark), (problem.Line, problem.Column));
        Assert.Equal(DocumentFile, problem.File);
        Assert.Equal(id, Problems.Of(id).Id);
    }

    [Fact]
    public void Every_message_shows_its_arguments()
    {
        foreach ((string id, string marked) in Documents.Select(row => ((string)row[0], (string)row[1])))
        {
            Problem problem = Read(marked.Replace(Mark, "", StringComparison.Ordinal)).Problems.Single();
            string[] arguments = [.. problem.Arguments];
            string message = string.Format(CultureInfo.InvariantCulture, Problems.Of(id).Message, arguments);

            Assert.All(
                arguments.Where(argument => argument.Length > 0), argument => Assert.Contains(argument, message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_kind_of_problem_has_a_document_here()
    {
        // BJG2xxx is about the project's items; SelectionTests and ProjectTests cover it. YAML and overlays are read by the build task,
        // whose tests cover them.
        Assert.Empty(
            Problems.All.Keys.Where(
                id => id.StartsWith("BJG1", StringComparison.Ordinal) || id.StartsWith("BJG3", StringComparison.Ordinal))
            .Except(Documents.Select(row => (string)row[0]))
            .Except([Problems.InvalidYaml.Id, Problems.InvalidOverlay.Id, Problems.OverlayMatchesNothing.Id, Problems.OverlayExtends.Id]));
    }

    private static string Wide(int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => $$"""  "p{{i}}": { "type": "string" } """));
}
