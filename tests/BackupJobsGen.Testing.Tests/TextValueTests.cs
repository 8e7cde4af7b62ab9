using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Testing;

/// <summary>URLs, headers and forms have strings only: a value fits if its text is that of an allowed value.</summary>
public class TextValueTests
{
    private const string Mixed = """{ "enum": [1, "high", 2.5, true, null, "007"] }""";

    private static readonly string[] Places =
        ["path", "query", "header", "cookie", "item", "member", "urlencoded", "multipart", "text"];

    private static readonly (string Schema, string Allowed, string Refused)[] Schemas =
    [
        (Mixed, "1", "7"),
        (Mixed, "high", "low"),
        (Mixed, "2.5", "2.6"),
        (Mixed, "true", "false"),
        (Mixed, "null", "nil"),
        (Mixed, "007", "7"),
        ("""{ "const": 2.5 }""", "2.5", "2"),
        ("""{ "const": "2.5" }""", "2.5", "2"),
        ("""{ "const": false }""", "false", "true"),
        ("""{ "type": ["integer", "boolean"] }""", "true", "yes"),
        ("""{ "type": ["integer", "boolean"] }""", "12", "1.5"),
        ("""{ "type": ["number", "string"], "enum": [1, "1a"] }""", "1a", "2"),
        ("""{ "type": "string", "enum": ["1", "true"] }""", "1", "2"),
        ("""{ "oneOf": [{ "type": "integer", "maximum": 9 }, { "type": "boolean" }] }""", "9", "10"),
        ("""{ "oneOf": [{ "type": "integer", "maximum": 9 }, { "type": "boolean" }] }""", "false", "no"),
        ("""{ "anyOf": [{ "const": 4 }, { "enum": ["four", 4.5] }] }""", "4.5", "5"),
        ("""{ "allOf": [{ "enum": [1, 2, "x"] }, { "type": ["integer", "string"] }] }""", "2", "3"),
        ("""{ "$ref": "#/components/schemas/Level" }""", "3", "4"),
    ];

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            TheoryData<string, string, string, string> cases = [];
            foreach (string place in Places)
            {
                foreach ((string schema, string allowed, string refused) in Schemas)
                    cases.Add(place, schema, allowed, refused);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Value_fits_by_its_text_in_every_place(string place, string schema, string allowed, string refused)
    {
        await using MockServer server = MockServer.Parse(Document(place, schema));
        using HttpClient http = server.CreateClient();

        using (HttpRequestMessage request = Request(place, allowed))
            Assert.True((await http.SendAsync(request)).IsSuccessStatusCode);
        using HttpRequestMessage other = Request(place, refused);
        await Assert.ThrowsAsync<RequestViolationException>(() => http.SendAsync(other));
    }

    [Theory]
    [InlineData("1,2", true)]
    [InlineData("all", true)]
    [InlineData("some", false)]
    [InlineData("1,b", false)]
    public async Task List_or_scalar_is_found_by_what_fits(string value, bool isValid)
    {
        const string Schema =
            """{ "oneOf": [{ "type": "array", "items": { "type": "integer" } }, { "type": "string", "enum": ["all"] }] }""";
        await using MockServer server = MockServer.Parse(Document("header", Schema));
        using HttpClient http = server.CreateClient();
        using HttpRequestMessage request = Request("header", value);

        if (isValid)
            Assert.True((await http.SendAsync(request)).IsSuccessStatusCode);
        else
            await Assert.ThrowsAsync<RequestViolationException>(() => http.SendAsync(request));
    }

    [Fact]
    public async Task Bodies_of_JSON_keep_their_types()
    {
        await using MockServer server = MockServer.Parse(Document("json", """{ "enum": [2.5, "high"] }"""));
        using HttpClient http = server.CreateClient();

        using HttpRequestMessage request = Request("json", "2.5");
        Assert.True((await http.SendAsync(request)).IsSuccessStatusCode);
        using HttpRequestMessage quoted = Request("json", "\"2.5\"");
        await Assert.ThrowsAsync<RequestViolationException>(() => http.SendAsync(quoted));
    }

    private static string Document(string place, string schema)
    {
        string path = place == "path" ? "/a/{level}" : "/a";
        string list = $$"""{ "type": "array", "items": {{schema}} }""";
        string members = $$"""{ "type": "object", "properties": { "level": {{schema}} } }""";
        string operation = place switch
        {
            "item" => Parameter("query", list),
            "member" => Parameter("query", members, ", \"style\": \"deepObject\""),
            "urlencoded" => Body("application/x-www-form-urlencoded", members),
            "multipart" => Body("multipart/form-data", members),
            "text" => Body("text/plain", schema),
            "json" => Body("application/json", schema),
            _ => Parameter(place, schema),
        };
        return $$"""
            {
              "openapi": "3.1.0",
              "paths": { "{{path}}": { "post": { {{operation}}, "responses": { "204": { "description": "" } } } } },
              "components": { "schemas": { "Level": { "oneOf": [{ "enum": [3] }, { "const": "three" }] } } }
            }
            """;
    }

    private static string Parameter(string place, string schema, string more = "") =>
        $$"""
        "parameters": [{ "name": "level", "in": "{{place}}", "required": true, "schema": {{schema}}{{more}} }]
        """;

    private static string Body(string mediaType, string schema) =>
        $$"""
        "requestBody": { "required": true, "content": { "{{mediaType}}": { "schema": {{schema}} } } }
        """;

    private static HttpRequestMessage Request(string place, string value)
    {
        HttpRequestMessage request = new(HttpMethod.Post, place switch
        {
            "path" => "/a/" + value,
            "query" or "item" => "/a?level=" + value,
            "member" => "/a?level[level]=" + value,
            _ => "/a",
        });
        if (place == "header")
            request.Headers.Add("level", value);
        if (place == "cookie")
            request.Headers.Add("Cookie", "level=" + value);
        request.Content = place switch
        {
            "urlencoded" => new FormUrlEncodedContent([new("level", value)]),
            "multipart" => new MultipartFormDataContent { { new StringContent(value), "level" } },
            "text" => new StringContent(value, Encoding.UTF8, new MediaTypeHeaderValue("text/plain")),
            "json" => new StringContent(value, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
            _ => null,
        };
        return request;
    }
}
