using System.Net;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Snapshots;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Messages do not show what the document marks as secret, wherever it was sent.</summary>
public sealed class DeclaredSecretTests
{
    private const string Password = """{ "type": "string", "format": "password" }""";

    private static string Document(string parameters, string schema) => Snapshot.OpenApi(
        $$"""
        "/a": { "post": { "operationId": "A_Do", "parameters": [ {{parameters}} ],
          "requestBody": { "required": true, "content": { "application/json": { "schema": {{schema}} } } },
          "responses": { "204": { "description": "" } } } }
        """);

    private static string Parameter(string name, string schema) => $$"""{ "name": "{{name}}", "in": "header", "schema": {{schema}} }""";

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "phrase": {{password}} } }""", "phrase")]
    [InlineData("""{ "type": "object", "properties": { "pin": { "type": "string", "x-ms-secret": true } } }""", "pin")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", "items": {{password}} } } }""", "a")]
    [InlineData("""{ "type": "object", "properties": { "either": { "oneOf": [ {{password}}, { "type": "integer" } ] } } }""", "either")]
    [InlineData("""{ "type": "object", "properties": { "u": { "type": "object", "properties": { "p": {{password}} } } } }""", "p")]
    public void Members_that_are_secret_are_named_to_the_client(string schema, string name)
    {
        string document = Document("", schema.Replace("{{password}}", Password, StringComparison.Ordinal));
        Generation generation = TestProject.Of(document).Run().Compiles();
        Assert.Contains($"_secretMembers = [\"{name}\"];", generation.File("TestClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"type\": \"array\", \"items\": {{password}} }", true)]
    [InlineData("{ \"type\": \"object\", \"additionalProperties\": {{password}} }", true)]
    [InlineData("{{password}}", true)]
    [InlineData("{ \"oneOf\": [ {{password}}, { \"type\": \"integer\" } ] }", true)]
    [InlineData("{ \"type\": \"object\", \"properties\": { \"a\": {{password}} } }", false)]
    public void A_body_without_names_is_said_to_be_secret(string schema, bool isSecret)
    {
        string document = Document("", schema.Replace("{{password}}", Password, StringComparison.Ordinal));
        Assert.Equal(
            isSecret,
            TestProject.Of(document).Run().Compiles().File("AOperations").Contains("{ IsBodySecret = true }", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("adminPassword")]
    [InlineData("storedPasswords")]
    [InlineData("access_token")]
    [InlineData("X-Api-Key")]
    public void The_runtime_knows_names_by_their_words(string name)
    {
        string document = Document("", $$"""{ "type": "object", "properties": { "{{name}}": { "type": "string" } } }""");
        Generation generation = TestProject.Of(document).Run().Compiles();

        Assert.DoesNotContain("ecretMembers", generation.File("TestClient"), StringComparison.Ordinal);
        Assert.Contains("Secret: not shown by ToString.", generation.File("ADoRequest"), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_are_named_and_a_document_without_secrets_costs_nothing()
    {
        string parameters = Parameter("x-pin", Password) + ","
            + Parameter("x-many", $$"""{ "type": "array", "items": {{Password}} }""") + ","
            + Parameter("Client-Secret", """{ "type": "string" }""") + "," + Parameter("x-unit", """{ "type": "string" }""");

        string with = TestProject.Of(Document(parameters, "{}")).Run().Compiles().File("TestClient");
        string without = TestProject.Of(Document("", "{}")).Run().File("TestClient");

        Assert.Contains("_secretMembers = [\"x-many\", \"x-pin\"];", with, StringComparison.Ordinal);
        Assert.DoesNotContain("ecretMembers", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_a_service_repeats_is_not_in_the_exception()
    {
        string document = Document(Parameter("x-pin", Password), "{}");
        Caller caller = new(
            TestProject.Of(document).Run().Compiles(),
            _ => Caller.Response("{\"code\":\"Weak\",\"message\":\"1234 is too weak\"}", status: HttpStatusCode.BadRequest));

        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => caller.CallAsync("A", "Do", ("body", RawJson.Parse("{}")), ("xPin", "1234")));

        Assert.Contains("Weak: *** is too weak.", fault.Message, StringComparison.Ordinal);
    }
}
