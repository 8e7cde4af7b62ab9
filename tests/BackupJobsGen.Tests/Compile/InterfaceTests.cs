using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Interfaces of a client and its groups.</summary>
public class InterfaceTests
{
    private static readonly string Document = Swagger.Document(
        Swagger.Get() + "," + Swagger.Get(id: "Ping", path: "/ping") + "," + Swagger.Get(id: "With_Get", path: "/with"), "\"Thing\": {}");

    private static Generation Generate(string document, string source = "", params string[] metadata) =>
        new TestProject { Source = source }.Document("/a.json", document)
            .Client(new ClientLine("/a.json") { Metadata = metadata }).Run().Compiles();

    [Fact]
    public void Without_the_metadata_there_are_none()
    {
        Generation generation = Generate(Document);

        Assert.DoesNotContain(generation.Assembly.GetTypes(), type => type.IsInterface);
        Assert.DoesNotContain(" : I", generation.File("TestClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_client_and_its_groups_implement_them_and_views_too()
    {
        Generation generation = Generate(Document, metadata: "Interfaces=true");
        Type contract = generation.Type("ITestClient");
        using Caller caller = new(generation);
        object client = Activator.CreateInstance(
            generation.Type("TestClient"), new HttpClient(caller), new ApiClientOptions { Endpoint = new Uri("https://a.test") })!;

        Assert.Equal(
            ["PingAsync", "With", "get_Things", "get_With2"],
            contract.GetMethods().Select(static method => method.Name).Order(StringComparer.Ordinal));
        Assert.Equal("IThingsOperations", contract.GetProperty("Things")!.PropertyType.Name);
        object view = contract.GetMethod("With")!.Invoke(client, [new ApiCallOptions()])!;
        Assert.IsAssignableFrom(contract, view);
        Assert.NotSame(client, view);
        Assert.IsAssignableFrom(generation.Type("IThingsOperations"), contract.GetProperty("Things")!.GetValue(view)!);
        Assert.Equal(contract, contract.GetMethod("With")!.ReturnType);
    }

    [Theory]
    [InlineData("ITestClient")]
    [InlineData("IThingsOperations")]
    [InlineData("ThingsOperations")]
    public void Types_of_the_document_keep_their_names(string schema)
    {
        string document = Swagger.Document(
            Swagger.Get($$"""{ "$ref": "#/definitions/{{schema}}" }"""),
            $$"""
            "{{schema}}": { "type": "object", "properties": { "a": { "type": "string" } } }
            """);

        IEnumerable<string> with = Generate(document, metadata: "Interfaces=true").Files.Keys;
        Assert.Empty(Generate(document).Files.Keys.Except(with, StringComparer.Ordinal));
    }

    [Fact]
    public void A_fake_compiles_against_every_kind_of_result()
    {
        const string Fake = """
            using System.Threading;
            using System.Threading.Tasks;
            using BackupJobsGen.Runtime;
            using Contoso.Test;
            internal sealed class FakeThings : IThingsOperations
            {
                public Task<ApiResponse<Thing>> GetAsync(CancellationToken cancellationToken = default) =>
                    Task.FromResult(ApiResponse.FromValue(new Thing { Name = "a" }));
                public ApiPageable<Thing> ListAsync(CancellationToken cancellationToken = default) =>
                    ApiPageable.FromItems([new Thing(), new Thing()]);
                public Task<LongRunningOperation<Thing>> StartAsync(CancellationToken cancellationToken = default) =>
                    Task.FromResult(LongRunningOperation.FromResult(new Thing(), "InProgress", "Succeeded"));
                public Task<LongRunningOperation> StopAsync(CancellationToken cancellationToken = default) =>
                    Task.FromResult(LongRunningOperation.FromStatuses("Failed"));
                public Task<ApiResponse> DropAsync(CancellationToken cancellationToken = default) =>
                    throw ApiException.FromResponse(ApiResponse.FromStatus(409), new ApiError { Code = "Busy" });
            }
            internal sealed class FakeClient : ITestClient
            {
                public IThingsOperations Things { get; } = new FakeThings();
                public ITestClient With(ApiCallOptions options) => this;
            }
            """;
        const string Thing = """{ "$ref": "#/definitions/Thing" }""";
        string document = Swagger.Document(
            Swagger.Get() + $$"""
            , "/list": { "get": { "operationId": "Things_List", "x-ms-pageable": { "nextLinkName": null },
              "responses": { "200": { "description": "", "schema": { "type": "object", "properties": { "value": { "type": "array", "items": {{Thing}} } } } } } } },
            "/start": { "post": { "operationId": "Things_Start", "x-ms-long-running-operation": true,
              "responses": { "200": { "description": "", "schema": {{Thing}} } } } },
            "/stop": { "post": { "operationId": "Things_Stop", "x-ms-long-running-operation": true, "responses": { "202": { "description": "" } } } },
            "/drop": { "delete": { "operationId": "Things_Drop", "responses": { "204": { "description": "" } } } }
            """,
            """
            "Thing": { "type": "object", "properties": { "name": { "type": "string" } } }
            """);
        Generate(document, Fake, "Interfaces=true");
    }
}
