using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Views of a generated client with options of single calls.</summary>
public class CallOptionTests
{
    private static readonly ApiCallOptions Tenant = new() { Headers = new Dictionary<string, string> { ["X-Tenant"] = "a" } };

    private static object Client(Generation generation, Caller caller) => Activator.CreateInstance(
        generation.Type("TestClient"), new HttpClient(caller), new ApiClientOptions { Endpoint = new Uri("https://a.test") })!;

    private static object With(object client, ApiCallOptions options) => client.GetType().GetMethod("With")!.Invoke(client, [options])!;

    private static Task GetAsync(object target, string method = "GetAsync") =>
        (Task)target.GetType().GetMethod(method)!.Invoke(target, [CancellationToken.None])!;

    [Fact]
    public async Task A_view_sends_the_options_from_groups_and_from_the_client_itself_and_leaves_the_client_alone()
    {
        Generation generation = TestProject.Of(
            Swagger.Document(Swagger.Get() + "," + Swagger.Get(id: "ping", path: "/ping"), "\"Thing\": {}")).Run().Compiles();
        using Caller caller = new(generation, static _ => Caller.Response("{}"));
        object client = Client(generation, caller);
        object view = With(client, Tenant);

        await GetAsync(Model.Get(view, "Things")!);
        await GetAsync(view, "PingAsync");
        await GetAsync(Model.Get(client, "Things")!);

        Assert.Equal([true, true, false], caller.Requests.Select(request => request.Headers.Contains("X-Tenant")));
    }

    [Fact]
    public void A_view_keeps_what_another_part_of_the_class_has_added()
    {
        TestProject project = new TestProject
        {
            Source = "namespace Contoso.Test; public sealed partial class TestClient { internal string Note { get; init; } = \"\"; }",
        }.Document("/a.json", Swagger.Thing("")).Client(new ClientLine("/a.json"));
        Generation generation = project.Run().Compiles();
        using Caller caller = new(generation);
        object client = Client(generation, caller);
        PropertyInfo note = client.GetType().GetProperty("Note", BindingFlags.Instance | BindingFlags.NonPublic)!;
        note.SetValue(client, "kept");

        Assert.Equal("kept", note.GetValue(With(client, Tenant)));
    }

    [Theory]
    [InlineData("With_Get", "With2")]
    [InlineData("with_get", "With2")]
    [InlineData("MemberwiseClone_Get", "MemberwiseClone2")]
    public void A_group_that_is_called_like_a_member_of_the_client_gets_a_number(string id, string property)
    {
        Generation generation = TestProject.Of(
            Swagger.Document(Swagger.Get(id: id) + "," + Swagger.Get(id: "With", path: "/w"), "\"Thing\": {}")).Run().Compiles();

        Assert.Contains(generation.Type("TestClient").GetProperties(), found => found.Name == property);
        Assert.NotNull(generation.Type("TestClient").GetMethod("WithAsync"));
    }

    [Theory]
    [InlineData("With")]
    [InlineData("Pipeline")]
    public void A_client_or_a_type_may_have_the_name_of_a_member(string name)
    {
        TestProject project = new TestProject()
            .Document("/a.json", Swagger.Document(Swagger.Get($$"""{ "$ref": "#/definitions/{{name}}" }"""), $$"""
                "{{name}}": { "type": "object", "properties": { "{{name}}": { "type": "string" } } }
                """))
            .Client(new ClientLine("/a.json"));

        project.Run().Compiles();
    }

    [Theory]
    [InlineData("management.azure.com", "", "x-ms-client-request-id")]
    [InlineData("management.example.com", "", null)]
    [InlineData("management.example.com", "client-request-id", "client-request-id")]
    [InlineData("management.example.com", "X-MS-Client-Request-Id", "X-MS-Client-Request-Id")]
    [InlineData("management.example.com", "return-client-request-id", null)]
    public async Task A_client_request_id_is_sent_where_the_document_has_one_and_to_resource_manager(
        string host, string parameter, string? expected)
    {
        string get = parameter.Length == 0 ? Swagger.Get() : Swagger.Get().Replace(
            "\"parameters\": []", $$"""
            "parameters": [{ "name": "{{parameter}}", "in": "header", "type": "string" }]
            """, StringComparison.Ordinal);
        Generation generation = TestProject.Of(
            Swagger.Document(get, "\"Thing\": {}").Replace("management.example.com", host, StringComparison.Ordinal)).Run().Compiles();
        using Caller caller = new(generation, static _ => Caller.Response("{}"));
        await caller.CallAsync("Things", "Get");

        string? sent = caller.Request.Headers.Select(static header => header.Key)
            .SingleOrDefault(static name => name.EndsWith("client-request-id", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(expected, sent);
        Assert.Equal(expected is not null, generation.File("TestClient").Contains("clientRequestIdHeader", StringComparison.Ordinal));
    }
}
