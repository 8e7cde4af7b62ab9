using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Changes;

/// <summary>What only items with certain metadata generate, and so only they compare.</summary>
public sealed class MetadataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backupjobs-specs-").FullName;

    private string[] Lines(string old, string now, params string[] metadata)
    {
        string before = Path.Combine(_folder, "old.json");
        string after = Path.Combine(_folder, "new.json");
        File.WriteAllText(before, old);
        File.WriteAllText(after, now);
        Dictionary<string, string> values = new() { ["ClientName"] = "TestClient" };
        foreach (string pair in metadata)
            values.Add(pair.Split('=')[0], pair.Split('=')[1]);
        (SpecSide was, SpecSide becomes) = SpecReader.Read(before, after, values);
        Assert.DoesNotContain(becomes.Problems, problem => problem.Id != BackupJobsGen.Problems.IgnoredConstruct.Id);
        return [.. SpecDiff.Between(was.Client, becomes.Client).Changes.Select(
            change => $"{change.Breaks}: {change.Kind} {change.Name} [{change.Wire}] {change.Old} -> {change.New}")];
    }

    private static string Webhook(string name, string type) => $$"""
        { "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": { "/a": { "get": { "operationId": "Get", "responses": { "204": { "description": "" } } } } },
          "webhooks": { "{{name}}": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "{{type}}" } } } }, "responses": { "204": { "description": "" } } } } } }
        """;

    [Fact]
    public void Webhooks_are_compared_where_the_item_reads_them()
    {
        string old = Webhook("added", "string");

        Assert.Equal(
            ["Source, Binary: Changed TestClientWebhooks.ReadAdded [added] string -> bool"],
            Lines(old, Webhook("added", "boolean"), "Webhooks=true"));
        Assert.Equal(
            [
                "Source, Binary: Removed TestClientWebhooks.ReadAdded [added] string -> ",
                "None: Added TestClientWebhooks.ReadMade [made]  -> string",
            ],
            Lines(old, Webhook("made", "string"), "Webhooks=true"));
        Assert.Empty(Lines(old, Webhook("made", "boolean")));
    }

    [Theory]
    [InlineData("string", "Wire: Changed TestClientWebhooks.ReadAdded [added] POST -> PUT")]
    [InlineData(
        "boolean", "Source, Binary: Changed TestClientWebhooks.ReadAdded [added] string -> bool",
        "Wire: Changed TestClientWebhooks.ReadAdded [added] POST -> PUT")]
    public void Another_method_of_a_webhook_is_a_change(string type, params string[] expected)
    {
        string now = Webhook("added", type).Replace("\"post\"", "\"put\"", StringComparison.Ordinal);

        Assert.Equal(expected, Lines(Webhook("added", "string"), now, "Webhooks=true"));
    }

    [Fact]
    public void Another_method_of_a_callback_is_a_change() => Assert.Equal(
        ["Wire: Changed TestClientWebhooks.ReadStartDone [Start done] POST -> PUT"],
        Lines(Callback("post"), Callback("put"), "Webhooks=true"));

    private static string Callback(string method) => $$"""
        { "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": { "/a": { "post": { "operationId": "Start", "responses": { "204": { "description": "" } },
          "callbacks": { "done": { "{$request.query.url}": { "{{method}}": { "requestBody": { "content": { "application/json": { "schema": { "type": "string" } } } }, "responses": { "204": { "description": "" } } } } } } } } } }
        """;

    private static string Sent(string constraints, string parameter = "") => Swagger.Document(
        $$"""
        "/things": { "post": { "operationId": "Things_Add", "parameters": [
            { "name": "top", "in": "query", "type": "integer"{{parameter}} },
            { "name": "body", "in": "body", "schema": { "$ref": "#/definitions/Thing" } } ], "responses": { "204": { "description": "" } } } }
        """,
        $$"""
        "Thing": { "type": "object", "properties": { "a": {{constraints}} } }
        """);

    [Theory]
    [InlineData("""{ "type": "string", "maxLength": 5 }""", """{ "type": "string", "maxLength": 4 }""", "Wire: Changed Thing.A [a] maxLength 5 -> maxLength 4")]
    [InlineData("""{ "type": "string", "maxLength": 5 }""", """{ "type": "string", "maxLength": 6 }""", "None: Changed Thing.A [a] maxLength 5 -> maxLength 6")]
    [InlineData("""{ "type": "string" }""", """{ "type": "string", "pattern": "^a" }""", "Wire: Changed Thing.A [a] no constraint -> pattern ^a")]
    [InlineData("""{ "type": "string", "minLength": 2 }""", """{ "type": "string" }""", "None: Changed Thing.A [a] minLength 2 -> no constraint")]
    [InlineData("""{ "type": "number", "minimum": 1 }""", """{ "type": "number", "minimum": 1, "exclusiveMinimum": true }""", "Wire: Changed Thing.A [a] minimum 1 -> exclusiveMinimum 1")]
    [InlineData("""{ "type": "number", "multipleOf": 4 }""", """{ "type": "number", "multipleOf": 2 }""", "None: Changed Thing.A [a] multipleOf 4 -> multipleOf 2")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "maxLength": 5 } }""", """{ "type": "array", "items": { "type": "string", "maxLength": 3 } }""", "Wire: Changed Thing.A [a] items (maxLength 5) -> items (maxLength 3)")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "maxLength": 5 } }""", """{ "type": "array", "uniqueItems": true, "items": { "type": "string", "maxLength": 7 } }""", "Wire: Changed Thing.A [a] items (maxLength 5) -> uniqueItems, items (maxLength 7)")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "maxLength": 5 } }""", """{ "type": "array", "items": { "type": "string", "maxLength": 7 } }""", "None: Changed Thing.A [a] items (maxLength 5) -> items (maxLength 7)")]
    public void Constraints_are_compared_where_the_item_checks_them(string old, string now, string expected)
    {
        Assert.Equal([expected], Lines(Sent(old), Sent(now), "Validation=true"));
        Assert.Empty(Lines(Sent(old), Sent(now)));
    }

    [Fact]
    public void Constraints_of_arguments_are_compared_too() => Assert.Equal(
        ["Wire: Changed TestClient.Things.AddAsync(top) [top] maximum 9 -> maximum 8"],
        Lines(Sent("{}", """, "maximum": 9"""), Sent("{}", """, "maximum": 8"""), "Validation=true"));

    [Fact]
    public void A_tag_that_moves_into_another_moves_its_group()
    {
        const string Paths = """
            "paths": { "/a": { "get": { "operationId": "list", "tags": [ "orders" ], "responses": { "204": { "description": "" } } } } }
            """;
        string Document(string tags) => $$"""
            { "openapi": "3.2.0", "info": { "title": "T", "version": "1" }, "tags": [ {{tags}} ], {{Paths}} }
            """;

        Assert.Equal(
            [
                "Source, Binary: Renamed TestClient.Orders [orders] Orders -> Shop.Orders",
                "None: Added TestClient.Shop [shop]  -> ",
                "Source, Binary: Renamed TestClient.Orders.ListAsync [list] TestClient.Orders.ListAsync -> TestClient.Shop.Orders.ListAsync",
            ],
            Lines(Document(""), Document("""{ "name": "shop" }, { "name": "orders", "parent": "shop" }"""), "GroupBy=Tag"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
