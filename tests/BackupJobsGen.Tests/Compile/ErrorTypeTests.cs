using System.Net;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Snapshots;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Callers catch errors by the types that the document declares.</summary>
public sealed class ErrorTypeTests
{
    private const string Schemas = """
        "Missing": { "type": "object", "properties": { "what": { "type": "string" } } },
        "Fault": { "type": "object", "properties": { "code": { "type": "integer" } } },
        "Either": { "oneOf": [ { "$ref": "#/components/schemas/Missing" }, { "$ref": "#/components/schemas/Fault" } ] }
        """;

    private static string Body(string schema) => $$""" { "description": "", "content": { "application/json": { "schema": {{schema}} } } } """;

    private static string Reference(string name) => $$"""{ "$ref": "#/components/schemas/{{name}}" }""";

    private static string Document { get; } = Snapshot.OpenApi(
        $$"""
        "/a": { "get": { "operationId": "A_Get", "responses": { "204": { "description": "" },
          "404": {{Body(Reference("Missing"))}}, "410": {{Body(Reference("Missing"))}}, "409": { "description": "" },
          "4XX": {{Body(Reference("Fault"))}}, "418": {{Body("""{ "type": "array", "items": { "type": "string" } }""")}},
          "503": {{Body(Reference("Either"))}}, "default": {{Body(Reference("Missing"))}} } } }
        """,
        Schemas);

    [Theory]
    [InlineData(404, "{\"what\":\"x\"}", "Missing")]
    [InlineData(410, "{\"what\":\"x\"}", "Missing")]
    [InlineData(400, "{\"code\":1}", "Fault")]
    [InlineData(409, "{\"code\":1}", "Fault")]
    [InlineData(418, "[\"x\"]", "ValueList`1")]
    [InlineData(503, "{\"code\":1}", "Either")]
    [InlineData(500, "{\"what\":\"x\"}", "Missing")]
    [InlineData(418, "{}", null)]
    [InlineData(404, "<html>", null)]
    [InlineData(404, "", null)]
    public async Task An_error_is_an_exception_of_the_type_of_its_status(int status, string body, string? expected)
    {
        Generation generation = TestProject.Of(Document).Run().Compiles();
        Caller caller = new(generation, _ => Caller.Response(body, status: (HttpStatusCode)status));

        ApiException fault = await Assert.ThrowsAnyAsync<ApiException>(() => caller.CallAsync("A", "Get"));

        Assert.Equal(expected, fault.GetType() == typeof(ApiException) ? null : fault.GetType().GetGenericArguments().Single().Name);
        Assert.Equal(expected, fault.Body?.GetType().Name);
        Assert.Equal((status, body), (fault.Status, fault.RawBody));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(404, "Missing")]
    [InlineData(503, "Missing")]
    public async Task A_default_alone_is_the_success_and_all_errors(int status, string? error)
    {
        string document = Snapshot.OpenApi(
            $$""" "/a": { "get": { "operationId": "A_Get", "responses": { "default": {{Body(Reference("Missing"))}} } } }""", Schemas);
        Caller caller = new(
            TestProject.Of(document).Run().Compiles(), _ => Caller.Response("{\"what\":\"x\"}", status: (HttpStatusCode)status));

        ApiException? fault = await Record.ExceptionAsync(() => caller.CallAsync("A", "Get")) as ApiException;

        Assert.Equal(error, fault?.Body?.GetType().Name);
    }

    [Fact]
    public void A_status_without_a_type_of_its_own_adds_no_code() =>
        Assert.Equal(
            ["Errors<Missing>()", "Errors<Missing>(404, 410)", "Errors<Fault>(4)", "Errors<Either>(503)"],
            TestProject.Of(Document).Run().File("AOperations").Split('\n').Select(line => line.Trim().TrimStart('.').TrimEnd(','))
                .Where(line => line.StartsWith("Errors<", StringComparison.Ordinal)));

    [Fact]
    public void A_caller_catches_the_type_without_a_cast() =>
        new TestProject
        {
            Source = """
                using BackupJobsGen.Runtime;
                using Contoso.Test;

                internal static class Program
                {
                    internal static string Describe(System.Exception thrown)
                    {
                        try { throw thrown; }
                        catch (ApiException<Missing> missing) { return missing.Body.What ?? ""; }
                        catch (ApiException<Fault> fault) when (fault.Body.Code == 1) { return fault.Message; }
                        catch (ApiException other) { return other.RawBody; }
                    }
                }
                """,
        }.Document("/repo/api.json", Document).Client(new ClientLine("/repo/api.json")).Run().Compiles();
}
