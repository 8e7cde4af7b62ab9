using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>
/// A node and the nodes that it refers to, up to the first one without a <c>$ref</c>. Members next to a <c>$ref</c> are
/// honored: the one nearest to the start wins.
/// </summary>
internal sealed class ReferenceChain
{
    private readonly List<DocumentNode> _nodes;

    private ReferenceChain(List<DocumentNode> nodes, Problem? problem)
    {
        _nodes = nodes;
        Problem = problem;
    }

    public DocumentNode Start => _nodes[0];

    /// <summary>The last node; meaningless when there is a <see cref="Problem"/>.</summary>
    public DocumentNode Target => _nodes[_nodes.Count - 1];

    public IReadOnlyList<DocumentNode> Nodes => _nodes;

    /// <summary>Set when the target cannot be found.</summary>
    public Problem? Problem { get; }

    /// <summary>The member of the first node in the chain that has it.</summary>
    public DocumentNode? this[string name]
    {
        get
        {
            foreach (DocumentNode node in _nodes)
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
            if (documents.Resolve(at.Document, reference, out Unresolved why) is not { } next)
                return new ReferenceChain(
                    nodes, at.Document.ProblemAt(Problems.UnresolvedReference, offset, reference, why.Reason, why.Remedy));
            if (nodes.Count == ReadLimits.References || nodes.Exists(node => node.Json == next.Json))
                return new ReferenceChain(nodes, at.Document.ProblemAt(Problems.ReferenceCycle, offset, reference));
            nodes.Add(next);
            at = next;
        }

        return new ReferenceChain(nodes, null);
    }
}
