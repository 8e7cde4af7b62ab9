using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobsGen.Testing;

/// <summary>What the mock server answers: examples, made values, instructions of the test, and what was created before.</summary>
public class AnswerTests
{
    [Fact]
    public async Task Example_of_the_document_is_the_answer()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        using HttpRequestMessage request = PetRequests.Request("GET", "/pets/any");
        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal("""{"id":"rex","name":"Rex","kind":"dog"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal("\"7\"", response.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task Same_seed_makes_the_same_values()
    {
        async Task<string> ListAsync(int seed)
        {
            await using MockServer server = PetRequests.Server(new MockServerOptions { Seed = seed });
            using HttpClient http = server.CreateClient();
            return await http.TextAsync("GET", "/pets");
        }

        string first = await ListAsync(1);

        Assert.Equal(first, await ListAsync(1));
        string[] others = [await ListAsync(2), await ListAsync(3), await ListAsync(4)];
        Assert.Contains(others, other => other != first);
        Assert.DoesNotContain("nextLink", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Created_resources_are_found_listed_changed_and_deleted()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();

        string created = await http.TextAsync("POST", "/pets", """{"name":"Rex","kind":"dog","age":3}""");
        string id = JsonDocument.Parse(created[4..]).RootElement.GetProperty("id").GetString()!;

        Assert.StartsWith("201 ", created, StringComparison.Ordinal);
        Assert.Equal("200" + created[3..], await http.TextAsync("GET", $"/pets/{id}"));
        Assert.Equal($$"""200 {"items":[{{created[4..]}}]}""", await http.TextAsync("GET", "/pets"));
        Assert.Contains(
            "\"age\":4", await http.TextAsync("PUT", $"/pets/{id}", """{"name":"Rex","kind":"dog","age":4}"""), StringComparison.Ordinal);
        Assert.Contains("\"age\":4", await http.TextAsync("GET", $"/pets/{id}"), StringComparison.Ordinal);
        Assert.Equal("204", await http.TextAsync("DELETE", $"/pets/{id}"));
        Assert.StartsWith("404 ", await http.TextAsync("GET", $"/pets/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_empty_when_all_that_was_created_is_deleted()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        string created = await http.TextAsync("POST", "/pets", """{"name":"Rex","kind":"dog","age":3}""");
        string id = JsonDocument.Parse(created[4..]).RootElement.GetProperty("id").GetString()!;

        await http.TextAsync("DELETE", $"/pets/{id}");

        Assert.Equal("""200 {"items":[]}""", await http.TextAsync("GET", "/pets"));
    }

    [Theory]
    [InlineData("""{ "example": [ { "id": 1 }, { "id": 2 } ] }""", """200 [{"id":2}]""")]
    [InlineData("""{ "example": { "value": [ { "id": 1 } ], "count": 1 } }""", """200 {"value":[],"count":1}""")]
    [InlineData("""{ "example": [ "1", null, { "name": "1" } ] }""", """200 ["1",null]""")]
    public async Task What_was_deleted_is_not_listed(string content, string expected)
    {
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.0.3", "paths": {
              "/a": { "get": { "responses": { "200": { "description": "", "content": { "application/json": {{content}} } } } } },
              "/a/{aId}": {
                "get": { "responses": { "200": { "description": "", "content": { "application/json": {} } } } },
                "delete": { "responses": { "204": { "description": "" } } } } } }
            """);
        using HttpClient http = server.CreateClient();

        string before = await http.TextAsync("GET", "/a");
        await http.TextAsync("DELETE", "/a/1");

        Assert.NotEqual(expected, before);
        Assert.Equal(expected, await http.TextAsync("GET", "/a"));
    }

    [Fact]
    public async Task Write_only_members_are_not_returned()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();

        string created = await http.TextAsync("POST", "/pets", """{"name":"Rex","kind":"dog","pin":"1234"}""");

        Assert.DoesNotContain("1234", created, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_can_be_switched_off()
    {
        await using MockServer server = PetRequests.Server(new MockServerOptions { KeepsState = false });
        using HttpClient http = server.CreateClient();

        await http.TextAsync("DELETE", "/pets/rex");

        Assert.StartsWith("200 ", await http.TextAsync("GET", "/pets/rex"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instructions_come_before_the_document()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        MockOperation get = server.Operation("Pets_Get")
            .Next(MockAnswer.Empty(503).WithHeader("Retry-After", "1"), MockAnswer.Json(200, """{"id":"1","name":"One"}"""))
            .Always(request => request.PathParameters["petId"] == "none" ? MockAnswer.Declared(404) : null);

        Assert.Equal("503", await http.TextAsync("GET", "/pets/rex"));
        Assert.Equal("""200 {"id":"1","name":"One"}""", await http.TextAsync("GET", "/pets/rex"));
        Assert.StartsWith("404 {\"title\"", await http.TextAsync("GET", "/pets/none"), StringComparison.Ordinal);
        Assert.StartsWith("200 ", await http.TextAsync("GET", "/pets/rex"), StringComparison.Ordinal);
        Assert.Equal(4, get.RequestCount);
        get.Always(MockAnswer.Empty(418)).Reset();
        Assert.StartsWith("200 ", await http.TextAsync("GET", "/pets/rex"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_the_whole_server_concern_every_operation()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        server.Any.Next(MockAnswer.Abort(), MockAnswer.Empty(500));

        HttpRequestException fault = await Assert.ThrowsAsync<HttpRequestException>(() => http.TextAsync("GET", "/pets"));

        Assert.Equal(HttpRequestError.ResponseEnded, fault.HttpRequestError);
        Assert.Equal("500", await http.TextAsync("GET", "/pets/rex"));
    }

    [Fact]
    public async Task Delays_follow_the_clock_of_the_test()
    {
        FakeTimeProvider clock = new();
        await using MockServer server = PetRequests.Server(new MockServerOptions { TimeProvider = clock });
        using HttpClient http = server.CreateClient();
        server.Operation("GET /pets/{petId}").Next(MockAnswer.Declared(200).After(TimeSpan.FromHours(1)));

        Task<string> call = http.TextAsync("GET", "/pets/rex");
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.StartsWith("200 ", await call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_operation_ends_at_its_location()
    {
        await using MockServer server = MockServer.Parse("""
            { "swagger": "2.0", "paths": { "/a": { "post": { "operationId": "A_Start", "x-ms-long-running-operation": true,
              "responses": { "202": { "description": "" } } } } } }
            """);
        using HttpClient http = server.CreateClient();

        using HttpResponseMessage accepted = await http.PostAsync("/a", null);
        using HttpResponseMessage end = await http.GetAsync(accepted.Headers.Location);

        Assert.Equal((202, 204), ((int)accepted.StatusCode, (int)end.StatusCode));
    }

    [Fact]
    public void Unknown_operation_is_an_error_that_lists_the_known_ones()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => PetRequests.Server().Operation("Pets_Gett"));

        Assert.Contains("Pets_List, Pets_Create, Pets_Get", fault.Message, StringComparison.Ordinal);
    }
}
