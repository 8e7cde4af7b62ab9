using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.Reading;

/// <summary>Selects the operations of a client and reports patterns without a match.</summary>
internal static class OperationSelector
{
    public static IReadOnlyList<OperationNode> Select(DocumentSelection selection, OpenApiDocument document, ReadContext context)
    {
        IReadOnlyList<OperationNode> all = [.. OperationNode.Of(document, context)];
        selection = WithoutCommas(selection, all, document, context);
        List<OperationNode> selected = [.. all.Where(operation => IsSelected(selection, operation))];
        DocumentNode root = new(document, document.Root);
        foreach (string pattern in selection.Operations.Where(pattern => !all.Any(operation => MatchesId(pattern, operation))))
            context.Report(Problems.PatternMatchesNothing, root, pattern, "operationId", document.Path);
        foreach (string pattern in selection.Paths.Where(pattern => !all.Any(operation => Glob.MatchesPath(pattern, operation.Path))))
            context.Report(Problems.PatternMatchesNothing, root, pattern, "path", document.Path);
        if (selected.Count == 0)
            context.Report(
                Problems.NothingSelected, root, document.Path, all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return selected;
    }

    // Commas separate nothing in MSBuild, but are easily written.
    private static DocumentSelection WithoutCommas(
        DocumentSelection selection, IReadOnlyList<OperationNode> all, OpenApiDocument document, ReadContext context)
    {
        return selection with
        {
            Operations = Split(selection.Operations, "operationId", MatchesId),
            Paths = Split(selection.Paths, "path", static (pattern, operation) => Glob.MatchesPath(pattern, operation.Path)),
        };

        EquatableArray<string> Split(EquatableArray<string> patterns, string subject, Func<string, OperationNode, bool> matches)
        {
            List<string> split = [];
            foreach (string pattern in patterns)
            {
                if (pattern.IndexOf(',') < 0 || all.Any(operation => matches(pattern, operation)))
                {
                    split.Add(pattern);
                    continue;
                }

                context.Report(Problems.CommaInPatterns, new DocumentNode(document, document.Root), pattern, subject);
                split.AddRange(pattern.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0));
            }

            return split.ToEquatableArray();
        }
    }

    private static bool IsSelected(DocumentSelection selection, OperationNode operation) =>
        (selection.Operations.Count == 0 && selection.Paths.Count == 0)
        || selection.Operations.Any(pattern => MatchesId(pattern, operation))
        || selection.Paths.Any(pattern => Glob.MatchesPath(pattern, operation.Path));

    private static bool MatchesId(string pattern, OperationNode operation) => Glob.MatchesText(pattern, operation.Id);
}
