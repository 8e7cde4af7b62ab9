namespace BackupJobsGen.Testing;

/// <summary>Resources that were sent are answered as they were sent.</summary>
public class SentResourceTests
{
    private const string Document = """
        { "openapi": "3.0.3", "paths": {
          "/orders": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
            "responses": { "201": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } } } } },
          "/orders/{id}": {
            "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
            "get": { "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } } } },
            "put": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } } } } } },
          "components": { "schemas": { "Order": { "type": "object", "required": ["id", "name"], "properties": {
            "id": { "type": "string" }, "name": { "type": "string" }, "note": { "type": "string" }, "age": { "type": "integer" },
            "parent": { "$ref": "#/components/schemas/Order" }, "created": { "type": "string", "format": "date-time", "readOnly": true } } } } } }
        """;

    [Fact]
    public async Task Members_that_were_not_sent_are_not_made_up()
    {
        await using MockServer server = MockServer.Parse(Document.Replace("\"created\": {", "\"more\": {", StringComparison.Ordinal)
            .Replace(", \"readOnly\": true", "", StringComparison.Ordinal));
        using HttpClient http = server.CreateClient();

        const string Sent = """{"id":"7","name":"a","age":3}""";
        Assert.Equal("201 " + Sent, await http.TextAsync("POST", "/orders", Sent));
        Assert.Equal("200 " + Sent, await http.TextAsync("GET", "/orders/7"));
        const string Changed = """{"id":"7","name":"b","parent":{"id":"1","name":"c"}}""";
        Assert.Equal("200 " + Changed, await http.TextAsync("PUT", "/orders/7", Changed));
        Assert.Equal("200 " + Changed, await http.TextAsync("GET", "/orders/7"));
    }

    [Theory]
    [InlineData("string", "200", "5", "\"5\"")]
    [InlineData("integer", "200", "5", "5")]
    [InlineData("string", "204", "5", "\"5\"")]
    [InlineData("integer", "204", "5", "5")]
    [InlineData("string", "200", "a%20b", "\"a b\"")]
    public async Task A_replaced_resource_has_the_id_of_its_path(string type, string status, string path, string id)
    {
        string toy = $$"""
            { "application/json": { "schema": { "type": "object", "properties": { "id": { "type": "{{type}}" }, "name": { "type": "string" } } } } }
            """;
        string content = status == "200" ? $$""", "content": {{toy}}""" : "";
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.0.3", "paths": { "/toys/{id}": {
              "put": { "requestBody": { "content": {{toy}} }, "responses": { "{{status}}": { "description": "" {{content}} } } },
              "get": { "responses": { "200": { "description": "", "content": {{toy}} } } } } } }
            """);
        using HttpClient http = server.CreateClient();

        string put = await http.TextAsync("PUT", $"/toys/{path}", """{"name":"T"}""");
        string get = await http.TextAsync("GET", $"/toys/{path}");

        Assert.Equal(status == "200" ? get : "204", put);
        System.Text.Json.Nodes.JsonNode toyRead = System.Text.Json.Nodes.JsonNode.Parse(get[4..])!;
        Assert.Equal(id, toyRead["id"]!.ToJsonString());
        Assert.Equal("T", (string?)toyRead["name"]);
        await http.TextAsync("PUT", $"/toys/{path}", type == "string" ? """{"id":"9"}""" : """{"id":9}""");
        Assert.Contains("9", await http.TextAsync("GET", $"/toys/{path}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_server_knows_is_made()
    {
        await using MockServer server = MockServer.Parse(
            Document.Replace("[\"id\", \"name\"]", "[\"name\"]", StringComparison.Ordinal));
        using HttpClient http = server.CreateClient();

        string created = await http.TextAsync("POST", "/orders", """{"name":"a"}""");

        string[] members = [.. System.Text.Json.JsonDocument.Parse(created[4..]).RootElement.EnumerateObject().Select(one => one.Name)];
        Assert.Equal(["created", "id", "name"], members.Order(StringComparer.Ordinal));
        string id = System.Text.Json.JsonDocument.Parse(created[4..]).RootElement.GetProperty("id").GetString()!;
        Assert.Equal("200" + created[3..], await http.TextAsync("GET", $"/orders/{id}"));
    }
}
