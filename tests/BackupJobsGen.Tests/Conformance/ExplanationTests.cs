using BackupJobs.Conformance.Report;

namespace BackupJobsGen.Tests.Conformance;

/// <summary>
/// Examples that contradict their document at one node, with clients that fail at another: one does not explain the other.
/// </summary>
public sealed class ExplanationTests : ReplayTest
{
    private const string Document = """
        {"swagger": "2.0", "info": {"title": "T", "version": "1"}, "host": "service.example.com", "paths": {
          "/things": {"put": {"operationId": "Things_Put",
            "parameters": [{"name": "sizes", "in": "query", "type": "array", "items": {"type": "integer"}}, {"name": "thing", "in": "body", "schema": {"$ref": "#/definitions/Thing"}}],
            "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Thing"}}},
            "x-ms-examples": {"E": {"$ref": "example.json"}}}}},
         "definitions": {
          "Thing": {"type": "object", "properties": {"name": {"type": "string"}, "owner": {"$ref": "#/definitions/Part"}, "parts": {"type": "array", "items": {"$ref": "#/definitions/Part"}}}},
          "Part": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "size": {"type": "integer"}}}}}
        """;

    private const string Thing = """{"name": "n", "owner": {"name": "o", "size": 1}, "parts": [{"name": "a", "size": 2}, {"name": "b"}]}""";

    /// <summary>Documents of clients that fail where the example is right.</summary>
    private static readonly Dictionary<string, string> Clients = new()
    {
        ["as documented"] = Document,
        ["another member required"] =
            Document.Replace(
                "\"required\": [\"name\"], \"properties\": {",
                "\"required\": [\"name\", \"title\"], \"properties\": {\"title\": {\"type\": \"string\"}, ", StringComparison.Ordinal),
        ["a root member required"] =
            Document.Replace(
                "\"Thing\": {\"type\": \"object\", \"properties\": {",
                "\"Thing\": {\"type\": \"object\", \"required\": [\"title\"], \"properties\": {\"title\": {\"type\": \"string\"}, ",
                StringComparison.Ordinal),
        ["a required member of another kind"] =
            Document.Replace(
                "\"properties\": {\"name\": {\"type\": \"string\"}, \"size\"",
                "\"properties\": {\"name\": {\"type\": \"boolean\"}, \"size\"", StringComparison.Ordinal),
        ["another root"] =
            Document.Replace(
                "\"schema\": {\"$ref\": \"#/definitions/Thing\"}}},", "\"schema\": {\"type\": \"array\", \"items\": {}}}},",
                StringComparison.Ordinal),
        ["other items"] =
            Document.Replace("\"items\": {\"type\": \"integer\"}", "\"items\": {\"type\": \"boolean\"}", StringComparison.Ordinal),
    };

    [Theory]
    [InlineData("\"size\": 2", "\"size\": \"two\"", "/parts/0/size: integer expected")]
    [InlineData("\"name\": \"o\", ", "", "/owner/name: required, but missing")]
    [InlineData("{\"name\": \"b\"}", "{}", "/parts/1/name: required, but missing")]
    [InlineData("\"name\": \"o\"", "\"name\": {}", "/owner/name: string expected")]
    [InlineData("\"name\": \"b\"", "\"name\": null", "/parts/1/name: null, which")]
    [InlineData("[{\"name\": \"a\", \"size\": 2}, {\"name\": \"b\"}]", "{\"a\": 1}", "/parts: array expected")]
    [InlineData(Thing, "[1]", "body: object expected")]
    public async Task What_contradicts_is_excused_in_requests_and_responses(string text, string instead, string contradiction)
    {
        DocumentResult result = await ReplayThing("as documented", Thing.Replace(text, instead, StringComparison.Ordinal), "[1]");

        Assert.Equal("", TortureTests.Faults(result with { Contradictions = [] }));
        Assert.Equal(
            2,
            result.Contradictions.Count(
                entry =>
                    entry.Contradiction.Contains(contradiction.Replace("body", "", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("another member required", "\"size\": 2", "\"size\": \"two\"", "/owner/title: ")]
    [InlineData("another member required", "\"name\": \"b\"", "\"name\": {}", "/owner/title: ")]
    [InlineData("a root member required", "\"size\": 2", "\"size\": \"two\"", "thing/title: ")]
    [InlineData("a root member required", "\"name\": \"n\"", "\"name\": 1", "thing/title: ")]
    [InlineData("a required member of another kind", "\"size\": 2", "\"size\": \"two\"", "/owner/name: Part.name is required")]
    [InlineData("another root", "\"size\": 2", "\"size\": \"two\"", "200")]
    public async Task A_contradiction_elsewhere_excuses_nothing(string client, string text, string instead, string detail)
    {
        DocumentResult result = await ReplayThing(client, Thing.Replace(text, instead, StringComparison.Ordinal), "[1]");

        Assert.NotEmpty(result.Contradictions);
        Assert.Contains(result.Failures, failure => failure.Detail.Contains(detail, StringComparison.Ordinal));
        Assert.Equal(0, result.ExamplesExplained);
    }

    [Theory]
    [InlineData("as documented", "[1, \"two\"]", true)]
    [InlineData("as documented", "{\"a\": 1}", true)]
    [InlineData("other items", "[1, \"two\"]", false)]
    public async Task An_item_of_an_argument_is_excused_at_its_place_only(string client, string sizes, bool excused)
    {
        DocumentResult result = await ReplayThing(client, Thing, sizes);

        Assert.NotEmpty(result.Contradictions);
        Assert.Equal(excused ? 1 : 0, result.ExamplesExplained);
    }

    private Task<DocumentResult> ReplayThing(string client, string thing, string sizes) =>
        Replay(
            Document, Clients[client],
            $$"""{"parameters": {"sizes": {{sizes}}, "thing": {{thing}} }, "responses": {"200": {"body": {{thing}} } } }""");
}
