using System.Text.Json;
using BackupJobs.Conformance;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Documents;
using BackupJobs.Conformance.Report;

namespace BackupJobsGen.Tests.Conformance;

/// <summary>The runner can fail: each kind of fault that it detects is made once.</summary>
public sealed class RunnerTests : ReplayTest
{
    private const string Document = """
        {"swagger": "2.0", "info": {"title": "T", "version": "1"}, "host": "service.example.com", "paths": {
          "/things/{id}": {"put": {"operationId": "Things_Put",
            "parameters": [{"name": "id", "in": "path", "required": true, "type": "string"}, {"name": "top", "in": "query", "type": "integer"},
              {"name": "x-kind", "in": "header", "type": "string"}, {"name": "thing", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Thing"}}],
            "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Thing"}}, "default": {"description": "bad", "schema": {"$ref": "#/definitions/Bad"}}},
            "x-ms-examples": {"E": {"$ref": "example.json"}}}}},
         "definitions": {
          "Thing": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "size": {"type": "integer", "format": "int32"}, "etag": {"type": "string", "readOnly": true}}},
          "Bad": {"type": "object", "properties": {"reason": {"type": "string"}}}}}
        """;

    private const string Example = """
        {"parameters": {"id": "a", "top": 3, "x-kind": "k", "thing": {"name": "n", "size": 1, "etag": "e"}},
         "responses": {"200": {"headers": {"ETag": "\"1\""}, "body": {"name": "n", "size": 2}}, "409": {"body": {"reason": "r"}}}}
        """;

    private const string Flows = """
        {"swagger": "2.0", "info": {"title": "T", "version": "1"},
         "x-ms-parameterized-host": {"hostTemplate": "{account}.example.com", "parameters": [{"name": "account", "in": "path", "required": true, "type": "string"}]},
         "paths": {
          "/things": {
            "get": {"operationId": "Things_List", "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Page"}}},
              "x-ms-pageable": {"itemName": "value", "nextLinkName": "nextLink"}, "x-ms-examples": {"E": {"$ref": "example.json"}}},
            "put": {"operationId": "Things_Put", "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Thing"}}, "202": {"description": "later"}},
              "x-ms-long-running-operation": true, "x-ms-long-running-operation-options": {"final-state-via": "location"}, "x-ms-examples": {"E": {"$ref": "put.json"}}},
            "post": {"operationId": "Things_Post", "consumes": ["application/x-www-form-urlencoded"], "responses": {"204": {"description": "ok"}},
              "parameters": [{"name": "note", "in": "formData", "type": "string"}, {"name": "size", "in": "formData", "type": "integer"}], "x-ms-examples": {"E": {"$ref": "post.json"}}}}},
         "definitions": {
          "Thing": {"type": "object", "properties": {"name": {"type": "string"}}},
          "Page": {"type": "object", "properties": {"value": {"type": "array", "items": {"$ref": "#/definitions/Thing"}}, "nextLink": {"type": "string"}}}}}
        """;

    private const string Cookies = """
        {"openapi": "3.0.0", "info": {"title": "T", "version": "1"}, "servers": [{"url": "https://service.example.com"}], "paths": {
          "/things": {"get": {"operationId": "Things_Get", "parameters": [{"name": "session", "in": "cookie", "schema": {"type": "string"}}],
            "responses": {"204": {"description": "ok"}}, "x-ms-examples": {"E": {"$ref": "example.json"}}}}}}
        """;

    [Fact]
    public async Task A_client_of_the_same_document_passes()
    {
        DocumentResult result = await Replay(Document, Document, Example);

        Assert.Equal("", TortureTests.Faults(result));
        Assert.Equal(1, result.ExamplesPassed);
    }

    [Theory]
    [InlineData("/things/{id}", "/other/things/{id}", "no generated method")]
    [InlineData("\"name\": \"top\"", "\"name\": \"bottom\"", "request query")]
    [InlineData("\"name\": \"x-kind\"", "\"name\": \"x-sort\"", "request header")]
    [InlineData(", \"readOnly\": true", "", "request body")]
    [InlineData("\"size\": {\"type\"", "\"length\": {\"type\"", "response member has no typed member")]
    [InlineData(
        "\"default\": {\"description\": \"bad\", \"schema\": {\"$ref\": \"#/definitions/Bad\"}}",
        "\"default\": {\"description\": \"bad\"}", "response body is not there")]
    [InlineData(
        "{\"name\": {\"type\": \"string\"}, \"size\"", "{\"name\": {\"type\": \"integer\"}, \"size\"",
        "argument does not fit its parameter")]
    public async Task A_client_of_another_document_fails(string text, string instead, string reason)
    {
        DocumentResult result = await Replay(Document, Document.Replace(text, instead, StringComparison.Ordinal), Example);

        Assert.Contains(reason, result.Failures.Select(failure => failure.Reason));
        Assert.False(result.Passed);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData("{account}.example.com", "{account}.example.org", "request host")]
    [InlineData("\"nextLinkName\": \"nextLink\"", "\"nextLinkName\": \"next\"", "pages")]
    [InlineData("\"final-state-via\": \"location\"", "\"final-state-via\": \"original-uri\"", "URLs of a long-running operation")]
    [InlineData("\"name\": \"note\"", "\"name\": \"remark\"", "request form")]
    [InlineData("\"in\": \"formData\"", "\"in\": \"header\"", "request form")]
    public async Task A_client_with_another_host_page_operation_or_form_fails(string text, string instead, string? reason)
    {
        Write("put.json", """{"parameters": {"account": "a"}, "responses": {"200": {"body": {"name": "n"}}}}""");
        Write("post.json", """{"parameters": {"account": "a", "note": "n", "size": 1}, "responses": {"204": {}}}""");

        DocumentResult result = await Replay(
            Flows, text.Length == 0 ? Flows : Flows.Replace(text, instead, StringComparison.Ordinal),
            """{"parameters": {"account": "a"}, "responses": {"200": {"body": {"value": [{"name": "n"}]}}}}""");

        Assert.Equal(reason, result.Failures.Select(failure => failure.Reason).Distinct().SingleOrDefault());
    }

    [Fact]
    public async Task A_client_that_sends_a_body_where_none_is_declared_fails()
    {
        const string InQuery = "{\"name\": \"note\", \"in\": \"formData\", \"type\": \"string\"}";
        string document = Flows.Replace("\"in\": \"formData\"", "\"in\": \"query\"", StringComparison.Ordinal);
        string client =
            Flows.Replace(InQuery, "{\"name\": \"note\", \"in\": \"body\", \"schema\": {\"type\": \"string\"}}", StringComparison.Ordinal)
            .Replace(
                "application/x-www-form-urlencoded", "text/plain", StringComparison.Ordinal).Replace(
                "\"in\": \"formData\"", "\"in\": \"query\"", StringComparison.Ordinal);
        Write("put.json", """{"parameters": {"account": "a"}, "responses": {"200": {"body": {"name": "n"}}}}""");
        Write("post.json", """{"parameters": {"account": "a", "note": "n", "size": 1}, "responses": {"204": {}}}""");

        DocumentResult result =
            await Replay(document, client, """{"parameters": {"account": "a"}, "responses": {"200": {"body": {"value": []}}}}""");

        Assert.Contains(
            "no body expected, sent n", result.Failures.Single(failure => failure.Reason == "request body").Detail,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("session", null)]
    [InlineData("visit", "request cookie")]
    public async Task A_client_with_another_cookie_fails(string name, string? reason)
    {
        DocumentResult result =
            await Replay(
                Cookies, Cookies.Replace("session", name, StringComparison.Ordinal),
                """{"parameters": {"session": "s"}, "responses": {"204": {}}}""");

        Assert.Equal(reason, result.Failures.Select(failure => failure.Reason).Distinct().SingleOrDefault());
    }

    [Theory]
    [InlineData("\"id\": \"a\", ", "", "parameter id: required, but not in the example")]
    [InlineData("\"top\": 3", "\"top\": \"three\"", "parameter top: integer expected, found \"three\"")]
    [InlineData("\"top\": 3", "\"top\": 3, \"extra\": 1", "parameter extra: not declared by the operation")]
    [InlineData("\"body\": {\"name\": \"n\", \"size\": 2}", "\"body\": {\"size\": 2}", "response 200 /name: required, but missing")]
    [InlineData("\"size\": 2", "\"size\": null", "response 200 /size: null, which the document does not allow")]
    [InlineData("\"size\": 2", "\"size\": 3000000000", "response 200 /size: 32-bit integer expected, found 3000000000")]
    public async Task An_example_that_contradicts_its_document_is_named_and_excused(string text, string instead, string contradiction)
    {
        DocumentResult result = await Replay(Document, Document, Example.Replace(text, instead, StringComparison.Ordinal));

        Assert.Contains(contradiction, result.Contradictions.Select(entry => entry.Contradiction));
        Assert.Empty(result.Failures);
        Assert.Equal(1, result.ExamplesPassed + result.ExamplesExplained);
    }

    [Fact]
    public async Task A_contradiction_excuses_nothing_but_itself()
    {
        string client = Document.Replace("\"name\": \"x-kind\"", "\"name\": \"x-sort\"", StringComparison.Ordinal);

        DocumentResult result = await Replay(Document, client, Example.Replace("\"size\": 2", "\"size\": null", StringComparison.Ordinal));

        Assert.NotEmpty(result.Contradictions);
        Assert.Equal(["request header"], result.Failures.Select(failure => failure.Reason).Distinct());
    }

    [Theory]
    [InlineData("""{"a":1,"b":[1.0,"x"]}""", """{"b":[1,"x"],"a":1.00e0}""", null)]
    [InlineData("""{"t":"2024-01-02T03:04:05"}""", """{"t":"2024-01-02T05:04:05.000+02:00"}""", null)]
    [InlineData("""{"d":"1.02:03:04"}""", """{"d":"P1DT2H3M4S"}""", null)]
    [InlineData("""{"n":9007199254740993}""", """{"n":9007199254740992}""", "/n")]
    [InlineData("""{"a":null}""", "{}", "/a")]
    [InlineData("{}", """{"a":null}""", "/a")]
    [InlineData("""{"a":"1"}""", """{"a":1}""", "/a")]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""", "/a")]
    [InlineData("[1,2]", "[2,1]", "/0")]
    public void Json_is_compared_by_its_meaning(string expected, string actual, string? place)
    {
        List<Difference> differences =
            JsonMeaning.Differences(JsonSerializer.Deserialize<JsonElement>(expected), JsonSerializer.Deserialize<JsonElement>(actual));

        Assert.Equal(place, differences.FirstOrDefault()?.Pointer);
    }

    [Theory]
    [InlineData("""{"swagger": "2.0", "paths": {""")]
    [InlineData(
        """{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {"responses": {"200": {"description": "ok"} } } }, "/a": 5}""")]
    public async Task A_document_that_is_cut_does_not_pass(string text) =>
        Assert.False((await DocumentRun.RunAsync(Folder, Write("cut.json", text))).Generated);

    [Fact]
    public void Documents_are_found_by_what_is_in_them()
    {
        Write("a.json", Document);
        Write("broken.json", """{"info": {}, "openapi": "3.1.0", "paths": {""");
        Write("example.json", """{"parameters": {"swagger": "2.0"}}""");
        Write("deep/other.json", """{"swagger": "2.0"}""");

        Assert.Equal(
            ["a.json", "broken.json", "deep/other.json"],
            DocumentFinder.Find(Folder, null).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')));
        Assert.Single(DocumentFinder.Find(Folder, "**/other.json"));
        Assert.Equal(2, DocumentFinder.Find(Folder, "*.json").Count);
    }
}
