using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading;

/// <summary>What every reader of one run shares: the documents, the problems found, and members read with their JSON type checked.</summary>
internal sealed class ReadContext(DocumentSet documents, CancellationToken cancellation)
{
    private readonly HashSet<Problem> _known = [];
    private readonly List<Problem> _problems = [];
    private readonly HashSet<OpenApiDocument> _reached = [];

    public DocumentSet Documents { get; } = documents;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>In the order of file, line, column and id, so that nobody sees in which order things were read.</summary>
    public EquatableArray<Problem> SortedProblems() => _problems
        .OrderBy(problem => problem.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Line)
        .ThenBy(problem => problem.Column)
        .ThenBy(problem => problem.Id, StringComparer.Ordinal)
        .ThenBy(problem => string.Join("\n", problem.Arguments), StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Something of the document is read, so what is wrong with its text matters.</summary>
    public void Reached(OpenApiDocument document)
    {
        if (!_reached.Add(document))
            return;
        foreach (Problem problem in document.Problems)
            Report(problem);
    }

    public void Report(ProblemKind kind, Place place, params string[] arguments) =>
        Report(place.Document.ProblemAt(kind, place.Node.Offset, arguments));

    // A schema that several others copy from is read several times; its problems are told once.
    public void Report(Problem problem)
    {
        if (_known.Add(problem))
            _problems.Add(problem);
    }

    /// <summary>Follows <c>$ref</c>s; null, and reported, when they lead nowhere.</summary>
    /// <param name="isTarget">Ends the way early at a node that has a <c>$ref</c> but is more than a reference.</param>
    public ReferenceChain? Follow(Place place, Func<JsonNode, bool>? isTarget = null)
    {
        ReferenceChain chain = ReferenceChain.Follow(Documents, place, isTarget);
        foreach (Place passed in chain.Places)
            Reached(passed.Document);
        if (chain.Problem is null)
            return chain;

        // What it looked for may be missing because that file's text breaks off.
        if (Documents.FileOf(chain.Target) is { } file)
            Reached(file);
        Report(chain.Problem);
        return null;
    }

    /// <summary>The place that a reference outside of <c>$ref</c> means; null, and reported at <paramref name="at"/>, when there is none.</summary>
    public Place? Resolve(Place at, string reference)
    {
        Place? target = Documents.Resolve(at.Document, reference, out string why);
        if (target is null)
            Report(Problems.UnresolvedReference, at, reference, why);
        return target;
    }

    public Place? Object(Place place, string name) => Checked(place[name], name, JsonKind.Object, "an object");

    public Place? Array(Place place, string name) => Checked(place[name], name, JsonKind.Array, "an array");

    public string? Text(Place place, string name) => Checked(place[name], name, JsonKind.String, "a string")?.Node.Text;

    public string? Text(ReferenceChain chain, string name) => Checked(chain[name], name, JsonKind.String, "a string")?.Node.Text;

    public bool Flag(Place place, string name) => IsTrue(place[name], name);

    public bool Flag(ReferenceChain chain, string name) => IsTrue(chain[name], name);

    /// <summary>The strings of an array; other items are reported.</summary>
    public IEnumerable<string> Texts(Place place, string name)
    {
        if (Array(place, name) is not { } array)
            return [];
        List<string> texts = [];
        foreach (JsonNode item in array.Node.Items)
        {
            if (Checked(array.With(item), name, JsonKind.String, "a list of strings") is { } text)
                texts.Add(text.Node.Text);
        }

        return texts;
    }

    private bool IsTrue(Place? member, string name)
    {
        if (member is { Node.Kind: not (JsonKind.True or JsonKind.False) } wrong)
            Report(Problems.WrongKind, wrong, name, "true or false");
        return member is { Node.IsTrue: true };
    }

    // An explicit null is an absent member; some writers put them everywhere.
    private Place? Checked(Place? member, string name, JsonKind kind, string expected)
    {
        if (member is not { } place || place.Node.Kind == JsonKind.Null)
            return null;
        if (place.Node.Kind == kind)
            return place;
        Report(Problems.WrongKind, place, name, expected);
        return null;
    }
}
