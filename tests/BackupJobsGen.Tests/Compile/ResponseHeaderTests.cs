using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Snapshots;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Headers of responses as the types that the document declares.</summary>
public sealed class ResponseHeaderTests
{
    private const string Id = "899bc1a6-d789-40ab-bd76-df8f5d5590f0";

    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private static string Headers(string headers) => Snapshot.OpenApi(
        $$"""
        "/a": { "get": { "operationId": "A_Get", "responses": { "200": { "description": "", "headers": { {{headers}} } },
          "404": { "description": "", "headers": { "X-Why": { "schema": { "type": "string" } } } } } } }
        """,
        """ "Mode": { "type": "string", "enum": [ "fast", "slow" ] }, "Level": { "type": "integer", "enum": [ 1, 2 ] } """);

    private static string Declared(string schema) => $$""" "X-Value": { "schema": {{schema}} } """;

    public static TheoryData<string, string[], object?> Values() => new()
    {
        { """{ "type": "integer", "format": "int32" }""", ["12"], 12 },
        { """{ "type": "integer", "format": "int64" }""", ["9007199254740993"], 9007199254740993L },
        { """{ "type": "number" }""", ["1.5"], 1.5 },
        { """{ "type": "boolean" }""", ["true"], true },
        { """{ "type": "string" }""", ["a", "b"], "a, b" },
        { """{ "type": "string", "format": "uuid" }""", [Id], Guid.Parse(Id) },
        { """{ "type": "string", "format": "date-time" }""", ["2026-11-29T12:00:00Z"], Noon },
        { """{ "type": "string", "format": "date-time" }""", ["Sun, 29 Nov 2026 12:00:00 GMT"], Noon },
        { """{ "type": "string", "format": "date" }""", ["2026-11-29"], new DateOnly(2026, 11, 29) },
        { """{ "type": "string", "format": "duration" }""", ["PT5M"], TimeSpan.FromMinutes(5) },
        { """{ "type": "string", "format": "byte" }""", ["AQI="], ValueList.Create<byte>(1, 2) },
        { """{ "type": "array", "items": { "type": "integer", "format": "int32" } }""", ["1, 2", "3"], ValueList.Create(1, 2, 3) },
        { """{ "type": "array", "items": { "type": "string" } }""", ["a\"b,c"], ValueList.Create("a\"b", "c") },
        { """{ "type": "object", "properties": { "a": { "type": "string" } } }""", ["a,b"], "a,b" },
        { """{ "type": "integer", "format": "int32" }""", ["many"], null },
        { """{ "type": "integer", "format": "int32" }""", ["99999999999"], null },
        { """{ "type": "integer", "format": "int32" }""", [""], null },
        { """{ "type": "boolean" }""", [], null },
        { """{ "type": "string" }""", [], null },
        { """{ "type": "array", "items": { "type": "integer" } }""", ["1,x"], null },
        { """{ "type": "array", "items": { "type": "integer" } }""", [], null },
        { "{}", ["7"], "7" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_header_has_the_type_of_its_schema(string schema, string[] sent, object? expected) =>
        Assert.Equal(expected, Read(TestProject.Of(Headers(Declared(schema))).Run().Compiles(), "GetXValue", sent));

    [Theory]
    [InlineData("Mode", "slow")]
    [InlineData("Mode", "unheard-of")]
    [InlineData("Level", "2")]
    public void A_header_may_be_an_enum(string schema, string sent)
    {
        string document = Headers(Declared($$"""{ "$ref": "#/components/schemas/{{schema}}" }"""));

        Assert.Equal(sent, Model.Get(Read(TestProject.Of(document).Run().Compiles(), "GetXValue", [sent])!, "Value"));
    }

    [Theory]
    [InlineData("text/plain", "abc", "abc")]
    [InlineData("application/json", "{\"a\":1}", "{\"a\":1}")]
    public void A_header_may_have_a_media_type(string mediaType, string sent, string expected)
    {
        string document = Headers($$""" "X-Value": { "content": { "{{mediaType}}": { "schema": { "type": "string" } } } } """);

        Assert.Equal(expected, Read(TestProject.Of(document).Run().Compiles(), "GetXValue", [sent])!.ToString());
    }

    [Fact]
    public void Names_are_those_of_no_member_and_differ()
    {
        Generation generation = TestProject.Of(
            Headers(
                """
                "Enumerator": { "schema": { "type": "string" } }, "Values": { "schema": { "type": "string" } }, "Type": { "schema": { "type": "string" } },
                "x-a": { "schema": { "type": "string" } }, "x.a": { "schema": { "type": "string" } }, "ETag": { "schema": { "type": "string" } },
                "X-A": { "schema": { "type": "integer" } }, "\"; } evil": { "schema": { "type": "string" }, "description": "*/ </summary> } evil" }
                """)).Run().Compiles();

        Assert.Equal(
            ["GetEnumerator2", "GetEvil", "GetType2", "GetValues2", "GetXA", "GetXA2", "GetXWhy"],
            generation.Type("TestClientHeaders").GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Select(method => method.Name).Order(StringComparer.Ordinal));
        // Two operations that disagree leave the string.
        Assert.Equal("1", Read(generation, "GetXA", "1", "x-a"));
    }

    [Fact]
    public void A_document_without_headers_has_no_methods_for_them()
    {
        string document = Swagger.Document(
            """ "/a": { "get": { "operationId": "A_Get", "responses": { "200": { "description": "" } } } } """);

        Assert.DoesNotContain(TestProject.Of(document).Run().Files, file => file.Key.Contains("Headers", StringComparison.Ordinal));
    }

    private static object? Read(Generation generation, string method, string[] sent) =>
        generation.Type("TestClientHeaders").GetMethod(method)!.Invoke(
            null, [ApiResponse.FromStatus(200, sent.Select(value => KeyValuePair.Create("X-Value", value))).Headers]);

    private static object? Read(Generation generation, string method, string sent, string name) =>
        generation.Type("TestClientHeaders").GetMethod(method)!.Invoke(
            null, [ApiResponse.FromStatus(200, [KeyValuePair.Create(name, sent)]).Headers]);
}
