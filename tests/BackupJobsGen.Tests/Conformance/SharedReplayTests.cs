using BackupJobs.Conformance;
using BackupJobs.Conformance.Documents;
using BackupJobs.Conformance.Report;

namespace BackupJobsGen.Tests.Conformance;

/// <summary>Microsoft's documents with all their examples, unmodified.</summary>
public class SharedReplayTests
{
    [SharedTheory]
    [InlineData("upstream", 300)]
    [InlineData("services", 132)]
    [InlineData("cases/put-answers-in-progress", 1)]
    public async Task All_examples_of_published_documents_pass_or_contradict_their_document(string folder, int examples)
    {
        string root = Path.Combine(Repository.Shared!, folder);
        List<DocumentResult> results = [];
        foreach (string document in DocumentFinder.Find(root, null))
            results.Add(await DocumentRun.RunAsync(root, document));

        Assert.All(results, result => Assert.True(result is { Generated: true, Compiled: true }, result.Document));
        Assert.Equal(
            "",
            string.Join(
                '\n',
                results.Select(result => TortureTests.Faults(result with { Contradictions = [] })).Where(faults => faults.Length > 0)));
        Assert.Equal(examples, results.Sum(result => result.Examples));
        Assert.Equal(examples, results.Sum(result => result.ExamplesPassed + result.ExamplesExplained));
    }
}
