using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static BackupJobsGen.Tests.Compile.ContainerProject;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Clients in a container, as the generated code of a project adds them that references Microsoft.Extensions.Http.</summary>
public class ContainerTests
{
    private const string Extensions = "TestClientServiceCollectionExtensions";

    private static Task CallAsync(object client, string method) =>
        (Task)client.GetType().GetMethod(method)!.Invoke(client, [CancellationToken.None])!;

    private static void Start(IServiceProvider services) => services.GetRequiredService<IStartupValidator>().Validate();

    [Fact]
    public void A_project_without_the_package_gets_nothing_of_it()
    {
        Generation without = TestProject.Of(SecuredPets.Document).Run().Compiles();
        Generation with = Project(SecuredPets.Document).Run().Compiles();

        Assert.Equal(
            $"TestClient.{Extensions}.g.cs",
            Assert.Single(with.Files.Keys.Except(without.Files.Keys, StringComparer.Ordinal)));
        Assert.All(without.Files, file => Assert.Equal(file.Value, with.Files[file.Key]));
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("False ", false)]
    [InlineData("true", true)]
    [InlineData("", true)]
    public void A_property_of_the_project_leaves_it_out(string value, bool expected)
    {
        TestProject project = new TestProject { WithHttp = true, Properties = new() { ["BackupJobsGenServices"] = value } }
            .Document("/a.json", SecuredPets.Document).Client(new ClientLine("/a.json"));

        Assert.Equal(expected, project.Run().Compiles().Files.Keys.Any(file => file.Contains(Extensions, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_client_is_added_with_options()
    {
        (ServiceProvider services, Recorder sent, Generation generation) =
            AddClient(SecuredPets.Document, """services.AddTestClient(o => { o.Endpoint = new Uri("https://pets.test"); o.Key = "k"; })""");
        Start(services);
        await CallAsync(services.GetRequiredService(generation.Type("TestClient")), "ListAsync");

        Assert.Equal(("https://pets.test/List", "k"), (sent.Url, sent.Header("X-Api-Key")));
    }

    [Fact]
    public async Task Keyed_clients_have_options_of_their_own()
    {
        (ServiceProvider services, Recorder sent, Generation generation) = AddClient(
            SecuredPets.Document,
            """services.AddTestClient(o => o.Key = "0").Services.AddTestClient("east", o => o.Key = "1").Services.AddTestClient("west", o => o.Key = "2")""");
        Start(services);
        Type type = generation.Type("TestClient");
        await CallAsync(services.GetRequiredKeyedService(type, "west"), "ListAsync");
        Assert.Equal("2", sent.Header("X-Api-Key"));
        string name = "Contoso.Test.TestClient/east";
        object options = typeof(IOptionsMonitor<>).MakeGenericType(generation.Type("TestClientOptions")).GetMethod("Get")!
            .Invoke(services.GetRequiredService(typeof(IOptionsMonitor<>).MakeGenericType(generation.Type("TestClientOptions"))), [name])!;

        Assert.Equal("***", Model.Get(options, "Key")!.ToString());
        Assert.Null(services.GetKeyedService(type, "north"));
        Assert.NotNull(services.GetService(type));
    }

    [Fact]
    public async Task Credentials_may_come_from_other_services()
    {
        (ServiceProvider services, Recorder sent, Generation generation) = AddClient(
            SecuredPets.Document, "services.AddTestClient((o, provider) => o.Key = provider.GetRequiredService<string>())");
        await CallAsync(services.GetRequiredService(generation.Type("TestClient")), "ListAsync");

        Assert.Equal("key of a vault", sent.Header("X-Api-Key"));
    }

    [Fact]
    public async Task Options_are_read_from_a_configuration_and_then_from_code()
    {
        (ServiceProvider services, Recorder sent, Generation generation) = AddClient(
            SecuredPets.Document,
            """services.AddTestClient(configuration.GetSection("Pets"), (o, _) => o.MaxPages = 7)""",
            ("Pets:Endpoint", "https://pets.test/base"), ("Pets:Key", "from a file"), ("Pets:Basic:UserName", "u"),
            ("Pets:Basic:Password", "p"), ("Pets:PetAuth:ClientId", "id"), ("Pets:PetAuth:ClientSecret", "secret"),
            ("Pets:MaxPages", "3"), ("Pets:MaxResponseBytes", "1000"), ("Pets:ApiVersion", "v"), ("Pets:FinalThrottlingCodes:0", "A"),
            ("Pets:FinalThrottlingCodes:1", "B"), ("Pets:ClientRequestIdHeader", "X-Id"), ("Pets:MaxItemBytes", "9"),
            ("Other:Unknown", "ignored"));
        Start(services);
        object client = services.GetRequiredService(generation.Type("TestClient"));
        await CallAsync(client, "ListAsync");

        ApiClientOptions options = ((ApiPipeline)Model.Get(client, "Pipeline")!).Options;
        Assert.Equal((7, 1000, 9, "v"), (options.MaxPages, options.MaxResponseBytes, options.MaxItemBytes, options.ApiVersion));
        Assert.Equal(["A", "B"], options.FinalThrottlingCodes);
        Assert.IsType<BasicCredential>(Model.Get(options, "Basic"));
        Assert.Equal("id", Assert.IsType<ClientCredentials>(Model.Get(options, "PetAuth")).ClientId);
        Assert.Equal(("https://pets.test/base/List", "from a file"), (sent.Url, sent.Header("X-Api-Key")));
        Assert.True(Guid.TryParse(sent.Header("X-Id"), out _));
    }

    [Theory]
    [InlineData("Endpiont", "https://pets.test", "'Pets:Endpiont' is not known; did you mean 'Endpoint'?")]
    [InlineData("Basic:Usrname", "u", "'Pets:Basic:Usrname' is not known; did you mean 'UserName'?")]
    [InlineData("Jwt:UserName", "u", "'Pets:Jwt:UserName' is not known; a value is expected and no section")]
    [InlineData("PetAuth:ClientSecrte", "SECRET", "'Pets:PetAuth:ClientSecrte' is not known; did you mean 'ClientSecret'?")]
    [InlineData("FinalThrottlingCodes:1", "A", "'Pets:FinalThrottlingCodes:1' is not known; the entries of a list are numbered from 0")]
    [InlineData("Color", "red", "'Pets:Color' is not known; known names: Endpoint, ApiVersion, MaxPages,")]
    [InlineData("Key", "SECRET\nx", "'Pets:Key' has characters that cannot be sent in a header")]
    [InlineData("Jwt", "SECRET\u00E9", "'Pets:Jwt' has characters that cannot be sent in a header")]
    [InlineData("PetAuth", "SECRET\r\n", "'Pets:PetAuth' has characters that cannot be sent in a header")]
    [InlineData("QueryKey", "SECRET\n", "'Pets:QueryKey' has characters that cannot be sent in a query")]
    [InlineData("Session", "SECRET;x", "'Pets:Session' has characters that cannot be sent in a cookie")]
    [InlineData("MaxItemBytes", "0", "'Pets:MaxItemBytes' is not a number of at least 1: '0'")]
    [InlineData("Endpoint", "pets", "'Pets:Endpoint' is not an absolute URL: 'pets'")]
    [InlineData("MaxPages", "0", "'Pets:MaxPages' is not a number of at least 1: '0'")]
    [InlineData("MaxPages", "1e9", "'Pets:MaxPages'")]
    [InlineData("MaxResponseBytes", "99999999999", "'Pets:MaxResponseBytes'")]
    [InlineData("UsesHandlerCredentials", "yes", "'Pets:UsesHandlerCredentials' is not true or false: 'yes'")]
    [InlineData("ClientRequestIdHeader", "Host", "'Pets:ClientRequestIdHeader'")]
    [InlineData("Basic:Password", "SECRET", "'Pets:Basic:UserName' is missing")]
    [InlineData("UsesHandlerRouting", "yes", "'Pets:UsesHandlerRouting' is not true or false: 'yes'")]
    [InlineData("Basic:UserName", "u", "'Pets:Basic:Password' is missing; an empty one is \"\".")]
    [InlineData("Basic", "SECRET", "'Pets:Basic' has no value of its own: set UserName, Password below it.")]
    [InlineData(
        "FinalThrottlingCodes", "A;B",
        "'Pets:FinalThrottlingCodes' is a list: set an entry for each value, 'Pets:FinalThrottlingCodes:0', 'Pets:FinalThrottlingCodes:1' and so on.")]
    [InlineData("PetAuth:TokenEndpoint", "https://login.example", "'Pets:PetAuth:ClientId' is missing")]
    [InlineData("PetAuth:Scopes", "read", "'Pets:PetAuth:ClientId' is missing")]
    [InlineData("PetAuth:TokenEndpoint", "http://evil.example/token?sig=SECRET", "'Pets:PetAuth:TokenEndpoint' is not an https URL")]
    [InlineData("PetAuth:ClientId", "id", "'Pets:PetAuth:ClientSecret' is missing")]
    [InlineData("PetAuth:ClientSecret", "SECRET", "'Pets:PetAuth:ClientId' is missing")]
    public void A_setting_that_is_not_valid_is_reported_at_the_start(string key, string value, string message)
    {
        (ServiceProvider services, _, _) = AddClient(
            SecuredPets.Document, """services.AddTestClient(configuration.GetSection("Pets"))""", ("Pets:" + key, value));
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => Start(services));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Pets:Basic' is not valid: A user name", "Basic:UserName", "a:b", "Basic:Password", "")]
    [InlineData(
        "'Pets:PetAuth:TokenEndpoint' is not an https URL, or an http URL of this machine", "PetAuth:ClientId", "id",
        "PetAuth:ClientSecret", "SECRET", "PetAuth:TokenEndpoint", "http://login.example/token")]
    [InlineData(
        "'Pets:PetAuth:ClientSecret' is missing; is 'ClientSecrt' meant for it?", "PetAuth:ClientId", "id", "PetAuth:ClientSecrt", "SECRET")]
    [InlineData(
        "'Pets:PetAuth' is a token and the client that requests one", "PetAuth", "SECRET", "PetAuth:ClientId", "id",
        "PetAuth:ClientSecret", "SECRET")]
    [InlineData(
        "'Pets:Implicit:TokenEndpoint' is missing: the document names none", "Implicit:ClientId", "id", "Implicit:ClientSecret", "SECRET")]
    public void Settings_that_do_not_fit_each_other_are_reported_at_the_start(string message, params string[] settings)
    {
        (ServiceProvider services, _, _) = AddClient(
            WithImplicitFlow, """services.AddTestClient(configuration.GetSection("Pets"))""",
            [.. settings.Chunk(2).Select(static setting => ("Pets:" + setting[0], setting[1]))]);
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => Start(services));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_password_is_one_that_the_configuration_says()
    {
        (ServiceProvider services, _, _) = AddClient(
            SecuredPets.Document, """services.AddTestClient(configuration.GetSection("Pets"))""",
            ("Pets:Basic:UserName", "u"), ("Pets:Basic:Password", ""), ("Pets:Key", "k"));
        Start(services);
    }

    [Theory]
    [InlineData("http://evil.example/token")]
    [InlineData("ftp://login.example/token")]
    [InlineData("https://u:p@login.example/token")]
    public void A_token_endpoint_of_the_code_is_checked_at_the_start(string url)
    {
        (ServiceProvider services, _, _) = AddClient(
            SecuredPets.Document,
            $$"""services.AddTestClient(o => o.PetAuth = new BackupJobsGen.Runtime.ClientCredentials("i", "s") { TokenEndpoint = new("{{url}}") })""");
        ArgumentException fault = Assert.Throws<ArgumentException>(() => Start(services));

        Assert.Equal("TokenEndpoint", fault.ParamName);
        Assert.Contains("is not an https URL", fault.Message, StringComparison.Ordinal);
    }

    // A flow without a token endpoint.
    private static string WithImplicitFlow => SecuredPets.Of(
        "[]", ("List", """[ { "key": [] } ]"""), ("Show", """[ { "basic": [] } ]"""), ("Save", """[ { "pet_auth": [] } ]"""),
        ("Sign", """[ { "implicit": [] } ]""")).Replace(
            "\"custom\":", """
            "implicit": { "type": "oauth2", "flows": { "implicit": { "authorizationUrl": "https://login.example/authorize", "scopes": {} } } },
            "custom":
            """, StringComparison.Ordinal);

    [Theory]
    [InlineData("""o.Key = "k"; o.Endpoint = new Uri("ftp://x")""", "TestClientOptions.Endpoint must be an absolute http or https URL")]
    [InlineData("""o.Key = "k"; o.Endpoint = new Uri("/x", UriKind.Relative)""", "TestClientOptions.Endpoint")]
    [InlineData("""o.Key = "k"; o.Endpoint = new Uri("https://u:p@x")""", "TestClientOptions.Endpoint")]
    [InlineData("""o.Key = "k"; o.Endpoint = new Uri("https://x?a=b")""", "TestClientOptions.Endpoint")]
    [InlineData("""o.Key = "k"; o.TimeProvider = null!""", "TestClientOptions.TimeProvider must not be null")]
    [InlineData("""o.Key = "k"; o.ClientRequestIdHeader = "x-api-KEY" """, "TestClientOptions.ClientRequestIdHeader is 'x-api-KEY', the header of")]
    [InlineData("", "every operation needs one: 'key' (option TestClientOptions.Key)")]
    public void Options_that_are_not_valid_are_reported_at_the_start(string set, string message)
    {
        (ServiceProvider services, _, _) = AddClient(
            SecuredPets.Of("""[ { "key": [] } ]""", ("List", null)), $"services.AddTestClient(o => {{ {set}; }})");
        OptionsValidationException fault = Assert.Throws<OptionsValidationException>(() => Start(services));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o.UsesHandlerCredentials = true", "List")]
    [InlineData("", "Open")]
    public void A_client_that_can_be_called_without_options_needs_none(string set, string operation)
    {
        (ServiceProvider services, _, _) = AddClient(
            SecuredPets.Of("""[ { "key": [] } ]""", ("List", null), (operation + "2", operation == "Open" ? "[]" : null)),
            $"services.AddTestClient(o => {{ {set}; }})");
        Start(services);
    }

    [Theory]
    [InlineData("endpoint", "https://pets.test")]
    [InlineData("queryKEY", "\u00E9;")]
    [InlineData("petAUTH", "u")]
    public void Names_of_settings_have_no_case_and_queries_are_encoded(string key, string value) => Start(AddClient(
        SecuredPets.Document, """services.AddTestClient(configuration.GetSection("Pets"))""", ("Pets:" + key, value)).Services);

    [Fact]
    public void The_root_of_a_configuration_may_have_settings_of_others() => Start(AddClient(
        SecuredPets.Document, "services.AddTestClient(configuration)", ("Endpoint", "https://pets.test"), ("PATH", "/bin")).Services);

    [Theory]
    [InlineData("services.AddTestClient()", true)]
    [InlineData("services.AddTestClient(configuration.GetSection(\"None\"))", true)]
    [InlineData("services.AddTestClient(o => o.Key = \"k\")", false)]
    [InlineData("services.AddTestClient(o => o.Key = new BackupJobsGen.Runtime.ApiCredential(_ => default))", false)]
    [InlineData("services.AddTestClient(o => o.UsesHandlerCredentials = true)", false)]
    public void Missing_credentials_of_some_operations_are_a_warning_at_the_start(string add, bool warns)
    {
        (ServiceProvider services, _, _) =
            AddClient(SecuredPets.Of("""[ { "key": [] } ]""", ("List", null), ("Open", "[]")), add);
        Start(services);

        string[] expected = warns
            ? ["Contoso.Test.TestClient: No credential is set: only operations without security can be called. "
                + "The others require 'key' (option TestClientOptions.Key). "
                + "Set TestClientOptions.UsesHandlerCredentials if a handler of the HttpClient adds them."]
            : [];
        Assert.Equal(expected, services.GetRequiredService<Log>().Warnings);
    }

    [Fact]
    public void The_primary_handler_follows_no_redirects_and_keeps_no_cookies()
    {
        (ServiceProvider services, _, _) = AddClient(SecuredPets.Document, "services.AddTestClient()");
        HttpMessageHandler handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Contoso.Test.TestClient");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;

        SocketsHttpHandler primary = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.Equal((false, false), (primary.AllowAutoRedirect, primary.UseCookies));
    }

    [Fact]
    public void A_document_whose_server_has_variables_needs_an_endpoint()
    {
        const string Host = """
             "x-ms-parameterized-host": { "hostTemplate": "{account}.{suffix}", "parameters": [{ "name": "account", "in": "path", "type": "string", "required": true }, { "name": "suffix", "in": "path", "type": "string", "default": "x.test" }] },
            """;
        string document = Swagger.Document(Swagger.Get(), "\"Thing\": {}", Host);
        (ServiceProvider services, _, Generation generation) = AddClient(document, "services.AddTestClient()");
        (ServiceProvider named, _, Generation other) =
            AddClient(document, """services.AddTestClient(o => o.Endpoint = new Uri("https://a.x.test"))""");
        (ServiceProvider based, _, Generation last) =
            AddClient(document, """services.AddTestClient().ConfigureHttpClient(http => http.BaseAddress = new Uri("https://a.x.test"))""");

        InvalidOperationException fault =
            Assert.Throws<InvalidOperationException>(() => services.GetRequiredService(generation.Type("TestClient")));
        Assert.Contains("set Endpoint or the base address", fault.Message, StringComparison.Ordinal);
        Assert.NotNull(named.GetRequiredService(other.Type("TestClient")));
        Assert.NotNull(based.GetRequiredService(last.Type("TestClient")));
    }
}
