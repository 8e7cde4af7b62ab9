using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Changes;

public class ArgumentTests
{
    private const string Method = "TestClient.Things.GetAsync";
    private const string A = """{ "name": "a", "in": "query", "type": "string", "required": true }""";
    private const string B = """{ "name": "b", "in": "query", "type": "string", "required": true }""";
    private const string N = """{ "name": "n", "in": "query", "type": "integer", "format": "int32", "required": true }""";
    private const string OptionalA = """{ "name": "a", "in": "query", "type": "string" }""";
    private const string OptionalB = """{ "name": "b", "in": "query", "type": "string" }""";
    private const string OptionalN = """{ "name": "n", "in": "query", "type": "integer", "format": "int32" }""";
    private const string OptionalLong = """{ "name": "n", "in": "query", "type": "integer", "format": "int64" }""";
    private const string Renamed = """{ "name": "a", "in": "query", "type": "string", "required": true, "x-ms-client-name": "other" }""";
    private const string OnTheWireRenamed =
        """{ "name": "z", "in": "query", "type": "string", "required": true, "x-ms-client-name": "a" }""";
    private const string Header = """{ "name": "a", "in": "header", "type": "string", "required": true }""";
    private const string Choice =
        """{ "name": "a", "in": "query", "type": "string", "required": true, "enum": ["x", "y"], "x-ms-enum": { "name": "Choice" } }""";
    private const string OptionalChoice =
        """{ "name": "a", "in": "query", "type": "string", "enum": ["x", "y"], "x-ms-enum": { "name": "Choice" } }""";
    private const string Commas =
        """{ "name": "a", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "csv" }""";
    private const string Repeated =
        """{ "name": "a", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "multi" }""";
    private const string ConstantX = """{ "name": "c", "in": "query", "type": "string", "required": true, "enum": ["x"] }""";
    private const string ConstantY = """{ "name": "c", "in": "query", "type": "string", "required": true, "enum": ["y"] }""";
    private const string Moment = """{ "name": "t", "in": "query", "type": "string", "format": "date-time" }""";
    private const string MomentRfc = """{ "name": "t", "in": "query", "type": "string", "format": "date-time-rfc1123" }""";

    [Theory]
    [InlineData("", Header, $"Source, Binary, Wire: Added {Method}(a) [a] string")]
    [InlineData("", A, $"Source, Binary, Wire: Added {Method}(a) [a] string")]
    [InlineData("", OptionalA, $"Source, Binary: Added {Method}(a) [a] string?, optional")]
    [InlineData(A, "", $"Source, Binary: Removed {Method}(a) [a] string")]
    [InlineData(OptionalA, "", $"Source, Binary: Removed {Method}(a) [a] string?, optional")]
    [InlineData(A, OptionalA, $"None: Changed {Method}(a) [a] string -> string?, optional")]
    [InlineData(OptionalA, A, $"Source, Wire: Changed {Method}(a) [a] string?, optional -> string")]
    [InlineData(N, OptionalN, $"Binary: Changed {Method}(n) [n] int -> int?, optional")]
    [InlineData(OptionalN, N, $"Source, Binary, Wire: Changed {Method}(n) [n] int?, optional -> int")]
    [InlineData(N, OptionalLong, $"Binary: Changed {Method}(n) [n] int -> long?, optional")]
    [InlineData(OptionalLong, OptionalN, $"Source, Binary: Changed {Method}(n) [n] long?, optional -> int?, optional")]
    [InlineData(A, Renamed, $"Source: Renamed {Method}(a) [a] a -> other")]
    [InlineData(A, OnTheWireRenamed, $"Wire: Changed {Method}(a) [a] query a -> query z")]
    [InlineData(A, Header, $"Wire: Changed {Method}(a) [a] query a -> header a")]
    [InlineData($"{A}, {B}", $"{B}, {A}", $"Wire: Changed {Method} [order] a, b -> b, a")]
    [InlineData($"{A}, {N}", $"{N}, {A}", $"Source, Binary: Changed {Method} [order] a, n -> n, a")]
    [InlineData(
        $"{OptionalA}, {OptionalB}", $"{OptionalA}, {B}", $"Source, Wire: Changed {Method}(b) [b] string?, optional -> string",
        $"Wire: Changed {Method} [order] a, b -> b, a")]
    [InlineData(Commas, Repeated, $"Wire: Changed {Method}(a) [a] query a, csv -> query a, multi")]
    [InlineData(ConstantX, ConstantY, $"Wire: Changed {Method} [c] \"x\" -> \"y\"")]
    [InlineData("", ConstantX, $"Wire: Changed {Method} [c] not sent -> \"x\"")]
    [InlineData(Moment, MomentRfc, $"Wire: Changed {Method}(t) [t] date-time text -> rfc1123 text")]
    public void An_argument(string old, string now, params string[] expected) =>
        Assert.Equal(expected, Diff.Of(Document(old), Document(now)));

    [Fact]
    public void A_string_can_replace_an_enum_argument() =>
        Assert.Equal(
            [$"Binary: Changed {Method}(a) [a] string -> Choice", "None: Added Choice [/paths/~1things/get/parameters/0]"],
            Diff.Of(Document(A), Document(Choice)));

    [Fact]
    public void A_text_that_may_be_null_is_given_to_an_enum_with_a_warning() =>
        Assert.Equal(
            [
                $"Warning, Binary: Changed {Method}(a) [a] string?, optional -> Choice?, optional",
                "None: Added Choice [/paths/~1things/get/parameters/0]"
            ],
            Diff.Of(Document(OptionalA), Document(OptionalChoice)));

    [Fact]
    public void A_body_of_another_type_and_media_type()
    {
        Assert.Equal(
            [
                $"Source, Binary: Changed {Method}(body) [body] Thing -> Other", "Source, Binary: Removed Thing [/definitions/Thing]",
                "None: Added Other [/definitions/Other]",
            ],
            Diff.Of(Document(Body("Thing"), Definition("Thing")), Document(Body("Other"), Definition("Other"))));
        Assert.Equal(
            [$"Wire: Changed {Method} [Things_Get, media type] application/json -> application/merge-patch+json"],
            Diff.Of(
                Document(Body("Thing"), Definition("Thing")),
                Document(Body("Thing"), Definition("Thing"), """ "consumes": ["application/merge-patch+json"], """)));
    }

    [Fact]
    public void A_body_that_is_required_now()
    {
        string optional = Body("Thing").Replace(", \"required\": true", "", StringComparison.Ordinal);

        Assert.StartsWith(
            $"Source, Binary, Wire: Added {Method}(body)", Diff.Of(Document(""), Document(Body("Thing"), Definition("Thing")))[0],
            StringComparison.Ordinal);
        Assert.Equal(
            [$"Source, Wire: Changed {Method}(body) [body] Thing?, optional -> Thing"],
            Diff.Of(Document(optional, Definition("Thing")), Document(Body("Thing"), Definition("Thing"))));
    }

    private static string Body(string type) =>
        $$"""{ "name": "body", "in": "body", "required": true, "schema": { "$ref": "#/definitions/{{type}}" } }""";

    private static string Definition(string name) => $$""" "{{name}}": { "properties": { "a": { "type": "string" } } } """;

    private static string Document(string parameters, string definitions = "", string more = "") => Swagger.Document(
        $$"""
        "/things": { "get": { "operationId": "Things_Get", {{more}} "parameters": [{{parameters}}], "responses": { "200": { "description": "OK" } } } }
        """,
        definitions);
}
