using System.Text.Json;

namespace BackupJobsGen.Testing;

/// <summary>Made values of strings that hold bytes.</summary>
public class EncodedValueTests
{
    public static TheoryData<string> Schemas()
    {
        TheoryData<string> schemas = [];
        foreach (string encoding in new[] { "base64", "base64url", "base16", "base32" })
        {
            // The shortest base32 of a byte has 8 characters.
            string most = encoding == "base32" ? "9" : "5";
            foreach (string limits in new[]
                { "", ", \"minLength\": 23", $", \"maxLength\": {most}", ", \"minLength\": 30, \"maxLength\": 34" })
            {
                schemas.Add($$"""{ "type": "string", "contentEncoding": "{{encoding}}"{{limits}} }""");
                schemas.Add($$"""{ "contentEncoding": "{{encoding}}"{{limits}} }""");
            }

            schemas.Add($$"""{ "type": "string", "contentEncoding": "{{encoding.ToUpperInvariant()}}" }""");
        }

        foreach (string format in new[] { "byte", "base64", "base64url" })
            schemas.Add($$"""{ "type": "string", "format": "{{format}}", "minLength": 13 }""");
        return schemas;
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Made_bytes_can_be_decoded(string schema)
    {
        JsonElement rules = JsonDocument.Parse(schema).RootElement;
        if (!rules.TryGetProperty("contentEncoding", out JsonElement named))
            named = rules.GetProperty("format");
        string encoding = named.GetString()!;
        foreach (int seed in Enumerable.Range(0, 4))
        {
            await using MockServer server = MockServer.Parse($$"""
                { "openapi": "3.1.0", "paths": { "/a": { "get": { "responses": { "200": { "description": "",
                  "content": { "application/json": { "schema": {
                    "type": "array", "minItems": 6, "uniqueItems": true, "items": {{schema}} } } } } } } } } }
                """, new MockServerOptions { Seed = seed });
            using HttpClient http = server.CreateClient();
            string[] values = JsonSerializer.Deserialize<string[]>(await http.GetStringAsync("/a"))!;
            Assert.All(values, value => Assert.NotNull(Decode(encoding, value)));
            if (rules.TryGetProperty("minLength", out JsonElement least))
                Assert.All(values, value => Assert.True(value.Length >= least.GetInt32(), value));
            if (rules.TryGetProperty("maxLength", out JsonElement most))
                Assert.All(values, value => Assert.True(value.Length <= most.GetInt32(), value));
        }
    }

    [Theory]
    [InlineData("AAECAw", true)]
    [InlineData("AAECAw==", true)]
    [InlineData("fjord", false)]
    [InlineData("AAE+", false)]
    public async Task A_sent_base64url_value_is_checked(string value, bool isValid)
    {
        await using MockServer server = MockServer.Parse("""
            { "openapi": "3.0.3", "paths": { "/a": { "get": { "parameters": [
              { "name": "q", "in": "query", "schema": { "type": "string", "format": "base64url" } } ],
              "responses": { "204": { "description": "" } } } } } }
            """, new MockServerOptions { Violations = ViolationHandling.Record });
        using HttpClient http = server.CreateClient();
        await http.GetAsync("/a?q=" + Uri.EscapeDataString(value));
        Assert.Equal(isValid, server.Violations.Count == 0);
    }

    // Strict: throws where a character is too many.
    private static byte[] Decode(string encoding, string value)
    {
        switch (encoding.ToLowerInvariant())
        {
            case "base16":
                return Convert.FromHexString(value);
            case "base32":
                Assert.Equal(0, value.Length % 8);
                string plain = value.TrimEnd('=');
                Assert.Contains(plain.Length % 8, new[] { 0, 2, 4, 5, 7 });
                Assert.DoesNotContain(plain, c => !"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".Contains(c, StringComparison.Ordinal));
                return [];
            case "base64url":
                return Convert.FromBase64String(
                    value.Replace('-', '+').Replace('_', '/').PadRight((value.Length + 3) / 4 * 4, '='));
            default:
                return Convert.FromBase64String(value);
        }
    }
}
