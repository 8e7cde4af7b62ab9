using BackupJobs.Conformance;
using BackupJobs.Conformance.Documents;
using BackupJobs.Conformance.Reference;
using BackupJobs.Conformance.Report;

namespace BackupJobsGen.Tests.Conformance;

/// <summary>A folder of documents and examples, for one test.</summary>
public abstract class ReplayTest : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("conformance").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Replays the example of one document with the client of another.</summary>
    private protected async Task<DocumentResult> Replay(string document, string ofClient, string example)
    {
        Write("example.json", example);
        using SpecFiles files = new(Folder);
        return await DocumentRun.RunAsync(
            new Specification(files, Write("document.json", document)), "document.json", [Write("client.json", ofClient)]);
    }

    protected string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
