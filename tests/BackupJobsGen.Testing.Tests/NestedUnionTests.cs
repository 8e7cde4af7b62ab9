using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Testing;

/// <summary>Unions inside unions that have the same discriminator.</summary>
public sealed class NestedUnionTests
{
    private const string Mapping = """, "mapping": { "square": "#/components/schemas/Square" } """;

    [Theory]
    [InlineData("", """{"kind":"circle","r":1}""", true)]
    [InlineData("", """{"kind":"square"}""", true)]
    [InlineData("", """{"kind":"circle"}""", false)]
    [InlineData(Mapping, """{"kind":"circle","r":1}""", true)]
    [InlineData(Mapping, """{"kind":"square"}""", true)]
    [InlineData(Mapping, """{"kind":"circle"}""", false)]
    [InlineData(Mapping, """{"kind":"Round","r":1}""", false)]
    public async Task The_values_of_a_nested_union_select_its_variants(string mapping, string body, bool isValid)
    {
        await using MockServer server = Server(mapping);
        using HttpClient client = server.CreateClient();
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        Exception? fault = await Record.ExceptionAsync(() => client.PostAsync(new Uri("/x", UriKind.Relative), content));

        Assert.Equal(isValid ? null : typeof(RequestViolationException), fault?.GetType());
    }

    [Theory]
    [InlineData("")]
    [InlineData(Mapping)]
    public async Task An_answer_has_a_value_that_the_nested_union_knows(string mapping)
    {
        await using MockServer server = Server(mapping);
        using HttpClient client = server.CreateClient();

        using JsonDocument answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/x", UriKind.Relative)));

        Assert.True(answer.RootElement.GetProperty("kind").GetString() is "circle" or "oval" or "square");
    }

    private static MockServer Server(string mapping) => MockServer.Parse(Document(mapping));

    private static string Document(string mapping) => $$"""
        { "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
          "paths": { "/x": {
            "get": { "responses": { "200": { "description": "OK", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Shape" } } } } } },
            "post": { "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Shape" } } } }, "responses": { "204": { "description": "OK" } } } } },
          "components": { "schemas": {
            "Shape": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Square" }], "discriminator": { "propertyName": "kind"{{mapping}} } },
            "Round": { "oneOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Oval" }],
              "discriminator": { "propertyName": "kind", "mapping": { "circle": "#/components/schemas/Circle", "oval": "#/components/schemas/Oval" } } },
            "Circle": { "type": "object", "required": ["kind", "r"], "properties": { "kind": { "type": "string" }, "r": { "type": "integer" } } },
            "Oval": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } } },
            "Square": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "square" } } } } } }
        """;
}
