using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Picks the operations that a client wants, and tells when a wish comes to nothing.</summary>
internal static class OperationSelector
{
    public static IReadOnlyList<OperationPlace> Select(DocumentSelection selection, OpenApiDocument document, ReadContext context)
    {
        IReadOnlyList<OperationPlace> all = [.. OperationPlace.Of(document, context)];
        List<OperationPlace> selected = [.. all.Where(operation => IsSelected(selection, operation))];
        Place root = new(document, document.Root);
        foreach (string pattern in selection.Operations.Where(pattern => !all.Any(operation => MatchesId(pattern, operation))))
            context.Report(Problems.PatternMatchesNothing, root, pattern, "operationId", document.Path);
        foreach (string pattern in selection.Paths.Where(pattern => !all.Any(operation => Glob.MatchesPath(pattern, operation.Path))))
            context.Report(Problems.PatternMatchesNothing, root, pattern, "path", document.Path);
        if (selected.Count == 0)
            context.Report(Problems.NothingSelected, root, document.Path, all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return selected;
    }

    private static bool IsSelected(DocumentSelection selection, OperationPlace operation) =>
        (selection.Operations.Count == 0 && selection.Paths.Count == 0)
        || selection.Operations.Any(pattern => MatchesId(pattern, operation))
        || selection.Paths.Any(pattern => Glob.MatchesPath(pattern, operation.Path));

    private static bool MatchesId(string pattern, OperationPlace operation) => Glob.MatchesText(pattern, operation.Id);
}
