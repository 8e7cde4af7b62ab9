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
                "COPY": { "operationId": "C", "parameters": [ { "name": "to", "in": "query", "required": true, "schema": { "type": "string" } } ],
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
}
