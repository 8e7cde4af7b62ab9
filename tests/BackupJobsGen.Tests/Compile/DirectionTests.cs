using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Members that go in one direction only, in every kind of type.</summary>
public class DirectionTests
{
    private static readonly Lazy<Generation> OpenApi = new(() => TestProject.Of(ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "required": ["pw", "made", "keys", "keysByName"], "properties": {
          "keysByName": { "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/components/schemas/Token" } } },
          "pw": { "type": "string", "writeOnly": true },
          "made": { "$ref": "#/components/schemas/Made" },
          "wrapped": { "allOf": [{ "$ref": "#/components/schemas/Made" }] },
          "keys": { "type": "array", "items": { "type": "string", "format": "password" } },
          "plain": { "$ref": "#/components/schemas/Plain" },
          "choice": { "oneOf": [{ "$ref": "#/components/schemas/Plain" }, { "type": "array", "items": { "$ref": "#/components/schemas/Plain" } }] },
          "list": { "type": "array", "items": { "$ref": "#/components/schemas/Plain" } },
          "map": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Plain" } } } },
        "Made": { "type": "string", "readOnly": true },
        "Plain": { "type": "object", "required": ["token"], "properties": { "id": { "type": "integer", "readOnly": true }, "token": { "allOf": [{ "$ref": "#/components/schemas/Token" }] }, "name": { "type": "string" } } },
        "Token": { "type": "string", "writeOnly": true }
        """)).Run().Compiles());

    private static readonly Lazy<Generation> Azure = new(() => TestProject.Of(Swagger.Thing(
        """
        "secret": { "type": "string", "x-ms-secret": true }, "code": { "type": "string", "format": "password" },
        "once": { "type": "string", "x-ms-mutability": ["create", "update"] }, "read": { "type": "string", "x-ms-mutability": ["read"] },
        "pet": { "$ref": "#/definitions/Pet" }
        """,
        "\"secret\", \"code\", \"once\", \"read\"",
        """
        "Pet": { "type": "object", "discriminator": "kind", "required": ["kind", "chip"], "properties": { "kind": { "type": "string" }, "chip": { "type": "string", "x-ms-secret": true } } },
        "Cat": { "allOf": [{ "$ref": "#/definitions/Pet" }], "required": ["mood", "age"], "properties": { "mood": { "type": "string", "x-ms-mutability": ["create"] }, "age": { "type": "integer", "readOnly": true } } }
        """)).Run().Compiles());

    [Fact]
    public void A_response_need_not_have_what_is_never_returned()
    {
        Model root = new(OpenApi.Value.Type("Root"));
        Model thing = new(Azure.Value.Type("Thing"));

        Assert.Null(Model.Get(root.Read("""{ "plain": {}, "list": [{}], "map": { "a": {} }, "choice": {} }"""), "Pw"));
        Assert.Equal("Cat", Model.Get(thing.Read("""{ "pet": { "kind": "Cat" } }"""), "Pet")!.GetType().Name);
    }

    [Fact]
    public void Null_is_sent_where_a_request_requires_a_member_that_no_response_has()
    {
        Generation generation = TestProject.Of(ApiReading.OpenApiReturning(
            """
            "Root": { "type": "object", "required": ["pw"], "properties": {
              "pw": { "type": "string", "nullable": true, "writeOnly": true }, "name": { "type": "string" } } }
            """)).Run().Compiles();
        Model root = new(generation.Type("Root"));
        object value = root.Read("""{"name":"n"}""");

        Assert.Equal("""{"pw":null,"name":"n"}""", root.Request(value));
        Assert.Equal("""{"name":"n"}""", root.Write(value));
    }

    [Theory]
    [InlineData("Root", "Pw")]
    [InlineData("Plain", "Token")]
    public void Callers_have_to_set_what_is_required_in_requests(string type, string property) =>
        Assert.Contains(
            OpenApi.Value.Type(type).GetProperty(property)!.CustomAttributes,
            attribute => attribute.AttributeType.Name == "RequiredMemberAttribute");

    [Fact]
    public void Only_what_is_not_read_only_is_sent()
    {
        const string plain = """{ "id": 1, "token": "t", "name": "n", "more": 2 }""";
        const string sent = """{ "token": "t", "name": "n", "more": 2 }""";
        Model root = new(OpenApi.Value.Type("Root"));

        object value =
            root.Read(
                $$"""{ "pw": "p", "made": "m", "wrapped": "w", "keys": ["k"], "plain": {{plain}}, "choice": {{plain}}, "list": [{{plain}}], "map": { "a": {{plain}} } }""");

        Model.SameMeaning(
            $$"""{ "pw": "p", "keys": ["k"], "plain": {{sent}}, "choice": {{sent}}, "list": [{{sent}}], "map": { "a": {{sent}} } }""",
            root.Request(value));
        Model.SameMeaning(
            $$"""{ "keys": [], "choice": [{{sent}}] }""", root.Request(root.Read($$"""{ "keys": [], "choice": [{{plain}}] }""")));
    }

    [Fact]
    public void Secrets_are_sent_and_hierarchies_keep_the_direction()
    {
        Model thing = new(Azure.Value.Type("Thing"));

        object value =
            thing.Read(
                """{ "secret": "s", "code": "c", "once": "o", "read": "r", "pet": { "kind": "Cat", "chip": "x", "mood": "m", "age": 3 } }""");

        Model.SameMeaning(
            """{ "secret": "s", "code": "c", "once": "o", "pet": { "kind": "Cat", "chip": "x", "mood": "m" } }""", thing.Request(value));
    }

    [Theory]
    [InlineData("userPassword", true)]
    [InlineData("scriptSasToken", true)]
    [InlineData("certificateSecretBase64", true)]
    [InlineData("userName", false)]
    public void A_secret_by_its_name_need_not_be_returned_where_it_is_sent(string name, bool isSecret)
    {
        string schema = $$"""{ "type": "object", "required": ["{{name}}"], "properties": { "{{name}}": { "type": "string" } } }""";
        string post = """
            "/sent": { "post": { "operationId": "Sent_Post", "parameters": [{ "name": "body", "in": "body", "schema": { "type": "array", "items": { "$ref": "#/definitions/Sent" } } }],
              "responses": { "200": { "description": "OK", "schema": { "$ref": "#/definitions/Returned" } } } } }
            """;
        Generation generation =
            TestProject.Of(Swagger.Document(post, $$"""
                "Sent": { "type": "object", "properties": { "inner": { "$ref": "#/definitions/Inner" } } }, "Inner": {{schema}},
                "Returned": { "type": "object", "required": ["{{name}}"], "properties": { "{{name}}": { "type": "string" }, "sent": { "$ref": "#/definitions/Sent" } } }
                """)).Run().Compiles();

        Model inner = new(generation.Type("Inner"));
        if (isSecret)
            Assert.NotNull(inner.Read("{}"));
        else
            inner.Refuses("{}");
        new Model(generation.Type("Returned")).Refuses("{}");
    }

    [Fact]
    public void Secrets_of_a_list_are_not_printed() =>
        Assert.DoesNotContain(
            "hidden", new Model(OpenApi.Value.Type("Root")).Read("""{ "keys": ["hidden"] }""").ToString(), StringComparison.Ordinal);
}
