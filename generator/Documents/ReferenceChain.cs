using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>
/// A node and the nodes that it refers to, up to the first one without a <c>$ref</c>. Members next to a <c>$ref</c> are
/// honored: the one nearest to the start wins.
/// </summary>
internal sealed class ReferenceChain
{
    // More than three references in a row are rare; without a limit a document could make reading quadratic.
    private const int MaxNodes = 64;

    private readonly List<DocumentNode> _places;

    private ReferenceChain(List<DocumentNode> nodes, Problem? problem)
    {
        _places = nodes;
        Problem = problem;
    }

    public DocumentNode Start => _places[0];

    /// <summary>The last node; meaningless when there is a <see cref="Problem"/>.</summary>
    public DocumentNode Target => _places[_places.Count - 1];

    public IReadOnlyList<DocumentNode> Nodes => _places;

    /// <summary>Set when the target cannot be found.</summary>
    public Problem? Problem { get; }

    /// <summary>The member of the first node in the chain that has it.</summary>
    public DocumentNode? this[string name]
    {
        get
        {
            foreach (DocumentNode node in _places)
            {
                if (node[name] is { } member)
                    return member;
            }

            return null;
        }
    }

    /// <param name="isTarget">Stops early at a node that has a <c>$ref</c> but is more than a reference.</param>
    public static ReferenceChain Follow(DocumentSet documents, DocumentNode start, Func<JsonNode, bool>? isTarget = null)
    {
        List<DocumentNode> nodes = [start];
        for (DocumentNode at = start; at.Reference is { } reference && isTarget?.Invoke(at.Json) != true;)
        {
            int offset = at.Json["$ref"]!.Offset;
            if (documents.Resolve(at.Document, reference, out string why) is not { } next)
                return new ReferenceChain(nodes, at.Document.ProblemAt(Problems.UnresolvedReference, offset, reference, why));
            if (nodes.Count == MaxNodes || nodes.Exists(node => node.Json == next.Json))
                return new ReferenceChain(nodes, at.Document.ProblemAt(Problems.ReferenceCycle, offset, reference));
            nodes.Add(next);
            at = next;
        }

        return new ReferenceChain(nodes, null);
    }
}
