using System.Net;
using BackupJobsGen.Runtime;
using BackupJobsGen.Testing.Pets;

namespace BackupJobsGen.Testing;

/// <summary>The same answers over HTTP, and a generated client as the caller.</summary>
public class HostTests
{
    [Fact]
    public async Task Server_on_loopback_answers_as_in_process()
    {
        await using MockServer server = PetRequests.Server(new MockServerOptions { Violations = ViolationHandling.Respond });
        using HttpClient inside = server.CreateClient();
        using HttpClient outside = new() { BaseAddress = await server.StartAsync() };

        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(outside.BaseAddress.Host)));
        foreach (string path in new[] { "/pets?limit=3&tags=aa%7Cbb", "/v1/pets/a%2Fb", "/pets?limit=0", "/birds" })
            Assert.Equal(await inside.TextAsync("GET", path), await outside.TextAsync("GET", path));
        Assert.Equal("a/b", server.Requests.First(request => request.Operation == "Pets_Get").PathParameters["petId"]);
    }

    [Fact]
    public async Task Violation_over_HTTP_is_400_and_fails_the_test_at_its_end()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = new() { BaseAddress = await server.StartAsync() };

        string answer = await http.TextAsync("GET", "/pets?limit=0");

        Assert.StartsWith("400 ", answer, StringComparison.Ordinal);
        Assert.Contains("query limit is 0", answer, StringComparison.Ordinal);
        Assert.Throws<RequestViolationException>(server.ThrowIfViolated);
    }

    [Fact]
    public async Task Long_request_is_answered_with_413()
    {
        await using MockServer server = PetRequests.Server(new MockServerOptions { MaxRequestBytes = 100 });
        using HttpClient inside = server.CreateClient();
        using HttpClient outside = new() { BaseAddress = await server.StartAsync() };
        string json = $$"""{"name":"R{{new string('e', 200)}}","kind":"dog"}""";

        Assert.Equal("413", await inside.TextAsync("POST", "/pets", json));
        Assert.Equal("413", await outside.TextAsync("POST", "/pets", json));
    }

    [Fact]
    public async Task Aborted_answer_closes_the_connection()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = new() { BaseAddress = await server.StartAsync() };
        server.Any.Next(MockAnswer.Abort());

        await Assert.ThrowsAsync<HttpRequestException>(() => http.TextAsync("GET", "/pets"));
    }

    [Fact]
    public async Task Generated_client_works_with_the_mock_server()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        http.DefaultRequestHeaders.Add("X-Key", "secret");
        PetClient client = new(http);

        Pet created = (await client.Pets.CreateAsync(new NewPet { Name = "Rex", Kind = "dog", Age = 3 })).Value;
        Pet found = (await client.Pets.GetAsync(created.Id)).Value;
        await client.Pets.DeleteAsync(created.Id);
        ApiException gone = await Assert.ThrowsAnyAsync<ApiException>(() => client.Pets.GetAsync(created.Id));

        Assert.Equal(created, found);
        Assert.Equal(404, (int)gone.Status);
        server.ThrowIfViolated();
    }

    [Fact]
    public async Task Wrong_call_of_a_generated_client_names_the_rule()
    {
        await using MockServer server = PetRequests.Server();
        using HttpClient http = server.CreateClient();
        http.DefaultRequestHeaders.Add("X-Key", "secret");

        RequestViolationException fault = await Assert.ThrowsAsync<RequestViolationException>(
            () => new PetClient(http).Pets.CreateAsync(new NewPet { Name = "rex", Kind = "dog" }));

        Assert.Contains("Pets_Create: body name is the string \"rex\"", fault.Message, StringComparison.Ordinal);
    }
}
