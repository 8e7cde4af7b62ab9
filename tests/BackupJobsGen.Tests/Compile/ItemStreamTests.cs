using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>An operation that answers with one value or with the items of a stream.</summary>
public sealed class ItemStreamTests
{
    private const string Chat = """ "schema": { "type": "object", "properties": { "text": { "type": "string" } } } """;

    private const string Source = """
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading.Tasks;
        using BackupJobsGen.Runtime;
        using Contoso.Test;

        /// <summary>A caller.</summary>
        public static class User
        {
            /// <summary>Calls both methods.</summary>
            public static async Task<string> RunAsync(HttpClient http, ApiClientOptions options)
            {
                TestClient client = new(http, options);
                List<string?> texts = [(await client.Chats.CompleteAsync("a")).Value.Text];
                await foreach (var item in client.Chats.CompleteStreamAsync("b"))
                    texts.Add(item.Data.Text);
                return string.Join(" ", texts);
            }
        }
        """;

    [Fact]
    public async Task Each_method_asks_for_its_own_media_type()
    {
        string document = ApiReading.OpenApi(
            $$"""
            "/chats": { "post": { "operationId": "Chats_Complete",
              "parameters": [ { "name": "model", "in": "query", "required": true, "schema": { "type": "string" } } ],
              "responses": { "200": { "description": "", "content": { "application/json": { {{Chat}} }, "text/event-stream": { {{Chat}} } } } } } }
            """);
        Generation generation = new TestProject { Source = Source }
            .Document("/repo/api.json", document).Client(new ClientLine("/repo/api.json")).Run().Compiles();
        Caller caller = new(generation, request => request.Headers.Accept.ToString() == "text/event-stream"
            ? Caller.Response("data: {\"text\":\"two\"}\n\ndata: {\"text\":\"three\"}\n\n", "text/event-stream")
            : Caller.Response("""{"text":"one"}"""));

        MethodInfo run = generation.Type("User").GetMethod("RunAsync")!;
        string texts = await (Task<string>)run.Invoke(
            null, [new HttpClient(caller), new ApiClientOptions { Endpoint = new Uri("https://a.test") }])!;

        Assert.Equal("one two three", texts);
        Assert.Equal(["/chats?model=a", "/chats?model=b"], caller.Requests.Select(request => request.RequestUri!.PathAndQuery));
    }

    [Fact]
    public void A_declared_operation_keeps_the_name_of_the_method()
    {
        Generation generation = TestProject.Of(ApiReading.OpenApi(
            $$"""
            "/chats": { "post": { "operationId": "Chats_Complete", "responses": { "200": { "description": "", "content": {
              "application/json": { {{Chat}} }, "application/jsonl": { {{Chat}} } } } } } },
            "/stream": { "post": { "operationId": "Chats_CompleteStream", "responses": { "204": { "description": "" } } } }
            """)).Run().Compiles();

        Type chats = generation.Type("ChatsOperations");
        Assert.Equal("Task`1", chats.GetMethod("CompleteAsync")!.ReturnType.Name);
        Assert.Equal("Task`1", chats.GetMethod("CompleteStreamAsync")!.ReturnType.Name);
        Assert.Equal("ApiItems`1", chats.GetMethod("CompleteStream2Async")!.ReturnType.Name);
    }
}
