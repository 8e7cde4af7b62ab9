using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Testing;

/// <summary>Requests that the document does not allow are found, with the place in the document that says so.</summary>
public class ViolationTests
{
    [Theory]
    [InlineData("GET", "/v1/pets?limit=0", null, "query limit is 0; at least 1 expected")]
    [InlineData("GET", "/v1/pets?limit=5&limit=6", null, "query limit is sent 2 times; expected: once")]
    [InlineData("GET", "/pets?limit=101", null, "query limit is 101; at most 100 expected")]
    [InlineData("GET", "/pets?limit=many", null, "query limit is the string \"many\"; expected: integer")]
    [InlineData("GET", "/pets?limmit=1", null, "query limmit is not declared")]
    [InlineData("GET", "/pets?tags=aa%7Cb", null, "query tags [1] has 1 character; at least 2 expected")]
    [InlineData("GET", "/pets?filter[age]=old", null, "query filter age is the string \"old\"; expected: integer")]
    [InlineData(
        "GET", "/pets/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee", null, "path petId has 50 characters; at most 40 expected")]
    [InlineData("GET", "/birds", null, "path /birds is not in the document")]
    [InlineData("PATCH", "/pets", "{}", "path /pets has no PATCH, only GET, POST")]
    [InlineData("POST", "/pets", null, "body is missing")]
    [InlineData("POST", "/pets", "{", "body is not valid JSON")]
    [InlineData("POST", "/pets", """{"kind":"dog"}""", "body name is missing")]
    [InlineData("POST", "/pets", """{"name":"rex","kind":"dog"}""", "body name is the string \"rex\"; expected: a match of ^[A-Z][a-z]+$")]
    [InlineData("POST", "/pets", """{"name":"Rex","kind":"bird"}""", "body kind is the string \"bird\"; allowed: \"dog\", \"cat\"")]
    [InlineData("POST", "/pets", """{"name":"Rex","kind":"dog","age":1.5}""", "body age is the number 1.5; expected: integer")]
    [InlineData("POST", "/pets", """{"name":"Rex","kind":"dog","id":"7"}""", "body id is read-only and cannot be sent")]
    [InlineData("POST", "/pets", """{"name":"Rex","kind":"dog","size":7}""", "body size is not declared")]
    [InlineData("DELETE", "/pets/rex", "{}", "body is not declared")]
    public async Task Invalid_requests_fail_the_call(string method, string path, string? json, string expected)
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();

        RequestViolationException fault = await Assert.ThrowsAsync<RequestViolationException>(() => http.TextAsync(method, path, json));

        RequestViolation violation = Assert.Single(fault.Violations);
        Assert.StartsWith(expected, $"{violation.Location} {violation.Message}", StringComparison.Ordinal);
        Assert.EndsWith("pets.json", violation.Rule.File, StringComparison.Ordinal);
        Assert.Equal(fault.Violations, server.Violations);
        Assert.Throws<RequestViolationException>(server.ThrowIfViolated);
    }

    [Theory]
    [InlineData("GET", "/pets?limit=5&tags=aa%7Cbb&filter[age]=3", null)]
    [InlineData("POST", "/pets", """{"name":"Rex","kind":"dog","age":null,"pin":"1234"}""")]
    public async Task Valid_requests_are_answered(string method, string path, string? json)
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();

        Assert.StartsWith("20", await http.TextAsync(method, path, json), StringComparison.Ordinal);
        server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("[1, 1.0]", true)]
    [InlineData("[0, -0.0]", true)]
    [InlineData("[100, 1e2]", true)]
    [InlineData("[1, \"1\"]", false)]
    [InlineData("[null, null]", true)]
    [InlineData("""[{"a":1,"b":[2]}, {"b":[2.0],"a":1}]""", true)]
    [InlineData("""[{"a":1}, {"a":1,"b":null}]""", false)]
    [InlineData("""["2026-01-01T12:00:00Z", "2026-01-01T13:00:00+01:00"]""", false)]
    public async Task Items_are_unique_as_json(string items, bool repeats)
    {
        await using MockServer server = MockServer.Parse("""
            { "openapi": "3.1.0", "paths": { "/a": { "put": {
              "requestBody": { "content": { "application/json": { "schema": { "type": "array", "uniqueItems": true } } } },
              "responses": { "204": { "description": "" } } } } } }
            """, new MockServerOptions { Violations = ViolationHandling.Respond });
        using HttpClient http = server.CreateClient();

        Assert.StartsWith(repeats ? "400" : "204", await http.TextAsync("PUT", "/a", items), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Violation_names_line_and_column_of_the_rule()
    {
        await using MockServer server = MockServer.Parse("""
            {
              "openapi": "3.1.0",
              "paths": { "/a": { "get": { "operationId": "A_Get",
                "parameters": [ { "name": "n", "in": "query", "schema": { "type": "integer",
                  "maximum": 3 } } ],
                "responses": { "204": { "description": "" } } } } }
            }
            """);
        using HttpClient http = server.CreateClient();

        RequestViolationException fault = await Assert.ThrowsAsync<RequestViolationException>(() => http.GetAsync("/a?n=4"));

        Assert.Equal("openapi.json(5,7): A_Get: query n is 4; at most 3 expected", fault.Message);
    }

    [Fact]
    public async Task Missing_credentials_are_named()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();

        RequestViolationException fault = await Assert.ThrowsAsync<RequestViolationException>(() => http.GetAsync("/pets"));

        Assert.Contains(
            "security is missing: key (header X-Key), or token (header Authorization: bearer)", fault.Message, StringComparison.Ordinal);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "abc");
        using HttpResponseMessage response = await http.GetAsync("/pets");
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Parts_of_a_form_are_checked()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        using MultipartFormDataContent form = new()
        {
            { new StringContent("much too long"), "caption" },
            { new StringContent("{}", Encoding.UTF8, "application/json"), "place" },
            { new StringContent("?"), "mood" },
        };

        RequestViolationException fault =
            await Assert.ThrowsAsync<RequestViolationException>(() => http.PostAsync("/pets/rex/photo", form));

        Assert.Equal(
            [
                "form photo is missing",
                "form caption has 13 characters; at most 10 expected",
                "form place city is missing",
                "form mood is not declared",
            ],
            fault.Violations.Select(violation => $"{violation.Location} {violation.Message}"));
    }

    [Fact]
    public async Task Undeclared_media_type_is_refused()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        using HttpRequestMessage request = PetRequests.Request("POST", "/pets");
        request.Content = new StringContent("<pet/>", Encoding.UTF8, "application/xml");

        RequestViolationException fault = await Assert.ThrowsAsync<RequestViolationException>(() => http.SendAsync(request));

        Assert.Contains("header Content-Type is application/xml; declared: application/json", fault.Message, StringComparison.Ordinal);
    }
}
