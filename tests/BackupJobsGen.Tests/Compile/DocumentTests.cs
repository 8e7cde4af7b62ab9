using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

public class DocumentTests
{
    public static TheoryData<string> Versions => new(Upstream.Versions);

    [SharedTheory]
    [MemberData(nameof(Versions))]
    public void Every_operation_of_every_published_document_compiles_without_a_warning(string version)
    {
        Generation generation = Upstream.Project(version).Run().Compiles();

        Assert.DoesNotContain(
            generation.Result.Diagnostics, diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        Assert.True(generation.Files.Count > 20);
    }

    [Fact]
    public void The_documents_of_the_repository_make_one_client() => Upstream.OwnDocuments().Run().Compiles();
}
