using BackupJobsGen.Documents;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Incremental;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Documents that the build wrote with overlays applied: each client sees its own.</summary>
public class OverlayTests
{
    private const string Path = "/repo/api.json";

    private static readonly string Document = Swagger.Thing(""" "name": { "type": "string" } """);

    private static string Prepared(string overlay, string member) =>
        $"{PreparedDocument.Header}\n[\"{Path}\",\"{overlay}\"]\n[]\n0,0,0,0\n"
        + Swagger.Thing($$""" "{{member}}": { "type": "string" } """).ReplaceLineEndings(" ");

    private static TestProject Project(string second = "second") => new TestProject().Document(Path, Document)
        .Document("/repo/obj/one.json", Prepared("/repo/one.yaml", "first"))
        .Document("/repo/obj/two.json", Prepared("/repo/two.yaml", second))
        .Client(new ClientLine(Path, "PlainClient", "Contoso.Plain"))
        .Client(new ClientLine(Path, "OneClient", "Contoso.One") { Metadata = ["Prepared=/repo/obj/one.json"] })
        .Client(new ClientLine(Path, "TwoClient", "Contoso.Two") { Metadata = ["Prepared=/repo/obj/two.json"] });

    [Fact]
    public void Each_client_has_the_document_of_its_own_overlays()
    {
        Generation generation = Project().Run().Compiles();

        Assert.Empty(generation.Reported);
        Assert.Equal(
            ["Contoso.One.First", "Contoso.Plain.Name", "Contoso.Two.Second"],
            generation.Assembly.GetTypes().Where(type => type.Name == "Thing")
                .SelectMany(type => type.GetProperties())
                .Where(property => property.Name is "Name" or "First" or "Second")
                .Select(property => $"{property.DeclaringType!.Namespace}.{property.Name}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_changed_overlay_changes_the_files_of_its_client_only()
    {
        Rerun rerun = Rerun.Of(Project(), Project("third"));

        Assert.Equal(["TwoClient.Thing.g.cs"], rerun.Emitted);
    }
}
