namespace BackupJobsGen.Specs.Tests.Changes;

public class SecurityTests
{
    private const string Key = """ "key": { "type": "apiKey", "in": "header", "name": "X-Key" } """;
    private const string QueryKey = """ "key": { "type": "apiKey", "in": "query", "name": "key" } """;
    private const string Basic = """ "key": { "type": "http", "scheme": "basic" } """;
    private const string Token = """
        "token": { "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "https://login.example/token", "scopes": { "read": "", "write": "" } } } }
        """;

    private static readonly string MovedToken = Token.Replace("login.example", "id.example", StringComparison.Ordinal);

    [Fact]
    public void A_scheme_that_is_added_is_a_new_option_and_calls_without_it_fail()
    {
        Assert.Equal(
            [
                "None: Added Credential TestClientOptions.Key [security scheme key] key in header 'X-Key'",
                "Wire: Changed Operation TestClient.Things.GetAsync [Things_Get, security] none -> key",
            ],
            Changes("", "[]", Key, """[{ "key": [] }]"""));
    }

    [Fact]
    public void A_scheme_that_is_removed_takes_its_option_along()
    {
        Assert.Equal(
            [
                "Source, Binary: Removed Credential TestClientOptions.Key [security scheme key] key in header 'X-Key'",
                "None: Changed Operation TestClient.Things.GetAsync [Things_Get, security] key -> none (what callers have is enough)",
            ],
            Changes(Key, """[{ "key": [] }]""", "", "[]"));
    }

    [Theory]
    [InlineData("""[{ "token": ["read"] }]""", """[{ "token": ["read", "write"] }]""", "Wire", "token (read) -> token (read, write)")]
    [InlineData(
        """[{ "token": ["read", "write"] }]""", """[{ "token": ["read"] }]""", "None",
        "token (read, write) -> token (read) (what callers have is enough)")]
    [InlineData(
        """[{ "token": ["read"] }]""", """[{ "token": ["read"] }, { "key": [] }]""", "None",
        "token (read) -> token (read) or key (what callers have is enough)")]
    [InlineData("""[{ "token": ["read"] }, { "key": [] }]""", """[{ "key": [] }]""", "Wire", "token (read) or key -> key")]
    [InlineData("""[{ "key": [] }]""", """[{ "key": [], "token": [] }]""", "Wire", "key -> key and token")]
    [InlineData("""[{}, { "key": [] }]""", """[{ "key": [] }]""", "Wire", "anonymous or key -> key")]
    public void What_an_operation_requires_is_compared_with_its_scopes(string old, string now, string breaks, string expected) =>
        Assert.Contains(
            $"{breaks}: Changed Operation TestClient.Things.GetAsync [Things_Get, security] {expected}",
            Changes($"{Key}, {Token}", old, $"{Key}, {Token}", now));

    [Fact]
    public void Where_a_credential_is_sent_is_compared()
    {
        Assert.Equal(
            ["Wire: Changed Credential TestClientOptions.Key [security scheme key] key in header 'X-Key' -> key in query 'key'"],
            Changes(Key, """[{ "key": [] }]""", QueryKey, """[{ "key": [] }]"""));
        Assert.Equal(
            ["Wire: Changed Credential TestClientOptions.Key [security scheme key] key in query 'key' -> key in query 'Key'"],
            Changes(
                QueryKey, """[{ "key": [] }]""", QueryKey.Replace("\"name\": \"key\"", "\"name\": \"Key\"", StringComparison.Ordinal),
                """[{ "key": [] }]"""));
        Assert.Empty(Changes(Key, """[{ "key": [] }]""", Key.Replace("X-Key", "x-key", StringComparison.Ordinal), """[{ "key": [] }]"""));
        Assert.Equal(
            ["Source, Binary: Changed Credential TestClientOptions.Key [security scheme key] key in header 'X-Key' -> basic"],
            Changes(Key, """[{ "key": [] }]""", Basic, """[{ "key": [] }]"""));
        Assert.Equal(
            [
                "Wire: Changed Credential TestClientOptions.Token [security scheme token, token endpoint] "
                + "https://login.example/token -> https://id.example/token",
            ],
            Changes(Token, """[{ "token": [] }]""", MovedToken, """[{ "token": [] }]"""));
    }

    [Fact]
    public void A_requirement_of_many_operations_is_one_change()
    {
        string change = Assert.Single(
            Changes($"{Key}, {Token}", """[{ "key": [] }]""", $"{Key}, {Token}", """[{ "token": [] }]""", operations: 3),
            line => line.Contains("Changed", StringComparison.Ordinal));

        Assert.Equal("Wire: Changed Client TestClient [security] key -> token (of 3 operations)", change);
    }

    [Fact]
    public void A_client_without_credentials_has_none_to_compare()
    {
        SpecClient old = Read("", "[]", 1, followsSecurity: false);
        SpecClient now = Read(Key, """[{ "key": [] }]""", 1, followsSecurity: false);

        Assert.Empty(SpecDiff.Between(old, now).Changes);
    }

    private static string[] Changes(string oldSchemes, string old, string newSchemes, string now, int operations = 1) =>
        [.. SpecDiff.Between(Read(oldSchemes, old, operations), Read(newSchemes, now, operations)).Changes.Select(Line)];

    private static string Line(SpecChange change)
    {
        string difference = change is { Old: { } old, New: { } now } ? $"{old} -> {now}" : change.Old ?? change.New ?? "";
        string note = change.Note is null ? "" : $" ({change.Note})";
        return $"{change.Breaks}: {change.Kind} {change.Subject} {change.Name} [{change.Wire}] {difference}{note}";
    }

    private static SpecClient Read(string schemes, string security, int operations, bool followsSecurity = true)
    {
        string paths = string.Join(", ", Enumerable.Range(0, operations).Select(i => i == 0 ? "" : $"{i}").Select(i => $$"""
            "/things{{i}}": { "get": { "operationId": "Things_Get{{i}}", "responses": { "204": { "description": "" } } } }
            """));
        string document = $$"""
            { "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "security": {{security}}, "paths": { {{paths}} },
              "components": { "securitySchemes": { {{schemes}} } } }
            """;
        const string path = "/repo/api.json";
        SpecProject project = new(
            [new SpecItem(path, new Dictionary<string, string> { ["ClientName"] = "TestClient" })], followsSecurity);
        SpecTexts texts = new(fetched: new Dictionary<string, string> { [path] = document });
        return SpecReader.Read(path, project.Clients[0], project, texts, default).Client;
    }
}
