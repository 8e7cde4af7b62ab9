using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>The document's servers, of which the client uses the first unless the caller chooses another.</summary>
public sealed class ServerTests
{
    private const string Operation = """ "/x": { "get": { "operationId": "X_Get", "responses": { "204": { "description": "" } } } } """;

    private static readonly Lazy<Generation> Generated = new(() => Of("""
        "servers": [
          { "url": "https://api.test/v1", "description": "Production" },
          { "url": "https://{region}.api.test:{port}/{version}", "description": "By region, for tests and for everything else that anyone needs", "variables": {
            "region": { "default": "eu", "enum": ["eu", "us"], "description": "Where." }, "port": { "default": "443" }, "version": { "default": "v2" } } },
          { "url": "/v3" },
          { "url": "not a url" },
          { "url": "https://api.test/v4", "description": "Production" } ],
        """));

    private static Generation Of(string servers) => TestProject.Of(ApiReading.OpenApi(Operation, more: servers)).Run().Compiles();

    private static MemberInfo[] Servers => Generated.Value.Type("TestClientServers").GetMembers(BindingFlags.Public | BindingFlags.Static);

    [Fact]
    public void Each_server_is_called_by_its_description_or_position()
    {
        Assert.Equal(
            ["ByRegionForTestsAndForEverything", "Production", "Production2", "Server3"],
            Servers.Select(member => member.Name)
                .Where(name => !name.StartsWith("get_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        Type type = Generated.Value.Type("TestClientServers");
        Assert.Equal(new Uri("https://api.test/v1"), type.GetProperty("Production")!.GetValue(null));
        Assert.Equal(new Uri("https://api.test/v4"), type.GetProperty("Production2")!.GetValue(null));
        Assert.Equal(new Uri("https://b.test/v3"), type.GetMethod("Server3")!.Invoke(null, [new Uri("https://b.test/x")]));
    }

    [Fact]
    public void Variables_have_their_defaults_and_allowed_values()
    {
        MethodInfo server = (MethodInfo)Servers.Single(member => member.Name.StartsWith("ByRegion", StringComparison.Ordinal));

        Assert.Equal(["eu", "443", "v2"], server.GetParameters().Select(parameter => parameter.DefaultValue));
        Assert.Equal(new Uri("https://us.api.test:8443/beta"), server.Invoke(null, ["us", "8443", "beta"]));
        Assert.Equal("region", Refused("mars", "443", "v2"));
        Assert.Equal("version", Refused("eu", "443", "../admin"));
        Assert.Equal("port", Refused("eu", "443@evil.test", "v2"));

        string? Refused(params object[] values) =>
            (Assert.Throws<TargetInvocationException>(() => server.Invoke(null, values)).InnerException as ArgumentException)?.ParamName;
    }

    [Fact]
    public async Task A_chosen_server_replaces_the_first()
    {
        Uri? sent = null;
        Caller caller = new(Generated.Value, request =>
        {
            sent = request.RequestUri;
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        });
        Uri chosen = (Uri)Generated.Value.Type("TestClientServers").GetProperty("Production2")!.GetValue(null)!;
        object client = Activator.CreateInstance(
            Generated.Value.Type("TestClient"), new HttpClient(caller), new ApiClientOptions { Endpoint = chosen })!;
        await (Task)Model.Get(client, "X")!.GetType().GetMethod("GetAsync")!.Invoke(Model.Get(client, "X"), [CancellationToken.None])!;

        Assert.Equal("https://api.test/v4/x", sent!.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""  "servers": [ { "url": "https://api.test/v1" } ], """)]
    [InlineData("""  "servers": [ { "url": "https://{region}.api.test", "variables": { "region": { "default": "eu" } } } ], """)]
    public void Where_there_is_nothing_to_choose_nothing_is_generated(string servers) =>
        Assert.DoesNotContain(Of(servers).Files.Keys, name => name.Contains("Servers", StringComparison.Ordinal));

    [Fact]
    public void A_variable_in_the_path_of_the_only_server_can_be_chosen() =>
        Assert.Contains(
            Of("""  "servers": [ { "url": "https://api.test/{version}", "variables": { "version": { "default": "v1" } } } ], """).Files.Keys,
            name => name.Contains("Servers", StringComparison.Ordinal));
}
