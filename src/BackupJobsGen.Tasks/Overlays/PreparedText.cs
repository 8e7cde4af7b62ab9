using BackupJobsGen.Files;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Overlays;

/// <summary>Converts a document to what the generator reads, with its overlays applied.</summary>
internal static class PreparedText
{
    /// <param name="source">Path of the document.</param>
    /// <param name="overlays">Paths of overlays, in the order in which they are applied.</param>
    /// <param name="read">Reads the text of a file.</param>
    /// <returns>The document, its positions and what is wrong with it, in the format of <see cref="PreparedWriter"/>.</returns>
    public static string Of(string source, IReadOnlyList<string> overlays, Func<string, string> read)
    {
        List<SourceProblem> problems = [];
        SourceNode? document = SourceFile.Read(source, read(source), 0, problems);
        if (document is not null)
            Apply(new Overlay(source, document, problems), overlays, read, problems);
        return PreparedWriter.Write([source, .. overlays], problems, document);
    }

    private static void Apply(Overlay target, IReadOnlyList<string> paths, Func<string, string> read, List<SourceProblem> problems)
    {
        for (int i = 0; i < paths.Count; i++)
        {
            int before = problems.Count;
            // Of an overlay with errors, what could be read may be half an action.
            SourceNode? overlay = SourceFile.Read(paths[i], read(paths[i]), i + 1, problems);
            bool isWhole = !problems.Skip(before).Any(problem => problem.Kind.Severity == ProblemSeverity.Error);
            if (overlay is not null && isWhole && !target.Apply(overlay, paths[i]))
                return;
        }
    }
}
