using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.Reading;

/// <summary>Selects the operations of a client and reports patterns without a match.</summary>
internal sealed class OperationSelector
{
    private readonly OpenApiDocument _document;
    private readonly ReadContext _context;
    private readonly OperationNode[] _all;
    private readonly string[] _ids;
    private readonly IEnumerable<string> _paths;
    private readonly IEnumerable<string> _tags;
    private readonly Func<string, bool> _matchesId;
    private readonly Func<string, bool> _matchesPath;
    private readonly Func<string, bool> _matchesTag;

    private OperationSelector(OpenApiDocument document, ReadContext context)
    {
        _document = document;
        _context = context;
        _all = [.. OperationNode.Of(document, context)];
        _ids = [.. _all.Select(operation => operation.Id)];
        _paths = _all.Select(operation => operation.Path);
        _tags = _all.SelectMany(operation => operation.Tags);
        _matchesId = GlobKind.Text.AnyIn(_ids);
        _matchesPath = GlobKind.Path.AnyIn(_paths);
        _matchesTag = GlobKind.Text.AnyIn(_tags);
    }

    /// <param name="selection">What is wanted.</param>
    /// <param name="document">The document.</param>
    /// <param name="modelsOnly">Whether operations only lead to types.</param>
    /// <param name="context">Receives reports.</param>
    public static IReadOnlyList<OperationNode> Select(
        DocumentSelection selection, OpenApiDocument document, bool modelsOnly, ReadContext context) =>
        new OperationSelector(document, context).Select(selection, modelsOnly);

    private List<OperationNode> Select(DocumentSelection selection, bool modelsOnly)
    {
        selection = WithoutCommas(selection);
        List<OperationNode> selected = Selected(selection, modelsOnly);
        Report("operationId", selection.Operations.Concat(selection.ExcludeOperations), _matchesId, _ids);
        Report("path", selection.Paths.Concat(selection.ExcludePaths), _matchesPath, _paths);
        Report("tag", selection.Tags, _matchesTag, _tags);
        // Where the references of path items lead nowhere, that is reported, and the rest follows from it.
        if (selected.Count == 0 && !(_all.Length == 0 && _context.HasUnresolved) && !(modelsOnly && selection.SelectsAll))
            _context.Report(
                Problems.NothingSelected, new DocumentNode(_document, _document.Root), _document.Path,
                _all.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return selected;
    }

    private void Report(string subject, IEnumerable<string> patterns, Func<string, bool> isMatched, IEnumerable<string> names) =>
        Unmatched.Report(_context, _document, subject, patterns.Where(pattern => !isMatched(pattern)), names);

    private DocumentSelection WithoutCommas(DocumentSelection selection) => selection with
    {
        Operations = Split(selection.Operations, "operationId", _matchesId),
        Paths = Split(selection.Paths, "path", _matchesPath),
        Tags = Split(selection.Tags, "tag", _matchesTag),
        ExcludeOperations = Split(selection.ExcludeOperations, "operationId", _matchesId),
        ExcludePaths = Split(selection.ExcludePaths, "path", _matchesPath),
    };

    private EquatableArray<string> Split(EquatableArray<string> patterns, string subject, Func<string, bool> isMatched) =>
        PatternLists.WithoutCommas(_context, _document, subject, patterns, isMatched);

    private List<OperationNode> Selected(DocumentSelection selection, bool modelsOnly)
    {
        bool selectsAll = selection.SelectsAll && !(modelsOnly && selection.KeepSchemas.Count > 0);
        Func<string, bool> isWantedId = GlobKind.Text.AnyOf(selection.Operations);
        Func<string, bool> isWantedPath = GlobKind.Path.AnyOf(selection.Paths);
        Func<string, bool> isWantedTag = GlobKind.Text.AnyOf(selection.Tags);
        Func<string, bool> isUnwantedId = GlobKind.Text.AnyOf(selection.ExcludeOperations);
        Func<string, bool> isUnwantedPath = GlobKind.Path.AnyOf(selection.ExcludePaths);
        bool readsTags = selection.Tags.Count > 0;
        List<OperationNode> selected = [];
        for (int i = 0; i < _all.Length; i++)
        {
            OperationNode operation = _all[i];
            bool isWanted = selectsAll || isWantedId(_ids[i]) || isWantedPath(operation.Path)
                || (readsTags && operation.Tags.Any(isWantedTag));
            if (isWanted && !isUnwantedId(_ids[i]) && !isUnwantedPath(operation.Path)
                && (selection.IncludeDeprecated || operation.Operation.Json["deprecated"] is not { IsTrue: true }))
                selected.Add(operation);
        }

        return selected;
    }
}
