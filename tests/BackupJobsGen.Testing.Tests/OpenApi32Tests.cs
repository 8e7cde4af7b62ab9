namespace BackupJobsGen.Testing;

/// <summary>What only OpenAPI 3.2 has: methods of any name, and parameters that are the whole query.</summary>
public class OpenApi32Tests
{
    [Fact]
    public async Task Additional_operations_are_found_by_method_path_and_id()
    {
        await using MockServer server = MockServer.Parse("""
            { "openapi": "3.2.0", "paths": { "/a": {
              "get": { "operationId": "G", "responses": { "204": {} } },
              "additionalOperations": {
                "COPY": { "operationId": "C", "parameters": [
                  { "name": "to", "in": "query", "required": true, "schema": { "type": "string" } } ],
                  "responses": { "204": {} } },
                "purge": { "responses": { "204": {} } },
                "POST": { "operationId": "P", "responses": { "204": {} } } } } } }
            """, new MockServerOptions { Violations = ViolationHandling.Respond });
        using HttpClient http = server.CreateClient();

        Assert.Equal("204", await http.TextAsync("COPY", "/a?to=b"));
        Assert.Equal("204", await http.TextAsync("purge", "/a"));
        Assert.Contains("C: query to is missing", await http.TextAsync("COPY", "/a"), StringComparison.Ordinal);
        Assert.Contains("path /a has no PURGE, only GET, COPY, purge", await http.TextAsync("PURGE", "/a"), StringComparison.Ordinal);
        Assert.Contains("path /a has no POST, only GET", await http.TextAsync("POST", "/a"), StringComparison.Ordinal);
        Assert.Equal(2, server.Operation("C").RequestCount + server.Operation("purge /a").RequestCount);

        server.Operation("COPY /a").Next(MockAnswer.Empty(503));
        using HttpClient overHttp = new() { BaseAddress = await server.StartAsync() };
        Assert.Equal("503", await overHttp.TextAsync("COPY", "/a?to=b"));
    }

    [Theory]
    [InlineData("", "204")]
    [InlineData("?to=1", "204")]
    [InlineData("?to=1&n=2&tags=a&tags=b&at%5Bx%5D=3&key=k", "204")]
    [InlineData("?key=k", "204")]
    [InlineData("?n=2", "400 query to is missing")]
    [InlineData("?to=1&n=x", "400 query n is the string \"x\"; expected: integer")]
    [InlineData("?to=1&tags=a&tags=long", "400 query tags [1] has 4 characters; at most 1 expected")]
    [InlineData("?to=1&m=2", "400 query m is not declared")]
    [InlineData("", "400 querystring all is missing", true)]
    [InlineData("?key=k", "400 querystring all is missing", true)]
    [InlineData("?n=2", "400 query to is missing", true)]
    public async Task A_form_in_the_query_string_is_checked_by_its_fields(string query, string expected, bool required = false) =>
        Assert.Equal(expected, await AnswerAsync(query, required, "application/x-www-form-urlencoded", """
            { "schema": { "type": "object", "required": ["to"], "properties": {
                "to": { "type": "string" }, "n": { "type": "integer" },
                "tags": { "type": "array", "items": { "type": "string", "maxLength": 1 } },
                "at": { "type": "object", "properties": { "x": { "type": "integer" } } } } },
              "encoding": { "at": { "style": "deepObject" } } }
            """));

    [Theory]
    [InlineData("application/x-www-form-urlencoded", """{ "schema": { "additionalProperties": { "type": "string" } } }""", "?a=1", "204")]
    [InlineData("application/x-www-form-urlencoded", "{}", "?a=1", "204")]
    [InlineData("application/json", """{ "schema": { "required": ["a"] } }""", "?%7B%22a%22%3A1%7D", "204")]
    [InlineData("application/json", """{ "schema": { "required": ["a"] } }""", "?%7B%7D", "400 querystring all a is missing")]
    [InlineData("text/plain", """{ "schema": { "type": "string", "maxLength": 3 } }""", "?1+2", "204")]
    [InlineData("text/plain", """{ "schema": { "type": "string", "maxLength": 3 } }""", "?a%20is%20b",
        "400 querystring all has 6 characters; at most 3 expected")]
    [InlineData("application/jsonpath", """{ "schema": { "type": "string" } }""", "?$.a[1:2]&x=y", "204")]
    [InlineData("application/json", """{ "$ref": "#/components/mediaTypes/A" }""", "?5",
        "400 querystring all is the number 5; expected: object")]
    public async Task A_query_string_of_any_media_type_is_allowed(string mediaType, string content, string query, string expected) =>
        Assert.Equal(expected, await AnswerAsync(query, false, mediaType, content));

    [Theory]
    [InlineData("text/plain", """{ "type": "string" }""", "5", "204")]
    [InlineData("application/json", """{ "type": "string" }""", "5", "400 query q is the number 5; expected: string")]
    public async Task A_parameter_is_json_where_its_media_type_says_so(string mediaType, string schema, string value, string expected)
    {
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.0.3", "paths": { "/a": { "get": {
              "parameters": [ { "name": "q", "in": "query", "content": { "{{mediaType}}": { "schema": {{schema}} } } } ],
              "responses": { "204": { "description": "" } } } } } }
            """);
        Assert.Equal(expected, await AnswerAsync(server, $"?q={value}"));
    }

    [Theory]
    [InlineData("#/components/securitySchemes/k")]
    [InlineData("other.json#/a~1b")]
    public async Task Credentials_of_a_scheme_that_is_required_by_uri_are_checked(string uri)
    {
        string folder = Directory.CreateTempSubdirectory("backupjobs-mock-").FullName;
        try
        {
            string document = Path.Combine(folder, "main.json");
            await File.WriteAllTextAsync(Path.Combine(folder, "other.json"), """
                { "a/b": { "type": "apiKey", "in": "query", "name": "key" } }
                """);
            await File.WriteAllTextAsync(document, $$"""
                { "openapi": "3.2.0", "security": [ { "{{uri}}": [] } ],
                  "components": { "securitySchemes": { "k": { "type": "apiKey", "in": "query", "name": "key" } } },
                  "paths": { "/a": { "get": { "responses": { "204": {} } } } } }
                """);
            await using MockServer server = MockServer.Load(document);

            Assert.Equal("204", await AnswerAsync(server, "?key=k"));
            Assert.Equal($"400 security is missing: {uri} (query key)", await AnswerAsync(server, ""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> AnswerAsync(string query, bool required, string mediaType, string content)
    {
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.2.0", "security": [ {}, { "k": [] } ],
              "components": {
                "mediaTypes": { "A": { "schema": { "type": "object" } } },
                "securitySchemes": { "k": { "type": "apiKey", "in": "query", "name": "key" } } },
              "paths": { "/a": { "get": {
                "parameters": [ { "name": "all", "in": "querystring", "required": {{(required ? "true" : "false")}},
                  "content": { "{{mediaType}}": {{content}} } } ],
                "responses": { "204": {} } } } } }
            """);
        return await AnswerAsync(server, query);
    }

    private static async Task<string> AnswerAsync(MockServer server, string query)
    {
        using HttpClient http = server.CreateClient();
        try
        {
            using HttpResponseMessage response = await http.GetAsync("/a" + query);
            return $"{(int)response.StatusCode}";
        }
        catch (RequestViolationException fault)
        {
            return "400 " + string.Join(", ", fault.Violations.Select(violation => $"{violation.Location} {violation.Message}"));
        }
    }
}
