using System.Globalization;
using BackupJobsGen.Emit;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Mistakes in a project's items are one diagnostic each.</summary>
public class ProjectTests
{
    [Fact]
    public void Two_clients_of_one_name_and_an_internal_one_compile_side_by_side()
    {
        Generation generation = new TestProject { WithHttp = true }.Document("/a.json", Swagger.Thing(""))
            .Client(new ClientLine("/a.json", "One", "A") { Metadata = ["Accessibility=internal", "Interfaces=true"] })
            .Client(new ClientLine("/a.json", "Two", "B") { Metadata = ["Interfaces=true"] })
            .Run().Compiles();

        Assert.False(generation.Type("OneServiceCollectionExtensions").IsPublic);
        Assert.False(generation.Type("IOne").IsPublic);
        Assert.True(generation.Type("ITwo").IsPublic);
    }

    private static readonly string Document = Swagger.Thing(""" "name": { "type": "string" } """);

    [Fact]
    public void Two_clients_with_the_same_types_need_two_namespaces()
    {
        Generation generation = new TestProject().Document("/repo/a.json", Document)
            .Client(new ClientLine("/repo/a.json", "OneClient")).Client(new ClientLine("/repo/a.json", "TwoClient")).Run().Compiles();

        Microsoft.CodeAnalysis.Diagnostic problem = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal("BJG2009", problem.Id);
        Assert.All(
            ["OneClient", "TwoClient", "Contoso.Test."], name => Assert.Contains(name, problem.GetMessage(null), StringComparison.Ordinal));
        Assert.All(generation.Files.Keys, file => Assert.StartsWith("OneClient.", file, StringComparison.Ordinal));
    }

    // The aliases of generated code are declared within its namespace: an alias of the project with the same name is not CS1537.
    [Fact]
    public void Aliases_of_the_project_do_not_clash_with_those_of_generated_code()
    {
        TestProject project = new() { Source = "global using _rt = System.Text; global using _sys = System.IO; global using _gen = System.Linq;" };

        project.Document("/repo/a.json", Document).Client(new ClientLine("/repo/a.json")).Run().Compiles();
    }

    [Fact]
    public void Two_clients_without_a_common_type_share_a_namespace() =>
        Assert.Empty(
            new TestProject()
                .Document("/repo/a.json", Document)
                .Document("/repo/b.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Others_Get", "/others")))
            .Client(new ClientLine("/repo/a.json", "OneClient"))
                .Client(new ClientLine("/repo/b.json", "TwoClient"))
                .Run()
                .Compiles().Reported);

    [Fact]
    public void One_client_has_one_namespace()
    {
        Generation generation = new TestProject()
            .Document("/repo/a.json", Document)
            .Document("/repo/b.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Others_Get", "/others")))
            .Client(new ClientLine("/repo/a.json")).Client(new ClientLine("/repo/b.json", Namespace: "Contoso.Other")).Run().Compiles();

        Assert.Equal(["BJG2010"], generation.Reported);
        Assert.Equal("Contoso.Test", generation.Type("TestClient").Namespace);
    }

    [Theory]
    [InlineData("System")]
    [InlineData("System.Net.Http")]
    [InlineData("BackupJobsGen.Runtime")]
    [InlineData("BackupJobsGen.Runtime.Generated.Mine")]
    public void A_reserved_namespace_is_one_diagnostic(string name)
    {
        Generation generation = new TestProject().Document("/repo/a.json", Document)
            .Client(new ClientLine("/repo/a.json", Namespace: name)).Run().Compiles();

        Assert.Equal(["BJG2014"], generation.Reported);
        Assert.Empty(generation.Files);
    }

    [Theory]
    [InlineData("Systems", "TestClient")]
    [InlineData("Contoso.System", "TestClient")]
    [InlineData("Contoso.BackupJobsGen.Runtime", "TestClient")]
    [InlineData("Contoso.Test", "System")]
    [InlineData("Contoso.Test", "BackupJobsGen")]
    public void Names_that_resemble_reserved_ones_compile(string name, string client) =>
        Assert.Empty(
            new TestProject().Document("/repo/a.json", Document)
                .Client(new ClientLine("/repo/a.json", client, Namespace: name)).Run().Compiles().Reported);

    [Theory]
    [InlineData("\\u200B")]
    [InlineData("\\u202E")]
    [InlineData("\\u2066")]
    [InlineData("\\u034F")]
    [InlineData("\\u3164")]
    [InlineData("\\uFE0F")]
    [InlineData("\\uDB40\\uDC41")]
    public void Names_that_differ_in_invisible_characters_get_numbers(string invisible)
    {
        string document = Swagger.Thing($$""" "name": { "type": "string" }, "na{{invisible}}me": { "type": "string" } """);

        Generation generation = TestProject.Of(document).Run().Compiles();

        Assert.Equal(["BJG3032"], generation.Reported);
        Assert.Equal(2, generation.Type("Thing").GetProperties().Count(property => property.Name.ToLowerInvariant() is "name" or "name2"));
    }

    // Each of these is a word of the language where the name of a class stands, in some version of it.
    [Theory]
    [InlineData("record")]
    [InlineData("required")]
    [InlineData("file")]
    [InlineData("scoped")]
    [InlineData("field")]
    [InlineData("partial")]
    [InlineData("extension")]
    [InlineData("class")]
    [InlineData("where")]
    public void A_word_of_the_language_is_not_the_name_of_a_client(string name)
    {
        Generation generation = OneClient(new ClientLine("/repo/api.json", name), "Consumer").Run();

        Assert.Equal(["BJG2004"], generation.Reported);
        Assert.Contains(
            "not a keyword", generation.Result.Diagnostics[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(generation.Files);
    }

    // The compiler warns of types whose names have small letters only, and consumers make warnings errors.
    [Theory]
    [InlineData("petclient")]
    [InlineData("_")]
    [InlineData("Task")]
    [InlineData("System")]
    public void An_unusual_name_of_a_client_compiles(string name) =>
        Assert.NotNull(OneClient(new ClientLine("/repo/api.json", name), "Consumer").Run().Compiles().Type(name));

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("2x.class", "_2x._class")]
    [InlineData("Über App..Net", "Über_App.Net")]
    [InlineData("-", "_")]
    [InlineData("", "OpenApiClients")]
    [InlineData("..", "OpenApiClients")]
    public void A_name_of_a_project_becomes_a_namespace(string project, string expected) => Assert.Equal(
        expected, OneClient(new ClientLine("/repo/api.json", Namespace: ""), project).Run().Compiles().Type("TestClient").Namespace);

    private static TestProject OneClient(ClientLine client, string rootNamespace) =>
        new TestProject { Properties = { ["RootNamespace"] = rootNamespace } }
            .Document("/repo/api.json", Reading.ApiReading.Returning(""" "Root": { "properties": { "a": { "type": "string" } } } """))
            .Client(client);

    [Fact]
    public void One_missing_comma_is_one_diagnostic()
    {
        Generation generation =
            TestProject.Of(
                Document.Replace("\"host\": \"management.example.com\",", "\"host\": \"management.example.com\"", StringComparison.Ordinal))
            .Run()
            .Compiles();

        Assert.Equal(["BJG1001"], generation.Reported);
        Assert.Contains(generation.Files.Keys, file => file.EndsWith(".Thing.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_files_fit_into_the_paths_of_Windows()
    {
        string longName = new('x', 120);
        string file = HintName.Of("SomeClient", longName + "A");

        Assert.True(file.Length <= 80, file);
        Assert.EndsWith(".g.cs", file, StringComparison.Ordinal);
        Assert.NotEqual(file, HintName.Of("SomeClient", longName + "B"));
        Assert.Equal("SomeClient.Thing.g.cs", HintName.Of("SomeClient", "Thing"));
    }
}
