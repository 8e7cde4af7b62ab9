using BackupJobs.Testing;
using BackupJobsGen.Documents;
using BackupJobsGen.Files;
using BackupJobsGen.Overlays;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Tasks.Tests.Overlays;

/// <summary>Every overlay in the documentation matches the document that it is about.</summary>
public sealed class DocumentedOverlayTests
{
    // What the documentation calls a document, and where the repository has it.
    private static readonly Dictionary<string, string> Documents = new()
    {
        ["./bms.json"] = "specs/2024-04-01/backup.json",
        ["./pets.json"] = "tests/BackupJobs.Documentation.Tests/Documents/pets.json",
        ["./readings.json"] = "tests/BackupJobs.Documentation.Tests/Documents/readings.json",
    };

    public static TheoryData<string> Blocks() =>
        new(Markdown.Blocks.Where(block => block.Language == "yaml").Select(block => block.ToString()));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void An_overlay_applies_to_its_document_without_a_problem(string name)
    {
        List<SourceProblem> problems = [];
        SourceNode overlay = SourceFile.Read(
            "specs/a.overlay.yaml", Markdown.Blocks.Single(block => block.ToString() == name).Text, 1, problems)!;
        string extends = overlay["extends"]!.Value;
        string text = File.ReadAllText(Path.Combine(Repository.Root, Documents[extends]));
        string path = DocumentPath.Combine("specs/a.overlay.yaml", extends);

        new Overlay(path, SourceFile.Read(path, text, 0, problems)!, problems).Apply(overlay, "specs/a.overlay.yaml");

        Assert.Empty(problems);
    }
}
