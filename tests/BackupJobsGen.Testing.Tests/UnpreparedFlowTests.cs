using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace BackupJobsGen.Testing;

/// <summary>Lists end, operations succeed and resources have the id of their path without instructions of the test.</summary>
public class UnpreparedFlowTests
{
    private const string Item = """{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string", "readOnly": true }, "name": { "type": "string" } } }""";

    [Theory]
    [InlineData("""{ "style": "link", "items": "data", "next": "next" }""", "next")]
    [InlineData("""{ "style": "cursor", "items": "data", "next": "meta.next", "parameter": "p" }""", "meta.next")]
    public async Task A_list_with_a_link_or_cursor_has_one_page(string paging, string next)
    {
        await using MockServer server = List(paging, """
            { "type": "object", "properties": { "data": { "type": "array", "items": { "type": "string" } }, "next": { "type": "string" },
              "meta": { "type": "object", "properties": { "next": { "type": "string" }, "total": { "type": "integer" } } } } }
            """);
        JsonNode page = await JsonAsync(server, "/items");

        Assert.NotEmpty(page["data"]!.AsArray());
        Assert.Equal(next != "next", page.AsObject().ContainsKey("next"));
        Assert.Equal(next == "next", page["meta"]!.AsObject().ContainsKey("next"));
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", "\"\"")]
    [InlineData("""{ "type": "string", "nullable": true }""", "null")]
    [InlineData("""{ "type": "integer", "nullable": true }""", "null")]
    public async Task A_link_that_is_required_is_null_or_empty(string type, string expected)
    {
        await using MockServer server = List("""{ "style": "link", "items": "data", "next": "next" }""", $$"""
            { "type": "object", "required": ["next"], "properties": { "data": { "type": "array", "items": { "type": "string" } },
              "next": {{type}} } }
            """);

        Assert.EndsWith($"\"next\":{expected}}}", (await JsonAsync(server, "/items")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "integer" }""")]
    [InlineData("""{ "type": "number", "minimum": 1 }""")]
    public async Task A_number_that_is_required_is_left_out_as_none_ends_a_list(string type)
    {
        await using MockServer server = List("""{ "style": "cursor", "items": "data", "next": "next", "parameter": "p" }""", $$"""
            { "type": "object", "required": ["next"], "properties": { "data": { "type": "array", "items": { "type": "string" } },
              "next": {{type}} } }
            """);
        JsonNode page = await JsonAsync(server, "/items");

        Assert.NotEmpty(page["data"]!.AsArray());
        Assert.False(page.AsObject().ContainsKey("next"));
    }

    [Theory]
    [InlineData("page", "", "?p=1", "?p=2")]
    [InlineData("page", ", \"default\": 0", "?p=0", "?p=1")]
    [InlineData("page", ", \"minimum\": 0", "?p=0", "?p=1")]
    [InlineData("offset", "", "?p=0", "?p=2")]
    [InlineData("offset", ", \"default\": 1", "?p=1", "?p=3")]
    public async Task A_numbered_list_ends_after_its_first_page(string style, string schema, string first, string second)
    {
        await using MockServer server = List(
            $$"""{ "style": "{{style}}", "parameter": "p" }""", """{ "type": "array", "minItems": 2, "items": { "type": "string" } }""",
            schema);

        Assert.Equal(2, (await JsonAsync(server, "/items")).AsArray().Count);
        Assert.Equal(2, (await JsonAsync(server, "/items" + first)).AsArray().Count);
        Assert.Empty((await JsonAsync(server, "/items" + second)).AsArray());
    }

    [Fact]
    public async Task Created_items_are_listed_within_the_member_of_the_extension()
    {
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.0.3", "paths": {
              "/items": {
                "get": { "x-bjg-paging": { "style": "offset", "items": "body.rows", "parameter": "p" },
                  "parameters": [ { "name": "p", "in": "query", "schema": { "type": "integer" } } ],
                  "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": {
                    "body": { "type": "object", "properties": { "rows": { "type": "array", "items": {{Item}} } } } } } } } } } },
                "post": { "requestBody": { "content": { "application/json": { "schema": {{Item}} } } },
                  "responses": { "201": { "description": "", "content": { "application/json": { "schema": {{Item}} } } } } } },
              "/items/{id}": { "get": { "responses": { "200": { "description": "" } } } } } }
            """);
        using HttpClient http = server.CreateClient();
        await http.TextAsync("POST", "/items", """{"name":"a"}""");
        await http.TextAsync("POST", "/items", """{"name":"b"}""");

        JsonNode rest = await JsonAsync(server, "/items?p=1");
        Assert.Equal("b", (string?)Assert.Single(rest["body"]!["rows"]!.AsArray())!["name"]);
    }

    [Theory]
    [InlineData("""{ "type": "string", "enum": ["Running", "Failed", "Done"] }""", "Running", "Done")]
    [InlineData("""{ "type": "string", "enum": ["Failed", "Done"] }""", "Done", "Done")]
    [InlineData("""{ "type": "string", "example": "waiting" }""", "waiting", "done")]
    public async Task An_operation_with_a_status_succeeds_at_the_second_read(string state, string first, string second)
    {
        await using MockServer server = Status(state);

        Assert.Equal(first, (string?)(await JsonAsync(server, "/jobs/1"))["state"]);
        Assert.Equal(second, (string?)(await JsonAsync(server, "/jobs/1"))["state"]);
        Assert.Equal(second, (string?)(await JsonAsync(server, "/jobs/1"))["state"]);
        Assert.Equal(first, (string?)(await JsonAsync(server, "/jobs/2"))["state"]);
    }

    [Theory]
    [InlineData("""{ "type": "number", "minimum": 0, "maximum": 9 }""", "\"1.5\"", "1.5")]
    [InlineData("""{ "type": "integer" }""", "\"1.5\", \"2\"", "2")]
    [InlineData("""{ "type": "boolean" }""", "\"true\"", "true")]
    [InlineData("""{ "type": "string" }""", "1", "\"1\"")]
    [InlineData("""{ "type": "integer", "enum": [3, 1] }""", "\"1\"", "1")]
    public async Task The_end_is_of_the_type_of_its_member(string state, string succeeded, string expected)
    {
        await using MockServer server = Status(state, succeeded);
        await JsonAsync(server, "/jobs/1");

        Assert.Equal(expected, (await JsonAsync(server, "/jobs/1"))["state"]!.ToJsonString());
    }

    [Theory]
    [InlineData("PUT", "/jobs/1")]
    [InlineData("PATCH", "/jobs/1")]
    [InlineData("POST", "/jobs")]
    public async Task An_end_that_was_sent_stays(string method, string path)
    {
        await using MockServer server = Status("""{ "type": "string", "enum": ["running", "failed", "done"] }""");
        using HttpClient http = server.CreateClient();
        foreach (string end in new[] { "failed", "done" })
        {
            string written = await http.TextAsync(method, path, $$"""{"state":"{{end}}"}""");
            string id = JsonNode.Parse(written[4..])!["id"]!.ToString();

            Assert.Equal(end, (string?)JsonNode.Parse(written[4..])!["state"]);
            Assert.Equal(end, (string?)(await JsonAsync(server, $"/jobs/{id}"))["state"]);
            await http.TextAsync("PATCH", $"/jobs/{id}", """{"note":"n"}""");
            Assert.Equal(end, (string?)(await JsonAsync(server, $"/jobs/{id}"))["state"]);
            Assert.Equal(end, (string?)(await JsonAsync(server, $"/jobs/{id}"))["state"]);
        }
    }

    [Fact]
    public async Task A_failure_that_was_made_for_a_written_resource_is_a_success()
    {
        await using MockServer server = Status("""{ "type": "string", "readOnly": true, "enum": ["failed", "done"] }""");
        using HttpClient http = server.CreateClient();

        Assert.Contains("\"state\":\"done\"", await http.TextAsync("PUT", "/jobs/1", """{"note":"n"}"""), StringComparison.Ordinal);
        Assert.Equal("done", (string?)(await JsonAsync(server, "/jobs/1"))["state"]);
    }

    [Fact]
    public async Task A_changed_resource_runs_again()
    {
        await using MockServer server = Status("""{ "type": "string", "enum": ["running", "done"] }""");
        using HttpClient http = server.CreateClient();
        await JsonAsync(server, "/jobs/1");
        Assert.Equal("done", (string?)(await JsonAsync(server, "/jobs/1"))["state"]);

        await http.TextAsync("PATCH", "/jobs/1", """{"state":"running"}""");

        Assert.Equal("running", (string?)(await JsonAsync(server, "/jobs/1"))["state"]);
        Assert.Equal("done", (string?)(await JsonAsync(server, "/jobs/1"))["state"]);
    }

    [Theory]
    [InlineData("id", "id", """{ "type": "string", "readOnly": true }""", "\"a1\"", "a1")]
    [InlineData("itemId", "id", """{ "type": "string", "readOnly": true }""", "\"a1\"", "a1")]
    [InlineData("itemId", "itemId", """{ "type": "integer", "readOnly": true }""", "7", "7")]
    [InlineData("itemName", "name", """{ "type": "string", "readOnly": true }""", "\"a b\"", "a%20b")]
    public async Task A_resource_has_the_id_of_its_path(string parameter, string member, string schema, string id, string path)
    {
        string item = $$"""{ "type": "object", "properties": { "{{member}}": {{schema}}, "note": { "type": "string" } } }""";
        string body = $$"""{ "content": { "application/json": { "schema": {{item}} } }, "description": "" }""";
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.0.3", "paths": { "/i/{{{parameter}}}": { "get": { "responses": { "200": {{body}} } },
              "put": { "requestBody": {{body}}, "responses": { "200": {{body}} } },
              "patch": { "requestBody": {{body}}, "responses": { "200": {{body}} } } } } }
            """);
        using HttpClient http = server.CreateClient();

        Assert.Equal(id, (await JsonAsync(server, "/i/" + path))[member]!.ToJsonString());
        Assert.Contains($"\"{member}\":{id}", await http.TextAsync("PATCH", "/i/" + path, """{"note":"n"}"""), StringComparison.Ordinal);
        Assert.Contains($"\"{member}\":{id}", await http.TextAsync("PUT", "/i/" + path, """{"note":"n"}"""), StringComparison.Ordinal);
        Assert.Equal(id, (await JsonAsync(server, "/i/" + path))[member]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", """{ "type": "string", "pattern": "^[a-z0-9]+$" }""")]
    [InlineData("""{ "type": "string" }""", """{ "type": "string", "pattern": "^[a-z]{4}$" }""")]
    [InlineData("""{ "type": "string" }""", """{ "type": "string", "format": "uuid" }""")]
    [InlineData("""{ "type": "integer" }""", """{ "type": "integer", "minimum": 1000 }""")]
    [InlineData("""{ "type": "string", "maxLength": 3 }""", """{ "type": "string" }""")]
    public async Task Ids_of_created_resources_are_allowed_in_their_paths(string member, string parameter)
    {
        string item = $$"""{ "type": "object", "required": ["id"], "properties": { "id": {{member}}, "name": { "type": "string" } } }""";
        string sent = """{ "content": { "application/json": { "schema": { "type": "object" } } } }""";
        string body = $$"""{ "content": { "application/json": { "schema": {{item}} } }, "description": "" }""";
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.0.3", "paths": { "/i": { "post": { "requestBody": {{sent}}, "responses": { "201": {{body}} } } },
              "/i/{id}": { "get": { "parameters": [ { "name": "id", "in": "path", "required": true, "schema": {{parameter}} } ],
                "responses": { "200": {{body}} } } } } }
            """);
        using HttpClient http = server.CreateClient();
        HashSet<string> ids = [];
        foreach (string name in new[] { "a", "b", "c" })
        {
            string created = await http.TextAsync("POST", "/i", $$"""{"name":"{{name}}"}""");
            string id = JsonNode.Parse(created[4..])!["id"]!.ToString();
            Assert.Equal("200" + created[3..], await http.TextAsync("GET", "/i/" + id));
            Assert.True(ids.Add(id));
        }
    }

    [Theory]
    [InlineData("Basic !!!", false)]
    [InlineData("Basic YWJj", false)]
    [InlineData("Basic", false)]
    [InlineData("Basic YTpi", true)]
    [InlineData("basic YTpi", true)]
    public async Task Basic_credentials_are_a_user_and_a_password(string authorization, bool isValid)
    {
        await using MockServer server = MockServer.Parse("""
            { "openapi": "3.0.3", "components": { "securitySchemes": { "b": { "type": "http", "scheme": "basic" } } },
              "security": [ { "b": [] } ], "paths": { "/a": { "get": { "responses": { "200": { "description": "" } } } } } }
            """, new MockServerOptions { Violations = ViolationHandling.Respond });
        using HttpClient http = server.CreateClient();
        http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using HttpResponseMessage response = await http.GetAsync("/a");

        Assert.Equal(isValid ? 200 : 400, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_status_that_is_not_declared_is_refused_where_it_is_set()
    {
        await using MockServer server = PetRequests.Server();
        MockOperation get = server.Operation("Pets_Get");

        ArgumentException fault = Assert.Throws<ArgumentException>(() => get.Always(MockAnswer.Declared(418)));
        Assert.StartsWith("Pets_Get declares no response with status 418, only 200, 404.", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => get.Next(MockAnswer.Declared(418)));
        get.Always(_ => MockAnswer.Declared(418));
        using HttpClient http = server.CreateClient();
        await Assert.ThrowsAsync<ArgumentException>(() => http.TextAsync("GET", "/pets/rex"));
    }

    private static MockServer List(string paging, string page, string parameter = "") => MockServer.Parse($$"""
        { "openapi": "3.0.3", "paths": { "/items": { "get": { "x-bjg-paging": {{paging}},
          "parameters": [ { "name": "p", "in": "query", "schema": { "type": "integer" {{parameter}} } } ],
          "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{page}} } } } } } } } }
        """);

    private static MockServer Status(string state, string succeeded = "\"done\"")
    {
        string body = $$"""
            { "content": { "application/json": { "schema": { "type": "object", "properties": {
              "id": { "type": "string" }, "note": { "type": "string" }, "state": {{state}} } } } }, "description": "" }
            """;
        string status = $$"""{ "member": "state", "succeeded": [{{succeeded}}], "failed": ["failed"] }""";
        return MockServer.Parse($$"""
            { "openapi": "3.0.3", "paths": {
              "/jobs": { "post": { "requestBody": {{body}}, "responses": { "201": {{body}} } } },
              "/jobs/{id}": { "patch": { "requestBody": {{body}}, "responses": { "200": {{body}} } },
                "put": { "x-bjg-status": {{status}}, "requestBody": {{body}}, "responses": { "200": {{body}} } },
                "get": { "x-bjg-status": {{status}}, "responses": { "200": {{body}} } } } } }
            """);
    }

    private static async Task<JsonNode> JsonAsync(MockServer server, string path)
    {
        using HttpClient http = server.CreateClient();
        string answer = await http.TextAsync("GET", path);
        Assert.StartsWith("200 ", answer, StringComparison.Ordinal);
        return JsonNode.Parse(answer[4..])!;
    }
}
