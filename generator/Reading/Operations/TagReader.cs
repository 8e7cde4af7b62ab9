using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads which tags group operations, and which are part of others.</summary>
internal sealed class TagReader(ReadContext context)
{
    // Nobody looks for an operation deeper than that.
    private const int MaxDepth = 8;

    // Of the kinds that OpenAPI registers, badges and audiences say something of an operation, and not where it belongs.
    private static readonly string[] KindsWithoutGroup = ["badge", "audience"];

    private readonly Dictionary<string, DocumentNode> _declared = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the tags that a document declares.</summary>
    public void Add(OpenApiDocument document)
    {
        if (document.Root["tags"] is not { } tags)
            return;
        foreach (JsonNode item in tags.Items)
        {
            if (context.Target(new DocumentNode(document, item), DocumentPlaces.Tag) is { } tag
                && tag.Json["name"] is { IsString: true } named
                && named.Value.Trim() is { Length: > 0 } name && !_declared.ContainsKey(name))
                _declared.Add(name, tag);
        }
    }

    /// <summary>The first tag that groups operations; null where there is none.</summary>
    public string? GroupOf(OperationNode operation) => operation.Tags.FirstOrDefault(IsGroup);

    /// <summary>The nested tags among those of the operations, and their parents that are nested themselves.</summary>
    public EquatableArray<ApiTag> Nested(IEnumerable<DeclaredOperation> operations)
    {
        Dictionary<string, ApiTag> nested = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string?> parents = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> levels = new(StringComparer.OrdinalIgnoreCase);
        foreach (string tag in operations.Select(operation => operation.Tag?.Trim() ?? "").Where(tag => tag.Length > 0))
        {
            List<string> line = Line(tag, parents);
            for (int i = line.Count - 1; i >= 0; i--)
                levels[line[i]] = LevelOf(line[i], parents[line[i]] is { } parent ? levels[parent] : 0);
            // What is above a line that was cut is not needed.
            for (string at = tag; levels[at] > 1 && !nested.ContainsKey(at); at = parents[at]!)
                nested[at] = new ApiTag(at, parents[at]!);
        }

        return nested.Values.ToEquatableArray();
    }

    private int LevelOf(string tag, int above)
    {
        if (above < MaxDepth)
            return above + 1;
        Report(tag, $"tags are nested up to {MaxDepth} levels");
        return 1;
    }

    private bool IsGroup(string tag) =>
        !_declared.TryGetValue(tag.Trim(), out DocumentNode? declared)
        || declared.Json["kind"] is not { IsString: true } kind
        || !KindsWithoutGroup.Contains(kind.Value, StringComparer.OrdinalIgnoreCase);

    // The tag, its parent, and so on up to one that is known or that has none.
    private List<string> Line(string tag, Dictionary<string, string?> parents)
    {
        List<string> line = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        for (string? at = tag; at is not null && !parents.ContainsKey(at); at = parents[at])
        {
            line.Add(at);
            seen.Add(at);
            parents[at] = ParentOf(at, seen);
        }

        return line;
    }

    private string? ParentOf(string tag, HashSet<string> below)
    {
        if (!_declared.TryGetValue(tag, out DocumentNode? declared) || context.String(declared, "parent")?.Trim() is not { } parent)
            return null;
        string? fault = !_declared.ContainsKey(parent) ? $"the document declares no tag '{parent}'"
            : below.Contains(parent) ? $"the tag '{parent}' would be within itself"
            : null;
        if (fault is null)
            return parent;
        Report(tag, fault);
        return null;
    }

    private void Report(string tag, string fault) => context.Report(
        Problems.Unsupported, _declared[tag]["parent"]!, "parent", $"{fault}, so the group '{tag}' is one of the client itself");
}
