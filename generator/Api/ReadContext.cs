using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Api;

/// <summary>What every reader of one run shares: the documents, the problems found, and members read with their JSON type checked.</summary>
internal sealed class ReadContext(DocumentSet documents, CancellationToken cancellation)
{
    private readonly HashSet<Problem> _known = [];
    private readonly List<Problem> _problems = [];

    public DocumentSet Documents { get; } = documents;

    public CancellationToken Cancellation { get; } = cancellation;

    public IReadOnlyList<Problem> Problems => _problems;

    public void Report(ProblemKind kind, Place place, params string[] arguments) =>
        Report(place.Document.ProblemAt(kind, place.Node.Offset, arguments));

    // A schema that several others copy from is read several times; its problems are told once.
    public void Report(Problem problem)
    {
        if (_known.Add(problem))
            _problems.Add(problem);
    }

    /// <summary>Follows <c>$ref</c>s; null, and reported, when they lead nowhere.</summary>
    public ReferenceChain? Follow(Place place)
    {
        ReferenceChain chain = ReferenceChain.Follow(Documents, place);
        if (chain.Problem is null)
            return chain;
        Report(chain.Problem);
        return null;
    }

    public Place? Object(Place place, string name) => Checked(place[name], name, JsonKind.Object, "an object");

    public Place? Array(Place place, string name) => Checked(place[name], name, JsonKind.Array, "an array");

    public string? Text(Place place, string name) => Checked(place[name], name, JsonKind.String, "a string")?.Node.Text;

    public string? Text(ReferenceChain chain, string name) => Checked(chain[name], name, JsonKind.String, "a string")?.Node.Text;

    public bool Flag(Place place, string name) => Flag(place[name], name);

    public bool Flag(ReferenceChain chain, string name) => Flag(chain[name], name);

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

    private bool Flag(Place? member, string name)
    {
        if (member is { Node.Kind: not (JsonKind.True or JsonKind.False) } wrong)
            Report(BackupJobsGen.Problems.WrongKind, wrong, name, "true or false");
        return member is { Node.IsTrue: true };
    }

    // An explicit null is an absent member; some writers put them everywhere.
    private Place? Checked(Place? member, string name, JsonKind kind, string expected)
    {
        if (member is not { } place || place.Node.Kind == JsonKind.Null)
            return null;
        if (place.Node.Kind == kind)
            return place;
        Report(BackupJobsGen.Problems.WrongKind, place, name, expected);
        return null;
    }
}
