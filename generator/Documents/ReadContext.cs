using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>
/// Shared by all readers of one run: the documents, the problems found, and access to members with their JSON type checked.
/// </summary>
internal sealed class ReadContext(DocumentSet documents, CancellationToken cancellation)
{
    private readonly HashSet<Problem> _known = [];
    private readonly List<Problem> _problems = [];
    private readonly HashSet<OpenApiDocument> _reached = [];

    public DocumentSet Documents { get; } = documents;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>
    /// In the order of file, line, column and id, independent of the order of reading. Behind invalid JSON things are missing,
    /// so only what concerns the JSON itself is reported until it is corrected.
    /// </summary>
    public EquatableArray<Problem> SortedProblems()
    {
        bool isIncomplete = _problems.Exists(
            problem => problem.Id == Problems.UnreadableJson.Id || problem.Id == Problems.InvalidYaml.Id);
        return _problems
            .Where(problem => !isIncomplete
                || problem.Id.StartsWith("BJG1", StringComparison.Ordinal) && problem.Id != Problems.UnresolvedReference.Id
                && !IsEmptyYaml(problem))
            .OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
            .ThenBy(problem => problem.Id, StringComparer.Ordinal)
            .ThenBy(problem => string.Join("\n", problem.Arguments), StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Whether a reference was reported that leads nowhere.</summary>
    public bool HasUnresolved => _problems.Exists(
        problem => problem.Id == Problems.UnresolvedReference.Id || problem.Id == Problems.ReferenceCycle.Id);

    // Nothing is read from invalid YAML, so "not an OpenAPI document" would only repeat that error. It is reported once for a file.
    private bool IsEmptyYaml(Problem problem) =>
        problem.Id == Problems.NotOpenApi.Id
        && _problems.Exists(other => other.Id == Problems.InvalidYaml.Id && other.File == problem.File);

    /// <summary>Reports the JSON errors of a document once something of it is read.</summary>
    public void Reached(OpenApiDocument document)
    {
        if (!_reached.Add(document))
            return;
        foreach (Problem problem in document.Problems)
            Report(problem);
    }

    public void Report(ProblemKind kind, DocumentNode node, params string[] arguments) =>
        Report(node.Document.ProblemAt(kind, node.Json.Offset, arguments));

    /// <summary>Reports a name that a C# name is made of if some of its characters cannot be seen.</summary>
    public void CheckName(DocumentNode node, string name)
    {
        if (Invisible.In(name) is { } character)
            Report(Problems.InvisibleCharacter, node, name, character);
    }

    // A schema that is copied into several others is read several times; its problems are reported once.
    public void Report(Problem problem)
    {
        if (_known.Add(problem))
            _problems.Add(problem);
    }

    /// <summary>Follows <c>$ref</c>s; null, and reported, when they lead nowhere, or to something of another kind.</summary>
    /// <param name="node">The start.</param>
    /// <param name="kind">As <see cref="DocumentPlaces"/> names it.</param>
    /// <param name="isTarget">Stops early at a node that has a <c>$ref</c> but is more than a reference.</param>
    public ReferenceChain? Follow(DocumentNode node, string kind, Func<JsonNode, bool>? isTarget = null)
    {
        ReferenceChain chain = ReferenceChain.Follow(Documents, node, kind, isTarget);
        foreach (DocumentNode visited in chain.Nodes)
            Reached(visited.Document);
        if (chain.Problem is null)
            return chain;

        // The target may be missing because that file's JSON is incomplete.
        if (Documents.FileOf(chain.Target) is { } file)
            Reached(file);
        Report(chain.Problem);
        return null;
    }

    /// <summary>
    /// The node, or what its <c>$ref</c> leads to, with the description that is next to the reference; null, and reported, when that
    /// is nothing of this kind. Other members next to the reference are reported: some are whole operations.
    /// </summary>
    /// <param name="node">Anything but a schema, whose members next to a <c>$ref</c> all count.</param>
    /// <param name="kind">As <see cref="DocumentPlaces"/> names it.</param>
    public DocumentNode? Target(DocumentNode node, string kind)
    {
        if (Follow(node, kind) is not { } chain)
            return null;
        foreach (DocumentNode member in chain.Ignored())
            Report(Problems.Unsupported, member, member.Json.Name!, $"next to '$ref' it is ignored; move it into the {kind}");
        return chain.Merged();
    }

    /// <summary>
    /// The schema of a reference that is not a <c>$ref</c>, and without which the rest can be used; null, and reported at
    /// <paramref name="at"/>, when there is none.
    /// </summary>
    /// <param name="loss">What the client lacks without the target, as the end of a sentence.</param>
    public DocumentNode? Resolve(DocumentNode at, string reference, string loss)
    {
        DocumentNode? target = Documents.Resolve(at.Document, reference, out Unresolved why);
        if (target is not null && DocumentPlaces.Mismatch(target, DocumentPlaces.Schema) is { } found)
            (target, why) = (null, Unresolved.Mismatch(found, DocumentPlaces.Schema));
        if (target is null)
            Report(Problems.UnresolvedHint, at, reference, why.Reason, loss, why.Remedy);
        return target;
    }

    public DocumentNode? Object(DocumentNode node, string name) => Checked(node[name], name, JsonKind.Object, "an object");

    public DocumentNode? Array(DocumentNode node, string name) => Checked(node[name], name, JsonKind.Array, "an array");

    public string? String(DocumentNode node, string name) => Checked(node[name], name, JsonKind.String, "a string")?.Json.Value;

    public string? String(ReferenceChain chain, string name) => Checked(chain[name], name, JsonKind.String, "a string")?.Json.Value;

    public bool Flag(DocumentNode node, string name) => IsTrue(node[name], name);

    public bool Flag(ReferenceChain chain, string name) => IsTrue(chain[name], name);

    /// <summary>The strings of an array; other items are reported.</summary>
    public IEnumerable<string> Strings(DocumentNode node, string name)
    {
        if (Array(node, name) is not { } array)
            return [];
        List<string> strings = [];
        foreach (JsonNode item in array.Json.Items)
        {
            if (Checked(array.With(item), name, JsonKind.String, "a list of strings") is { } value)
                strings.Add(value.Json.Value);
        }

        return strings;
    }

    private bool IsTrue(DocumentNode? member, string name)
    {
        if (member is { Json.Kind: not (JsonKind.True or JsonKind.False) } wrong)
            Report(Problems.WrongKind, wrong, name, "true or false");
        return member is { Json.IsTrue: true };
    }

    // An explicit null counts as absent: some tools write nulls everywhere.
    private DocumentNode? Checked(DocumentNode? member, string name, JsonKind kind, string expected)
    {
        if (member is not { } node || node.Json.Kind == JsonKind.Null)
            return null;
        if (node.Json.Kind == kind)
            return node;
        Report(Problems.WrongKind, node, name, expected);
        return null;
    }
}
