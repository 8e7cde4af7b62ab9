using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Architecture;

/// <summary>What only generated code calls may change with the generator: code written by hand uses the runtime's public face.</summary>
public class GeneratedNamespaceTests
{
    private const string Generated = "BackupJobsGen.Runtime.Generated";
    private const string Walk = "reads JSON of several types in one pass, for each row of each list: a tree or a record would cost more";
    private const string NoPipeline = "no operation of a document can be called: ";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["src/BackupJobs/Model/BackupVaultFactsReader.cs"] = Walk,
        ["src/BackupJobs/Model/JobErrorReader.cs"] = Walk,
        ["src/BackupJobs/Model/JobFactsReader.cs"] = Walk,
        ["src/BackupJobs/Model/JobIdList.cs"] = Walk,
        ["src/BackupJobs/Model/JsonWalk.cs"] = Walk,
        ["src/BackupJobs/Estate/GraphRowReader.cs"] = Walk,
        ["src/BackupJobs/Estate/ProtectedItemReader.cs"] = Walk,
        ["src/BackupJobs/Model/BackupVaultJob.cs"] = "a job of another API, which is written as the service sent it",
        ["src/BackupJobs/Estate/SubscriptionList.cs"] =
            NoPipeline + "one member of Azure's own list of subscriptions is read, where Resource Graph is refused",
        ["src/BackupJobs/Vaults/RecoveryServicesCrossRegion.cs"] =
            NoPipeline + "the older document has types of its own for the jobs, which would be converted page by page",
    };

    [Fact]
    public void Only_generated_code_uses_what_is_there_for_it()
    {
        string[] found = [.. new[] { "src/BackupJobs", "src/BackupJobs.Cli", "src/BackupJobs.Emulator", "src/BackupJobsGen.Testing" }
            .SelectMany(SourceFiles.Of)
            .Where(Uses)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];

        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static bool Uses(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot()
        .DescendantNodes().OfType<NameSyntax>().Any(name => name.ToString() == Generated);
}
