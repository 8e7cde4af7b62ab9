using System.Reflection;
using System.Text;
using System.Text.Json;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Readers of the requests that a service sends.</summary>
public sealed class WebhookTests
{
    private const string Body = """{ "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } }""";

    private static string Document(string webhooks, string callbacks = "") => $$"""
        {
          "openapi": "3.1.0", "info": { "title": "Pets", "version": "1" }, "servers": [ { "url": "https://api.example.com" } ],
          {{webhooks}}
          "paths": { "/pets": { "post": { "operationId": "Pets_Add", "responses": { "204": { "description": "" } }{{callbacks}} } } },
          "components": {
            "schemas": { "Pet": { "type": "object", "required": [ "name" ], "properties": { "name": { "type": "string" } } } },
            "pathItems": { "Shared": { "put": { "requestBody": {{Body}} } } },
            "callbacks": { "Seen": { "{$request.body#/url}": { "post": { "requestBody": {{Body}} } } } }
          }
        }
        """;

    private static Generation Generate(string document, params string[] metadata) =>
        TestProject.Of(document, metadata: ["Webhooks=true", .. metadata]).Run().Compiles();

    private static string[] Methods(Generation generation) =>
        [.. generation.Type("TestClientWebhooks").GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)
            .Where(name => !name.EndsWith("Async", StringComparison.Ordinal))];

    [Fact]
    public void A_name_may_be_that_of_another_reader() =>
        Assert.Equal(["ReadA"], Methods(Generate(Document(
            $$""" "webhooks": { "a": { "post": { "requestBody": {{Body}} } }, "aAsync": { "post": { "requestBody": {{Body}} } } }, """))));

    [Fact]
    public async Task A_webhook_is_read_from_bytes_and_from_a_stream()
    {
        Generation generation = Generate(Document($$""" "webhooks": { "newPet": { "post": { "requestBody": {{Body}} } } }, """));
        Type type = generation.Type("TestClientWebhooks");
        Reader<object> read = type.GetMethod("ReadNewPet")!.CreateDelegate<Reader<object>>();
        using MemoryStream body = new("\uFEFF{\"name\":\"Rex\",\"more\":1}"u8.ToArray());
        Task task = (Task)type.GetMethod("ReadNewPetAsync")!.Invoke(null, [body, CancellationToken.None])!;
        await task;

        Assert.Equal("Rex", Model.Get(read("{\"name\":\"Rex\"}"u8), "Name"));
        Assert.Equal("Rex", Model.Get(read("\uFEFF{\"name\":\"Rex\"}"u8), "Name"));
        Assert.Equal("Rex", Model.Get(Model.Get(task, "Result")!, "Name"));
        Assert.True(body.CanRead);
        Assert.Empty(generation.Reported);
    }

    private delegate T Reader<out T>(ReadOnlySpan<byte> json);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"name\":")]
    [InlineData("{\"name\":\"a\"} x")]
    [InlineData("")]
    public void A_body_that_does_not_fit_is_an_error(string body)
    {
        Generation generation = Generate(Document($$""" "webhooks": { "newPet": { "post": { "requestBody": {{Body}} } } }, """));
        Reader<object> read = generation.Type("TestClientWebhooks").GetMethod("ReadNewPet")!.CreateDelegate<Reader<object>>();

        Assert.ThrowsAny<JsonException>(() => read(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task A_body_has_a_limit()
    {
        Generation generation = Generate(Document($$""" "webhooks": { "newPet": { "post": { "requestBody": {{Body}} } } }, """));
        using MemoryStream endless = new(new byte[30_000_001]);

        Task task = (Task)generation.Type("TestClientWebhooks").GetMethod("ReadNewPetAsync")!
            .Invoke(null, [endless, CancellationToken.None])!;

        await Assert.ThrowsAsync<InvalidDataException>(() => task);
    }

    [Theory]
    [InlineData("\"webhooks\": { \"newPet\": { \"post\": IN } },", "", "NewPetRequest")]
    [InlineData("\"webhooks\": { \"newPet\": { \"post\": IN, \"put\": IN } },", "", "NewPetPostRequest")]
    [InlineData("\"x-webhooks\": { \"newPet\": { \"post\": IN } },", "", "NewPetRequest")]
    [InlineData("\"webhooks\": { \"newPet\": { \"$ref\": \"#/components/pathItems/Shared\" } },", "", "SharedRequest")]
    [InlineData("", ", \"callbacks\": { \"onPet\": { \"{$request.body#/url}\": { \"post\": IN } } }", "PetsAddOnPetRequest")]
    [InlineData(
        "", ", \"callbacks\": { \"onPet\": { \"{$request.body#/url}\": { \"post\": IN, \"put\": IN } } }", "PetsAddOnPetPostRequest")]
    [InlineData("", ", \"callbacks\": { \"onPet\": { \"$ref\": \"#/components/callbacks/Seen\" } }", "SeenRequest")]
    public void An_inline_body_is_named_by_what_sends_it(string webhooks, string callbacks, string expected)
    {
        const string Schema = """{ "type": "object", "properties": { "callbacks": { "type": "object", "properties": { "a": { "type": "string" } } } } }""";
        string inline = Body.Replace("""{ "$ref": "#/components/schemas/Pet" }""", Schema, StringComparison.Ordinal);
        string document = Document(webhooks, callbacks).Replace("IN", $$"""{ "requestBody": {{inline}} }""", StringComparison.Ordinal)
            .Replace(Body, inline, StringComparison.Ordinal);

        Generation generation = Generate(document);

        Assert.NotNull(generation.Type(expected));
        Assert.NotNull(generation.Type(expected + "Callbacks"));
    }

    [Fact]
    public void References_methods_and_callbacks_have_readers_with_names_of_their_own()
    {
        Generation generation = Generate(
            Document(
                $$""" "webhooks": { "pet.sold": { "$ref": "#/components/pathItems/Shared" }, "Read": { "post": { "requestBody": {{Body}} }, "put": { "requestBody": {{Body}} } } }, "x-webhooks": { "pet-sold": { "post": { "requestBody": {{Body}} } } }, """,
                $$""", "callbacks": { "seen": { "$ref": "#/components/callbacks/Seen" }, "gone": { "{$url}": { "post": { "requestBody": {{Body}} } }, "{$other}": { "post": { "requestBody": {{Body}} } } } }"""));

        Assert.Equal(
            ["ReadPetSold", "ReadReadPost", "ReadReadPut", "ReadPetSold2", "ReadPetsAddSeen", "ReadPetsAddGone", "ReadPetsAddGone2"],
            Methods(generation));
    }

    [Fact]
    public void Bodies_may_be_lists_unions_and_inline_objects()
    {
        Generation generation = Generate(
            Document(
                """
                "webhooks": {
                  "list": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "array", "items": { "type": "integer", "format": "int32" } } } } } } },
                  "inline": { "post": { "requestBody": { "content": { "application/vnd.x+json": { "schema": { "type": "object", "properties": { "a": { "type": "string" } } } } } } } },
                  "any": { "post": { "requestBody": { "content": { "application/json": {} } } } },
                  "silent": { "post": {} }
                },
                """));

        Assert.Equal(["ReadList", "ReadInline", "ReadAny"], Methods(generation));
    }

    [Fact]
    public void A_body_that_is_not_json_is_reported()
    {
        Generation generation = Generate(
            Document(""" "webhooks": { "form": { "post": { "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object" } } } } } } }, """));

        Assert.Contains("BJG3022", generation.Reported);
        Assert.DoesNotContain(generation.Files, file => file.Key.Contains("Webhooks", StringComparison.Ordinal));
    }

    [Fact]
    public void They_are_models_without_a_client_where_only_models_are_wanted()
    {
        Generation generation = Generate(
            Document($$""" "webhooks": { "newPet": { "post": { "requestBody": {{Body}} } } }, """), "ModelsOnly=true", "KeepSchemas=Pet");

        Assert.Equal(["ReadNewPet"], Methods(generation));
        Assert.DoesNotContain(generation.Files, file => file.Key.Contains("Operations", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_option_they_are_reported_and_cost_nothing()
    {
        string webhooks = $$""" "webhooks": { "newPet": { "post": { "requestBody": {{Body}} } } }, """;
        Generation without = TestProject.Of(Document(webhooks)).Run().Compiles();

        Assert.Contains("BJG3030", without.Reported);
        Assert.Equal(TestProject.Of(Document("")).Run().Files, without.Files);
    }
}
