using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Paths;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Overlays;

/// <summary>
/// Applies an overlay (Overlay Specification 1.0 and 1.1) to a document. An action that cannot be applied is a problem at its position
/// in the overlay, and the next one is tried.
/// </summary>
/// <param name="path">Path of the document.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class Overlay(string path, SourceNode document, List<SourceProblem> problems)
{
    private static readonly string[] Known = ["target", "description", "update", "remove", "copy"];

    private static readonly string[] Changes = ["update", "remove", "copy"];

    private readonly OverlayMerge _merge = new(document, problems);

    /// <param name="overlayPath">Path of the overlay.</param>
    /// <returns>False: the document has become too large, and no further overlay can be applied.</returns>
    public bool Apply(SourceNode overlay, string overlayPath)
    {
        if (overlay["overlay"] is not { Kind: JsonKind.String } version || !IsSupported(version.Value))
        {
            Report(overlay["overlay"] ?? overlay, "'overlay' must be the version 1.0.0 or 1.1.0 of the Overlay Specification");
            return true;
        }

        if (overlay["extends"] is { Kind: JsonKind.String } extends && !Extends(extends.Value, overlayPath))
            problems.Add(new SourceProblem(Problems.OverlayExtends, extends.Origin, extends.Value, path));
        if (overlay["actions"] is not { Kind: JsonKind.Array } actions)
        {
            Report(overlay["actions"] ?? overlay, "'actions' must be a list");
            return true;
        }

        try
        {
            foreach (SourceNode action in actions.Children)
                Apply(action);
            return true;
        }
        catch (SourceException limit)
        {
            problems.Add(new SourceProblem(Problems.InvalidOverlay, limit.Origin, limit.Message));
            return false;
        }
    }

    private static bool IsSupported(string version) =>
        version.StartsWith("1.0.", StringComparison.Ordinal) || version.StartsWith("1.1.", StringComparison.Ordinal)
        || version is "1.0" or "1.1";

    // An address on the web and a file here are of one document where their file names are equal. One of two paths may be relative.
    private bool Extends(string extends, string overlayPath) =>
        extends.IndexOf("://", StringComparison.Ordinal) > 0
            ? DocumentPath.FileName(extends) == DocumentPath.FileName(path)
            : string.Equals(
                DocumentPath.Combine(Path.GetFullPath(overlayPath), extends), DocumentPath.Normalize(Path.GetFullPath(path)),
                StringComparison.OrdinalIgnoreCase);

    private void Apply(SourceNode action)
    {
        if (action["target"] is not { Kind: JsonKind.String } target)
        {
            Report(action["target"] ?? action, "an action must have a 'target', which is a JSONPath query");
            return;
        }

        bool isMisspelled = false;
        foreach (SourceNode member in action.Children.Where(
            member => !Known.Contains(member.Name) && !member.Name!.StartsWith("x-", StringComparison.Ordinal)))
        {
            string? meant = Nearest.To(member.Name!, Known);
            isMisspelled |= meant is not null;
            problems.Add(
                new SourceProblem(
                    Problems.InvalidOverlay, member.NameOrigin,
                    $"'{member.Name}' is not a member of an action{(meant is null ? "" : $" (did you mean '{meant}'?)")}"));
        }

        // The change may be the member that is misspelled.
        if (isMisspelled && Array.TrueForAll(Changes, name => action[name] is null))
            return;
        try
        {
            Apply(action, target);
        }
        catch (JsonPathException error)
        {
            Report(target, error.Message);
        }
    }

    private void Apply(SourceNode action, SourceNode target)
    {
        if (action["remove"] is { Kind: not (JsonKind.True or JsonKind.False) } flag)
        {
            Report(flag, "'remove' must be true or false");
            return;
        }

        bool isRemoved = action["remove"] is { Kind: JsonKind.True };
        SourceNode? change = action["update"] ?? action["copy"];
        if (!isRemoved && change is null)
        {
            Report(action, "an action must have 'update', 'copy' or 'remove: true'");
            return;
        }

        JsonPath query = JsonPath.Parse(target.Value);
        SourceNode[] nodes = [.. query.Select(document).Distinct()];
        if (nodes.Length == 0)
            problems.Add(
                new SourceProblem(Problems.OverlayMatchesNothing, target.Origin, target.Value, path, query.LongestMatch(document)));
        else if (isRemoved)
            _merge.Remove(nodes, target);
        else if (action["update"] is { } update)
            _merge.Update(nodes, update);
        else
            Copy(nodes, change!);
    }

    private void Copy(SourceNode[] nodes, SourceNode copy)
    {
        if (copy.Kind != JsonKind.String)
        {
            Report(copy, "'copy' must be a JSONPath query");
            return;
        }

        IReadOnlyList<SourceNode> found = Copied(copy);
        if (found.Count == 1)
            _merge.Update(nodes, found[0].Copy(), copy);
        else
            Report(copy, $"'copy' must select one value, and '{copy.Value}' selects {found.Count}");
    }

    private IReadOnlyList<SourceNode> Copied(SourceNode copy)
    {
        try
        {
            return JsonPath.Parse(copy.Value).Select(document);
        }
        catch (JsonPathException error)
        {
            throw new JsonPathException($"of 'copy', {error.Message}");
        }
    }

    private void Report(SourceNode at, string reason) => problems.Add(new SourceProblem(Problems.InvalidOverlay, at.Origin, reason));
}
