using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;
using static BackupJobsGen.Tests.Reading.KeywordFields;

namespace BackupJobsGen.Tests.Reading;

/// <summary>
/// Every field that the specifications give an object changes the client, is reported, or says nothing about requests and
/// responses. A field that is added to a list below without a row fails.
/// </summary>
public sealed class KeywordTests
{
    public static TheoryData<string, string, string, string> Rows => KeywordRows.All;

    // Each with the type that it constrains.
    public static IEnumerable<object[]> Constraints { get; } =
        [.. new[] { "parameter 2", "items 2", "header 2", "schema 2", "schema" }.SelectMany(place => new[]
        {
            (place, "multipleOf", "number", "2"), (place, "maximum", "number", "2"), (place, "exclusiveMaximum", "number", "true"),
            (place, "minimum", "number", "2"), (place, "exclusiveMinimum", "number", "true"), (place, "maxLength", "string", "2"),
            (place, "minLength", "string", "2"), (place, "pattern", "string", "\"^a\""), (place, "maxItems", "array", "2"),
            (place, "minItems", "array", "2"), (place, "uniqueItems", "array", "true"), (place, "maxProperties", "object", "2"),
            (place, "minProperties", "object", "2"),
        }).Select(row => new object[] { row.place, row.Item2, row.Item3, row.Item4 })];

    [Theory]
    [MemberData(nameof(Constraints))]
    public void A_constraint_is_reported(string place, string field, string type, string value)
    {
        string items = type == "array" ? """, "items": { "type": "string" }""" : "";
        A_field_changes_the_client_or_is_reported(place, field, $"\"type\": \"{type}\"{items}", $"\"{field}\": {value}");
    }

    [Fact]
    public void Every_field_of_the_specifications_has_a_row()
    {
        HashSet<string> known =
            [.. Rows.Concat(Constraints).Select(row => $"{row[0]} {row[1]}"), .. Frame];
        IEnumerable<string> fields = Fields.SelectMany(place => place.Value.Split(' ').Select(field => (Place: place.Key, Field: field)))
            .Where(entry => !Annotations.Contains(entry.Field) && !Annotations.Contains($"{entry.Place} {entry.Field}"))
            .Select(entry => $"{entry.Place} {entry.Field}");
        Assert.DoesNotContain(fields, field => !known.Contains(field));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_field_changes_the_client_or_is_reported(string place, string field, string before, string added)
    {
        ApiResult without = Read(place, before);
        ApiResult with = Read(place, before.Length == 0 ? added : before + "," + added);

        Assert.NotNull(with.Model);
        Assert.True(
            with.Model != without.Model || with.Problems.Any(problem => problem.Arguments.Contains(field)),
            $"{place}: {field} is ignored. {string.Join('\n', with.Problems.Select(Describe))}");
    }

    // A name that the object has twice counts once, with its last value.
    private static ApiResult Read(string place, string members)
    {
        const string Ok = """ "responses": { "204": { "description": "" } } """;
        string body = members.Contains("\"schema\"", StringComparison.Ordinal) || members.Length == 0 ? "body" : "query";
        string document = place switch
        {
            "swagger" => Swagger2(Operation2(Ok), Member(members)),
            "operation 2" => Swagger2(Operation2(Ok + Member(members))),
            "parameter 2" => Swagger2(Operation2($$"""
                "parameters": [ { "name": "p", "in": "{{body}}"{{Member(members)}} } ], {{Ok}}
                """)),
            "schema 2" => Swagger2(Operation2("""
                "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Root" } } }
                """), $$"""
                , "definitions": { "Other": { "type": "integer" }, "Root": { "type": "object", "properties": { "x": { "type": "string" }, "p": { {{members}} } } } }
                """),
            "items 2" => Swagger2(Operation2($$"""
                "parameters": [ { "name": "p", "in": "query", "type": "array", "items": { {{members}} } } ], {{Ok}}
                """)),
            "header 2" => Swagger2(Operation2($$"""
                "responses": { "204": { "description": "", "headers": { "X-A": { {{members}} } } } }
                """)),
            "info" => OpenApi3(Operation(Ok), $$""", "info": { "title": "T", "version": "1"{{Member(members)}} } """),
            "components" => OpenApi3(Referring, $$""", "security": [ { "s": [] } ], "components": { {{members}} } """),
            "header" => OpenApi3(Operation($$""" "responses": { "204": { "description": "", "headers": { "X-A": { {{members}} } } } } """)),
            "xml" => OpenApi3(Returning(), Schemas($$""" "type": "string", "xml": { {{members}} } """)),
            "server variable" => OpenApi3(
                Operation(Ok), $$""", "servers": [ { "url": "https://{v}.test", "variables": { "v": { {{members}} } } } ] """),
            "flow" => OpenApi3(
                Operation(Ok), Secured($$"""{ "type": "oauth2", "flows": { "clientCredentials": { {{members}} } } }""")),
            "openapi" => OpenApi3(Operation(Ok), Member(members)),
            "server" => OpenApi3(Operation(Ok), $$""", "servers": [ { {{members}} }, { "url": "https://second.test" } ] """),
            "path item" => OpenApi3(
                $$""" "/a": { {{members}} }, "/b": { "get": { {{Ok}} } } """,
                $$""", "components": { "pathItems": { "P": { "get": { {{Ok}} } } } } """),
            "operation" => OpenApi3(Operation(Ok + Member(members))),
            "parameter" => OpenApi3(Operation($$""" "parameters": [ { "name": "p", "in": "query"{{Member(members)}} } ], {{Ok}} """)),
            "request body" => OpenApi3(Operation($$""" "requestBody": { {{members}} }, {{Ok}} """)),
            "media type" => OpenApi3(Operation($$""" "requestBody": { "content": { "multipart/form-data": { {{members}} } } }, {{Ok}} """)),
            "encoding" => OpenApi3(Operation($$"""
                "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object", "properties": { "a": { "type": "array", "items": { "type": "string" } } } },
                  "encoding": { "a": { {{members}} } } } } }, {{Ok}}
                """)),
            "response" => OpenApi3(Operation($$""" "responses": { "200": { {{members}} } } """)),
            "tag" => OpenApi3(Operation(Ok), $$""", "tags": [ { {{members}} } ] """),
            "discriminator" => OpenApi3(Returning(), Schemas($$"""
                "oneOf": [ { "$ref": "#/components/schemas/Left" }, { "$ref": "#/components/schemas/Right" } ], "discriminator": { {{members}} }
                """)),
            "security scheme" => OpenApi3(Operation(Ok), Secured($"{{ {members} }}")),
            "flows" => OpenApi3(Operation(Ok), Secured($$"""{ "type": "oauth2", "flows": { {{members}} } }""")),
            "schema" => OpenApi3(Returning(), Schemas(members)),
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };
        return ApiReader.Read(
            [OpenApiDocument.Parse(DocumentFile, document)], [new DocumentSelection(DocumentFile, [], [])],
            new ReadOptions { FollowsSecurity = place is "security scheme" or "flows" or "flow" or "components" }, CancellationToken.None);
    }

    // Operations that refer to an entry of each kind of component.
    private const string Referring = """
        "/a": { "post": { "parameters": [ { "$ref": "#/components/parameters/P" } ], "requestBody": { "$ref": "#/components/requestBodies/B" },
          "responses": { "200": { "description": "", "headers": { "X-A": { "$ref": "#/components/headers/H" } },
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S" } } } }, "404": { "$ref": "#/components/responses/R" } } } },
        "/b": { "$ref": "#/components/pathItems/I" },
        "/c": { "get": { "responses": { "200": { "description": "", "content": { "application/json": { "$ref": "#/components/mediaTypes/M" } } } } } }
        """;

    private static string Member(string members) => members.Trim().Length == 0 ? "" : "," + members;

    private static string Swagger2(string paths, string more = "") =>
        $$"""{ "swagger": "2.0", "info": { "title": "T", "version": "1" }, "paths": { {{paths}} }{{more}} }""";

    private static string OpenApi3(string paths, string more = "") =>
        $$"""{ "openapi": "3.2.0", "info": { "title": "T", "version": "1" }, "paths": { {{paths}} }{{more}} }""";

    private static string Operation2(string members) => $$"""
        "/a": { "post": { {{members}} } }, "/b": { "get": { "responses": { "200": { "description": "", "schema": { "type": "object", "properties": { "a": { "type": "string" } } } } } } },
        "/c": { "put": { "parameters": [ { "name": "b", "in": "body", "schema": { "type": "object" } } ], "responses": { "204": { "description": "" } } } }
        """;

    private static string Operation(string members) => $$""" "/a": { "post": { {{members}} } } """;

    private static string Returning() => Operation("""
        "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Root" } } } } }
        """);

    private static string Schemas(string members) => $$"""
        , "components": { "schemas": {
          "Left": { "type": "object", "properties": { "x": { "type": "string" }, "l": { "type": "string" } } },
          "Right": { "type": "object", "properties": { "x": { "type": "string" }, "r": { "type": "string" } } },
          "Root": { "type": "object", "properties": { "p": { {{members}} } } } } }
        """;

    private static string Secured(string scheme) =>
        $$""", "security": [ { "s": [] } ], "components": { "securitySchemes": { "s": {{scheme}} } } """;
}
