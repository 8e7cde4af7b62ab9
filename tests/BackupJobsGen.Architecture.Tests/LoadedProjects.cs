using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Architecture;

/// <summary>Each project compiled once for all tests.</summary>
internal static class LoadedProjects
{
    // A partial method whose implementation the SDK's own generators write, and an out argument or its field that it would assign.
    private static readonly string[] Generated = ["CS8795", "CS0165", "CS0170"];

    private static readonly ConcurrentDictionary<string, Lazy<ProjectSources>> Projects = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<FolderGraph>> Graphs = new(StringComparer.Ordinal);

    /// <summary>A project that compiles: a reference that does not bind would not be seen.</summary>
    public static ProjectSources Get(string project) => Projects.GetOrAdd(project, _ => new(() => Load(project))).Value;

    /// <summary>The references between the folders of a project.</summary>
    public static FolderGraph Graph(string project) => Graphs.GetOrAdd(project, _ => new(() => FolderGraph.Of(Get(project)))).Value;

    private static ProjectSources Load(string project)
    {
        ProjectSources sources = ProjectSources.Load(project);
        Diagnostic[] errors =
        [
            .. sources.Compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !Generated.Contains(diagnostic.Id)),
        ];
        Assert.Empty(errors);
        return sources;
    }
}
