using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Changes;

public class MemberTests
{
    private const string Text = """ "type": "string" """;

    [Theory]
    [InlineData(
        """ "a": { "type": "string" } """, """ "a": { "type": "string" }, "size": { "type": "integer", "format": "int32" } """,
        "None: Added Thing.Size [size] int?")]
    [InlineData(
        """ "a": { "type": "string" }, "size": { "type": "integer", "format": "int32" } """, """ "a": { "type": "string" } """,
        "Source, Binary: Removed Thing.Size [size] int?")]
    [InlineData(
        """ "size": { "type": "integer", "format": "int32" } """, """ "size": { "type": "integer", "format": "int64" } """,
        "Source, Binary: Changed Thing.Size [size] int? -> long?")]
    [InlineData(""" "size": { "type": "string" } """, """ "size": { "type": "integer", "format": "int32" } """,
        "Source, Binary: Changed Thing.Size [size] string? -> int?", "Wire: Changed Thing.Size [size] text -> number")]
    [InlineData(
        """ "size": { "type": "string" } """, """ "size": { "type": "string", "format": "date-time" } """,
        "Source, Binary: Changed Thing.Size [size] string? -> DateTimeOffset?")]
    [InlineData(
        """ "at": { "type": "string", "format": "date-time" } """, """ "at": { "type": "string", "format": "date-time-rfc1123" } """,
        "Wire: Changed Thing.At [at] date-time text -> rfc1123 text")]
    [InlineData(
        """ "at": { "type": "string", "format": "date-time" } """, """ "at": { "type": "integer", "format": "unixtime" } """,
        "Wire: Changed Thing.At [at] date-time text -> number")]
    [InlineData(
        """ "a": { "type": "string" } """, """ "a": { "type": "string", "x-ms-client-name": "size" } """,
        "Source, Binary: Renamed Thing.A [a] A -> Size")]
    [InlineData(
        """ "a": { "type": "string" } """, """ "b": { "type": "string", "x-ms-client-name": "a" } """, "Wire: Changed Thing.A [a] a -> b")]
    [InlineData(
        """ "a": { "type": "array", "items": { "type": "string" } } """,
        """ "a": { "type": "array", "items": { "type": "integer", "format": "int32" } } """,
        "Source, Binary: Changed Thing.A [a] ValueList<string>? -> ValueList<int>?",
        "Wire: Changed Thing.A [a] list of text -> list of number")]
    [InlineData(
        """ "a": { "type": "array", "items": { "type": "string" } } """,
        """ "a": { "type": "array", "items": { "type": "string", "x-nullable": true } } """,
        "Warning: Changed Thing.A [a] ValueList<string>? -> ValueList<string?>?")]
    [InlineData(
        """ "a": { "type": "array", "items": { "type": "integer", "format": "int32", "x-nullable": true } } """,
        """ "a": { "type": "array", "items": { "type": "integer", "format": "int32" } } """,
        "Source, Binary: Changed Thing.A [a] ValueList<int?>? -> ValueList<int>?")]
    [InlineData(""" "a": { "type": "string", "description": "old" } """, """ "a": { "type": "string", "description": "new" } """)]
    [InlineData(""" "a": { "type": "string" }, "b": { "type": "string" } """, """ "b": { "type": "string" }, "a": { "type": "string" } """)]
    public void A_member(string old, string now, params string[] expected) =>
        Assert.Equal(expected, Diff.Of(Swagger.Thing(old), Swagger.Thing(now)));

    [Theory]
    [InlineData("", "\"a\"", "Warning, Source: Changed Thing.A [a] string? -> required string")]
    [InlineData("\"a\"", "", "Warning: Changed Thing.A [a] required string -> string?")]
    public void A_required_text(string old, string now, params string[] expected) =>
        Assert.Equal(expected, Diff.Of(Swagger.Thing($"\"a\": {{ {Text} }}", old), Swagger.Thing($"\"a\": {{ {Text} }}", now)));

    [Theory]
    [InlineData("", "\"a\"", "Source, Binary: Changed Thing.A [a] int? -> required int")]
    [InlineData("\"a\"", "", "Source, Binary: Changed Thing.A [a] required int -> int?")]
    public void A_required_number(string old, string now, params string[] expected) =>
        Assert.Equal(
            expected,
            Diff.Of(
                Swagger.Thing(""" "a": { "type": "integer", "format": "int32" } """, old),
                Swagger.Thing(""" "a": { "type": "integer", "format": "int32" } """, now)));

    [Fact]
    public void A_required_member_that_is_added_is_missing_in_initializers() =>
        Assert.Equal(
            ["Source: Added Thing.B [b] required string"],
            Diff.Of(Swagger.Thing($"\"a\": {{ {Text} }}"), Swagger.Thing($"\"a\": {{ {Text} }}, \"b\": {{ {Text} }}", "\"b\"")));

    [Fact]
    public void Changes_of_request_members_are_reported_for_sent_records_only()
    {
        Assert.Equal(
            ["Wire: Changed Thing.A [a] sent -> read only", "Source, Wire: Added Thing.B [b] required string"],
            Diff.Of(
                Put("""{ "properties": { "a": { "type": "string" } } }"""),
                Put("""{ "required": ["b"], "properties": { "a": { "type": "string", "readOnly": true }, "b": { "type": "string" } } }""")));
        Assert.Empty(Diff.Of(Swagger.Thing($"\"a\": {{ {Text} }}"), Swagger.Thing($"\"a\": {{ {Text}, \"readOnly\": true }}")));
    }

    [Theory]
    [InlineData("\"x-ms-mutability\": [\"create\", \"update\"]", "Wire: Changed Thing.A [a] returned -> write only")]
    [InlineData("\"format\": \"password\"", "Wire: Changed Thing.A [a] returned -> write only")]
    [InlineData("\"x-ms-mutability\": [\"create\", \"read\"]")]
    public void A_member_that_responses_no_longer_have(string facts, params string[] expected) => Assert.Equal(
        expected, Diff.Of(Swagger.Thing($"\"a\": {{ {Text} }}"), Swagger.Thing($"\"a\": {{ {Text}, {facts} }}")));

    [Fact]
    public void A_member_that_is_only_sent_can_become_write_only() => Assert.Empty(Diff.Of(
        Put("""{ "properties": { "a": { "type": "string" } } }"""),
        Put("""{ "properties": { "a": { "type": "string", "x-ms-mutability": ["create", "update"] } } }""")));

    [Fact]
    public void A_constant_is_sent_whatever_the_caller_does() =>
        Assert.Equal(
            ["""Wire: Changed Thing.A [a] "x" -> "y" """.TrimEnd()],
            Diff.Of(
                Put("""{ "required": ["a"], "properties": { "a": { "type": "string", "enum": ["x"] } } }"""),
                Put("""{ "required": ["a"], "properties": { "a": { "type": "string", "enum": ["y"] } } }""")));

    [Fact]
    public void A_deprecated_member_warns_where_it_is_used()
    {
        string Document(string mark) => OpenApi3($$"""{ "properties": { "a": { "type": "string"{{mark}} } } }""");

        Assert.Equal(["Warning: Changed Thing.A [a] current -> deprecated"], Diff.Of(Document(""), Document(""", "deprecated": true""")));
        Assert.Equal(["None: Changed Thing.A [a] deprecated -> current"], Diff.Of(Document(""", "deprecated": true"""), Document("")));
    }

    private static string OpenApi3(string thing) => $$"""
        { "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "servers": [{ "url": "https://example.com" }],
          "paths": { "/things": { "get": { "operationId": "Things_Get", "responses": { "200": { "description": "OK", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } } } } },
          "components": { "schemas": { "Thing": {{thing}} } } }
        """;

    private static string Put(string thing) => Swagger.Document(
        """
        "/things": { "put": { "operationId": "Things_Put", "parameters": [{ "name": "thing", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Thing" } }], "responses": { "200": { "description": "OK" } } } }
        """,
        $"\"Thing\": {thing}");
}
