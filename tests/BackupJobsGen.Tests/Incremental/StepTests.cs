using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobsGen.Tests.Incremental;

/// <summary>What runs again after a change, step by step.</summary>
public class StepTests
{
    private const string Api = "/repo/api.json";
    private const string Common = "/repo/common.json";

    private static readonly string First = Swagger.Document(
        Swagger.Get() + "," + Swagger.Get("""{ "$ref": "common.json#/definitions/Other" }""", "Others_Get", "/others"),
        """
        "Thing": { "type": "object", "description": "A thing.", "discriminator": "kind", "properties": { "kind": { "type": "string" }, "size": { "type": "string", "description": "Its size." } } },
        "Leaf": { "allOf": [{ "$ref": "#/definitions/Thing" }], "properties": { "color": { "type": "string" } } }
        """);

    private const string Second =
        """{ "definitions": { "Other": { "type": "object", "description": "Another thing.", "properties": { "x": { "type": "string" } } } } }""";

    private static TestProject Project(string api, string common = Second, string operations = "", string source = "class A;") =>
        new TestProject { Source = source }
        .Document(Api, api).Document(Common, common).Client(new ClientLine(Api, Operations: operations));

    [Fact]
    public void Nothing_changed_nothing_runs()
    {
        Rerun rerun = Rerun.Of(Project(First), Project(First));

        Assert.All(rerun.Steps("Documents", "Api", "Client", "Files"), reason => Assert.Contains(reason, Rerun.Unchanged));
        Assert.Empty(rerun.Emitted);
    }

    [Fact]
    public void An_edited_source_file_runs_nothing()
    {
        TestProject project = Project(First);
        GeneratorDriver driver = project.Driver.RunGenerators(project.Compilation);
        Compilation edited = project.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class B;", project.ParseOptions));

        Rerun rerun = new(driver.RunGenerators(edited));

        Assert.All(rerun.Steps("Documents", "Api", "Client", "Files"), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Empty(rerun.Emitted);
    }

    [Fact]
    public void A_reference_to_the_http_package_writes_one_file_and_another_reference_none()
    {
        TestProject project = Project(First);
        Compilation with = new TestProject { WithHttp = true }.Compilation;
        GeneratorDriver driver = project.Driver.RunGenerators(project.Compilation);
        MetadataReference other = with.References.Single(
            reference => System.IO.Path.GetFileName(reference.Display) == "Microsoft.Extensions.Options.dll");

        driver = driver.RunGenerators(project.Compilation.AddReferences(other));
        Assert.Empty(new Rerun(driver).Emitted);
        Rerun rerun = new(driver.RunGenerators(with));

        Assert.Equal(["TestClient.TestClientServiceCollectionExtensions.g.cs"], rerun.Emitted);
    }

    [Theory]
    [InlineData("A thing.", "TestClient.Thing.g.cs")]
    [InlineData("Its size.", "TestClient.Thing.g.cs")]
    public void Another_description_writes_one_file(string words, string file)
    {
        Rerun rerun = Rerun.Of(Project(First), Project(First.Replace(words, "Other words.", StringComparison.Ordinal)));

        Assert.Equal([file], rerun.Emitted);
    }

    [Fact]
    public void A_new_operation_writes_its_group_and_the_client()
    {
        string grown =
            First.Replace(
                "\"paths\": {", "\"paths\": {" + Swagger.Get("""{ "type": "string" }""", "New_Get", "/new") + ",",
                StringComparison.Ordinal);

        Rerun rerun = Rerun.Of(Project(First), Project(grown));

        Assert.Contains("TestClient.NewOperations.g.cs", rerun.Emitted);
        Assert.Contains("TestClient.TestClient.g.cs", rerun.Emitted);
        Assert.All(
            rerun.Emitted,
            file => Assert.True(file.EndsWith("Operations.g.cs", StringComparison.Ordinal) || file == "TestClient.TestClient.g.cs", file));
    }

    [Fact]
    public void A_change_in_a_referenced_document_writes_its_type()
    {
        Rerun rerun = Rerun.Of(Project(First), Project(First, Second.Replace("Another thing.", "Other words.", StringComparison.Ordinal)));

        Assert.Equal(["TestClient.Other.g.cs"], rerun.Emitted);
        Assert.Equal(1, rerun.Steps("Documents").Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_removed_document_is_reported_and_its_type_goes()
    {
        TestProject without = new TestProject { Source = "class A;" }.Document(Api, First).Client(new ClientLine(Api));

        Rerun rerun = Rerun.Of(Project(First), without);

        Assert.Contains(rerun.Result.Diagnostics, diagnostic => diagnostic.Id == Problems.UnresolvedReference.Id);
        Assert.DoesNotContain(rerun.Result.GeneratedSources, source => source.HintName == "TestClient.Other.g.cs");
        Assert.Contains("TestClient.OthersOperations.g.cs", rerun.Emitted);
        Assert.DoesNotContain("TestClient.Thing.g.cs", rerun.Emitted);
    }

    [Fact]
    public void Another_selection_writes_what_it_touches()
    {
        Rerun rerun = Rerun.Of(Project(First), Project(First, operations: "Things_*"));

        Assert.Contains("TestClient.TestClient.g.cs", rerun.Emitted);
        Assert.DoesNotContain("TestClient.Thing.g.cs", rerun.Emitted);
        Assert.DoesNotContain(rerun.Result.GeneratedSources, source => source.HintName.Contains("Other", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_the_documents_does_not_show()
    {
        TestProject turned = new TestProject { Source = "class A;" }
            .Document(Common, Second)
            .Document(Api, First)
            .Client(new ClientLine(Api));

        Assert.Equal(Project(First).Run().Files, turned.Run().Files);
    }

    [Fact]
    public void Line_ends_and_culture_do_not_show()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        IReadOnlyDictionary<string, string> files = Project(First).Run().Files;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            Assert.Equal(files, Project(First.Replace("\n", "\r\n", StringComparison.Ordinal)).Run().Files);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }

        Assert.DoesNotContain(files.Values, text => text.Contains('\r', StringComparison.Ordinal));
    }
}
