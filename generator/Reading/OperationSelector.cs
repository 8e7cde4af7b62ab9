using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.Reading;

/// <summary>Selects the operations of a client and reports patterns without a match.</summary>
internal static class OperationSelector
{
    /// <param name="modelsOnly">Whether operations only lead to types.</param>
    public static IReadOnlyList<OperationNode> Select(
        DocumentSelection selection, OpenApiDocument document, bool modelsOnly, ReadContext context)
    {
        IReadOnlyList<OperationNode> all = [.. OperationNode.Of(document, context)];
        selection = WithoutCommas(selection, all, document, context);
        List<OperationNode> selected = [.. all.Where(operation => IsSelected(selection, operation, modelsOnly))];
        Report("operationId", selection.Operations.Concat(selection.ExcludeOperations), MatchesId, operation => [operation.Id]);
        Report("path", selection.Paths.Concat(selection.ExcludePaths), MatchesPath, operation => [operation.Path]);
        Report("tag", selection.Tags, MatchesTag, operation => operation.Tags);
        // Where the references of path items lead nowhere, that is reported, and the rest follows from it.
        if (selected.Count == 0 && !(all.Count == 0 && context.HasUnresolved) && !(modelsOnly && selection.SelectsAll))
            context.Report(
                Problems.NothingSelected, new DocumentNode(document, document.Root), document.Path,
                all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return selected;

        void Report(
            string subject, IEnumerable<string> patterns, Func<string, OperationNode, bool> matches,
            Func<OperationNode, IEnumerable<string>> names) =>
            Unmatched.Report(
                context, document, subject, patterns.Where(pattern => !all.Any(operation => matches(pattern, operation))),
                all.SelectMany(names));
    }

    // Commas separate nothing in MSBuild, but are easily written.
    private static DocumentSelection WithoutCommas(
        DocumentSelection selection, IReadOnlyList<OperationNode> all, OpenApiDocument document, ReadContext context)
    {
        return selection with
        {
            Operations = Split(selection.Operations, "operationId", MatchesId),
            Paths = Split(selection.Paths, "path", MatchesPath),
            Tags = Split(selection.Tags, "tag", MatchesTag),
            ExcludeOperations = Split(selection.ExcludeOperations, "operationId", MatchesId),
            ExcludePaths = Split(selection.ExcludePaths, "path", MatchesPath),
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

    private static bool IsSelected(DocumentSelection selection, OperationNode operation, bool modelsOnly) =>
        ((selection.SelectsAll && !(modelsOnly && selection.KeepSchemas.Count > 0))
            || selection.Operations.Any(pattern => MatchesId(pattern, operation))
            || selection.Paths.Any(pattern => MatchesPath(pattern, operation))
            || selection.Tags.Any(pattern => MatchesTag(pattern, operation)))
        && !selection.ExcludeOperations.Any(pattern => MatchesId(pattern, operation))
        && !selection.ExcludePaths.Any(pattern => MatchesPath(pattern, operation))
        && (selection.IncludeDeprecated || operation.Operation.Json["deprecated"] is not { IsTrue: true });

    private static bool MatchesId(string pattern, OperationNode operation) => Glob.MatchesText(pattern, operation.Id);

    private static bool MatchesPath(string pattern, OperationNode operation) => Glob.MatchesPath(pattern, operation.Path);

    private static bool MatchesTag(string pattern, OperationNode operation) =>
        operation.Tags.Any(tag => Glob.MatchesText(pattern, tag));
}
