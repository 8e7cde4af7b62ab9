namespace BackupJobsGen.Specs.Tests.Changes;

public class EndpointTests
{
    private const string Account = """{ "name": "account", "in": "path", "type": "string", "required": true }""";
    private const string Zone = """{ "name": "zone", "in": "path", "type": "string", "required": true, "x-ms-client-name": "region" }""";
    private const string Suffix = """{ "name": "suffix", "in": "path", "type": "string", "required": true, "default": "example.net" }""";
    private const string OtherSuffix =
        """{ "name": "suffix", "in": "path", "type": "string", "required": true, "default": "example.org" }""";

    [Theory]
    [InlineData(
        "https://{account}", Account, "https://{account}.{zone}", $"{Account}, {Zone}",
        "Source, Binary: Added TestClient(region) [zone] string")]
    [InlineData(
        "https://{account}.{zone}", $"{Account}, {Zone}", "https://{account}", Account,
        "Source, Binary: Removed TestClient(region) [zone] string")]
    [InlineData(
        "https://{account}.{zone}", $"{Account}, {Zone}", "https://{account}.{zone}", $"{Zone}, {Account}",
        "Wire: Changed TestClient [order] account, region -> region, account")]
    [InlineData(
        "https://{suffix}", Suffix, "https://{suffix}", OtherSuffix,
        "Wire: Changed TestClient(suffix) [default] \"example.net\" -> \"example.org\"")]
    public void A_variable_of_the_endpoint_is_an_argument_of_the_constructor(
        string oldHost, string old, string newHost, string now, string expected) =>
        Assert.Contains(expected, Diff.Of(Document(oldHost, old), Document(newHost, now)));

    private static string Document(string host, string parameters) => $$"""
        { "swagger": "2.0", "info": { "title": "t", "version": "1" },
          "x-ms-parameterized-host": { "hostTemplate": "{{host}}", "useSchemePrefix": false, "parameters": [ {{parameters}} ] },
          "paths": { "/things": { "get": { "operationId": "Things_Get", "responses": { "200": { "description": "ok" } } } } } }
        """;
}
