using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>
/// A place and what it refers to, from the first <c>$ref</c> to the node that has none. Members beside a <c>$ref</c> count:
/// the one nearest to the start wins.
/// </summary>
internal sealed class ReferenceChain
{
    // References to references are rarely three; without a limit a document could make reading quadratic.
    private const int MaxPlaces = 64;

    private readonly List<Place> _places;

    private ReferenceChain(List<Place> places, Problem? problem)
    {
        _places = places;
        Problem = problem;
    }

    public Place Start => _places[0];

    /// <summary>Where the chain ends; meaningless when there is a <see cref="Problem"/>.</summary>
    public Place Target => _places[_places.Count - 1];

    public IReadOnlyList<Place> Places => _places;

    /// <summary>Set when the chain leads nowhere.</summary>
    public Problem? Problem { get; }

    /// <summary>The member of the first node in the chain that has it.</summary>
    public Place? this[string name]
    {
        get
        {
            foreach (Place place in _places)
            {
                if (place[name] is { } member)
                    return member;
            }

            return null;
        }
    }

    /// <param name="isTarget">Ends the chain early at a node that has a <c>$ref</c> but is more than a reference.</param>
    public static ReferenceChain Follow(DocumentSet documents, Place start, Func<JsonNode, bool>? isTarget = null)
    {
        List<Place> places = [start];
        for (Place at = start; at.Reference is { } reference && isTarget?.Invoke(at.Node) != true;)
        {
            int offset = at.Node["$ref"]!.Offset;
            if (documents.Resolve(at.Document, reference, out string why) is not { } next)
                return new ReferenceChain(places, at.Document.ProblemAt(Problems.UnresolvedReference, offset, reference, why));
            if (places.Count == MaxPlaces || places.Exists(place => place.Node == next.Node))
                return new ReferenceChain(places, at.Document.ProblemAt(Problems.ReferenceCycle, offset, reference));
            places.Add(next);
            at = next;
        }

        return new ReferenceChain(places, null);
    }
}
