using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.Reading;

/// <summary>Selects the operations of a client and reports patterns without a match.</summary>
internal static class OperationSelector
{
    public static IReadOnlyList<OperationNode> Select(DocumentSelection selection, OpenApiDocument document, ReadContext context)
    {
        IReadOnlyList<OperationNode> all = [.. OperationNode.Of(document, context)];
        List<OperationNode> selected = [.. all.Where(operation => IsSelected(selection, operation))];
        DocumentNode root = new(document, document.Root);
        foreach (string pattern in selection.Operations.Where(pattern => !all.Any(operation => MatchesId(pattern, operation))))
            context.Report(Problems.PatternMatchesNothing, root, pattern, "operationId", document.Path);
        foreach (string pattern in selection.Paths.Where(pattern => !all.Any(operation => Glob.MatchesPath(pattern, operation.Path))))
            context.Report(Problems.PatternMatchesNothing, root, pattern, "path", document.Path);
        if (selected.Count == 0)
            context.Report(Problems.NothingSelected, root, document.Path, all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return selected;
    }

    private static bool IsSelected(DocumentSelection selection, OperationNode operation) =>
        (selection.Operations.Count == 0 && selection.Paths.Count == 0)
        || selection.Operations.Any(pattern => MatchesId(pattern, operation))
        || selection.Paths.Any(pattern => Glob.MatchesPath(pattern, operation.Path));

    private static bool MatchesId(string pattern, OperationNode operation) => Glob.MatchesText(pattern, operation.Id);
}
