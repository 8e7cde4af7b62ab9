using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Tests.Reading;

public class UpstreamTests
{
    private static readonly string Versions = Path.Combine(
        Repository.Shared ?? "", "upstream", "specification", "recoveryservicesbackup", "resource-manager", "Microsoft.RecoveryServices",
        "stable");

    [SharedTheory]
    [InlineData("2016-12-01")]
    [InlineData("2018-12-20")]
    [InlineData("2019-05-13")]
    [InlineData("2019-06-15")]
    [InlineData("2023-02-01")]
    [InlineData("2024-04-01")]
    public void Every_upstream_document_is_read_without_a_problem(string version)
    {
        string path = Path.Combine(Versions, version, "bms.json");

        ApiResult result = ApiReader.Read(Documents(path), [new DocumentSelection(path, [], [])]);

        Assert.Empty(
            result.Problems.Where(problem => Problems.Of(problem.Id).Severity > ProblemSeverity.Info)
                .Select(problem => $"{problem.Id} {problem.Line + 1}:{problem.Column + 1} {string.Join(" | ", problem.Arguments)}"));
        Assert.NotEmpty(result.Model!.Operations);
    }

    private static EquatableArray<OpenApiDocument> Documents(string path)
    {
        string common = Path.Combine(Repository.Shared!, "upstream", "specification", "common-types");
        return Directory.EnumerateFiles(common, "*.json", SearchOption.AllDirectories).Append(path)
            .Select(file => OpenApiDocument.Parse(file, File.ReadAllText(file)))
            .ToEquatableArray();
    }
}
