using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Testing;

/// <summary>Discriminators that are numbers, true or false.</summary>
public sealed class ScalarDiscriminatorTests
{
    private const string Schemas = """
        "Evt": { "required": ["$type"], "type": "object", "anyOf": [{ "$ref": "#/components/schemas/EvtA" }, { "$ref": "#/components/schemas/EvtB" }],
          "discriminator": { "propertyName": "$type", "mapping": { "0": "#/components/schemas/EvtA", "1": "#/components/schemas/EvtB" } } },
        "EvtA": { "required": ["id"], "properties": { "$type": { "enum": [0], "type": "integer" }, "id": { "type": "string" } } },
        "EvtB": { "required": ["id"], "properties": { "$type": { "enum": [1], "type": "integer" }, "id": { "type": "integer" } } },
        "Flag": { "oneOf": [{ "$ref": "#/components/schemas/FlagA" }, { "$ref": "#/components/schemas/FlagB" }], "discriminator": { "propertyName": "k" } },
        "FlagA": { "required": ["k"], "properties": { "k": { "const": true } } },
        "FlagB": { "required": ["k", "n"], "properties": { "k": { "const": false }, "n": { "type": "integer" } } },
        "Pet": { "type": "object", "required": ["k"], "discriminator": { "propertyName": "k", "mapping": { "1": "Cat", "2": "Dog" } }, "properties": { "k": { "type": "integer" } } },
        "Cat": { "allOf": [{ "$ref": "#/components/schemas/Pet" }], "required": ["lives"], "properties": { "lives": { "type": "integer" } } },
        "Dog": { "allOf": [{ "$ref": "#/components/schemas/Pet" }], "properties": { "bark": { "type": "string" } } }
        """;

    [Theory]
    [InlineData("Evt", """{"$type":1,"id":3}""", true)]
    [InlineData("Evt", """{"$type":1.0,"id":3}""", true)]
    [InlineData("Evt", """{"$type":0,"id":"q"}""", true)]
    [InlineData("Evt", """{"$type":"1","id":3}""", false)]
    [InlineData("Evt", """{"$type":1,"id":"q"}""", false)]
    [InlineData("Evt", """{"$type":7,"id":"q"}""", false)]
    [InlineData("Evt", """{"id":"q"}""", false)]
    [InlineData("Flag", """{"k":true}""", true)]
    [InlineData("Flag", """{"k":false,"n":1}""", true)]
    [InlineData("Flag", """{"k":false}""", false)]
    [InlineData("Pet", """{"k":1,"lives":9}""", true)]
    [InlineData("Pet", """{"k":1}""", false)]
    [InlineData("Pet", """{"k":"1","lives":9}""", false)]
    public async Task A_request_is_checked_as_what_its_discriminator_selects(string schema, string body, bool isValid)
    {
        await using MockServer server = Server(schema);
        using HttpClient client = server.CreateClient();
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        Exception? fault = await Record.ExceptionAsync(() => client.PostAsync(new Uri("/x", UriKind.Relative), content));

        Assert.Equal(isValid ? null : typeof(RequestViolationException), fault?.GetType());
    }

    [Theory]
    [InlineData("Evt", "$type", JsonValueKind.Number)]
    [InlineData("EvtB", "$type", JsonValueKind.Number)]
    [InlineData("Flag", "k", JsonValueKind.True)]
    [InlineData("Pet", "k", JsonValueKind.Number)]
    [InlineData("Dog", "k", JsonValueKind.Number)]
    public async Task An_answer_has_the_discriminator_as_it_is_declared(string schema, string member, JsonValueKind kind)
    {
        await using MockServer server = Server(schema);
        using HttpClient client = server.CreateClient();

        using JsonDocument answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/x", UriKind.Relative)));

        Assert.Equal(kind, answer.RootElement.GetProperty(member).ValueKind);
    }

    private static MockServer Server(string schema) => MockServer.Parse($$"""
        { "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
          "paths": { "/x": {
            "get": { "operationId": "Get", "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{schema}}" } } } } } },
            "post": { "operationId": "Post", "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{schema}}" } } } },
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "string" } } } } } } } },
          "components": { "schemas": { {{Schemas}} } } }
        """);
}
