using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobsGen.Tests.Incremental;

/// <summary>What the project itself says: its items, its language, its references.</summary>
public class HostTests
{
    private static readonly string Document = Swagger.Thing("""
        "name": { "type": "string" }
        """);

    [Fact]
    public void An_old_language_gives_one_error_and_no_code()
    {
        TestProject project = new TestProject { ParseOptions = new CSharpParseOptions(LanguageVersion.CSharp11) }
            .Document("/a.json", Document)
            .Client(new ClientLine("/a.json"));

        Generation generation = project.Run();

        Diagnostic fault = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal((Problems.OldLanguage.Id, DiagnosticSeverity.Error), (fault.Id, fault.Severity));
        Assert.Empty(generation.Files);
    }

    [Fact]
    public void A_project_without_the_runtime_gets_one_error_and_no_code()
    {
        TestProject project = new TestProject { WithRuntime = false }.Document("/a.json", Document).Client(new ClientLine("/a.json"));

        Generation generation = project.Run();

        Assert.Equal([Problems.NoRuntime.Id], generation.Reported);
        Assert.Empty(generation.Files);
    }

    [Fact]
    public void A_project_without_items_is_left_alone()
    {
        Generation generation = new TestProject { WithRuntime = false }.Document("/a.json", Document).Run();

        Assert.Empty(generation.Result.Diagnostics);
        Assert.Empty(generation.Files);
    }

    [Theory]
    [InlineData("1Client", "Contoso")]
    [InlineData("Client", "Contoso..Backup")]
    [InlineData("class", "Contoso")]
    [InlineData("A; class Evil", "Contoso")]
    public void Invalid_names_are_rejected(string client, string @namespace)
    {
        Generation generation = new TestProject().Document("/a.json", Document).Client(new ClientLine("/a.json", client, @namespace)).Run();

        Assert.Equal([Problems.BadItemName.Id], generation.Reported);
        Assert.Empty(generation.Files);
    }

    [Fact]
    public void One_document_can_have_two_clients()
    {
        Generation generation = new TestProject().Document("/a.json", Document)
            .Client(new ClientLine("/a.json", "One", "Contoso.One"))
                .Client(new ClientLine("/a.json", "Two", "Contoso.Two"))
                .Run()
                .Compiles();

        Assert.Equal(
            ["Contoso.One.Thing", "Contoso.Two.Thing"],
            generation.Assembly.GetTypes()
                .Where(type => type.Name == "Thing")
                .Select(type => type.FullName!)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Documents_of_one_client_name_keep_their_own_versions()
    {
        string other = Swagger.Document(
            """
            "/others": { "get": { "operationId": "Others_Get", "parameters": [{ "name": "api-version", "in": "query", "type": "string", "required": true }], "responses": { "200": { "description": "" } } } }
            """).Replace("2024-01-01", "2016-12-01", StringComparison.Ordinal);
        Generation generation = new TestProject().Document("/a.json", Document).Document("/b.json", other)
            .Client(new ClientLine("/a.json")).Client(new ClientLine("/b.json", "testclient")).Run().Compiles();

        Assert.Contains("\"2016-12-01\"", generation.File("OthersOperations"), StringComparison.Ordinal);
        Assert.Contains("OthersOperations Others", generation.File("TestClient"), StringComparison.Ordinal);
        Assert.Contains("ThingsOperations Things", generation.File("TestClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_may_go_over_several_lines()
    {
        Generation generation = new TestProject()
            .Document("/a.json", Document)
            .Client(new ClientLine("/a.json", Operations: "\n\tThings_Get;\r\n\tThings_L*\n"))
            .Run();

        Assert.Equal([Problems.PatternMatchesNothing.Id], generation.Reported);
        Assert.Contains("TestClient.ThingsOperations.g.cs", generation.Files.Keys);
    }

    [Fact]
    public void Problems_are_at_their_line_in_the_document()
    {
        Generation generation = TestProject.Of(Swagger.Get().Insert(0, "{\n  \"swagger\": \"2.0\",\n  \"paths\": {\n") + "\n}}").Run();

        Diagnostic fault = Assert.Single(generation.Result.Diagnostics, diagnostic => diagnostic.Id == Problems.UnresolvedReference.Id);
        FileLinePositionSpan place = fault.Location.GetLineSpan();
        Assert.Equal(("/repo/api.json", 3), (place.Path, place.StartLinePosition.Line));
        Assert.Equal(LocationKind.ExternalFile, fault.Location.Kind);
    }

    [Fact]
    public void Every_kind_of_problem_can_be_reported()
    {
        foreach (ProblemKind kind in Problems.All.Values)
        {
            Diagnostic diagnostic = ProblemReport.Diagnostic(new Problem(kind.Id, "/a.json", 1, 2, ["a", "b", "c", "d"]));
            Assert.Equal(kind.Id, diagnostic.Id);
            Assert.DoesNotContain("{", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }
}
