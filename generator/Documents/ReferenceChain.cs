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

    /// <summary>
    /// The target, with the summary, the description and the extensions next to references instead of its own, the nearest first:
    /// what OpenAPI 3.1 allows there, and what an overlay adds.
    /// </summary>
    public DocumentNode Merged()
    {
        List<JsonNode> added = [];
        foreach (DocumentNode node in _nodes.Take(_nodes.Count - 1))
        {
            foreach (JsonNode member in node.Json.Members)
            {
                if (!IsMerged(member.Name!) || added.Exists(other => other.Name == member.Name))
                    continue;
                JsonNode copy = member.Copy();
                copy.SetOrigin(
                    node.Document == Target.Document
                        ? node.Json
                        : new CopiedKeyword(node.Document, Target.Document) { Holder = node.Json });
                added.Add(copy);
            }
        }

        return added.Count == 0 ? Target : new DocumentNode(Target.Document, Target.Json.Replace(added));
    }

    /// <summary>Members next to references that are neither the <c>$ref</c> nor part of <see cref="Merged"/>.</summary>
    public IEnumerable<DocumentNode> Ignored() => _nodes.Take(_nodes.Count - 1).SelectMany(
        node => node.Json.Members.ToArray().Where(member => member.Name != "$ref" && !IsMerged(member.Name!)).Select(node.With));

    /// <param name="kind">As <see cref="DocumentPlaces"/> names it: what the target has to be.</param>
    /// <param name="isTarget">Stops early at a node that has a <c>$ref</c> but is more than a reference.</param>
    public static ReferenceChain Follow(DocumentSet documents, DocumentNode start, string kind, Func<JsonNode, bool>? isTarget = null)
    {
        List<DocumentNode> nodes = [start];
        DocumentNode at = start;
        while (at.Reference is { } reference && isTarget?.Invoke(at.Json) != true)
        {
            if (documents.Resolve(at.Document, reference, out Unresolved why) is not { } next)
                return new ReferenceChain(nodes, Fault(at, reference, why));
            if (nodes.Count == ReadLimits.References || Contains(nodes, next))
                return new ReferenceChain(nodes, at.Document.ProblemAt(Problems.ReferenceCycle, at.Json["$ref"]!.Offset, reference));
            nodes.Add(next);
            at = next;
        }

        if (nodes.Count == 1 || DocumentPlaces.Mismatch(at, kind) is not { } found)
            return new ReferenceChain(nodes, null);
        nodes.RemoveAt(nodes.Count - 1);
        DocumentNode last = nodes[nodes.Count - 1];
        return new ReferenceChain(nodes, Fault(last, last.Reference!, Unresolved.Mismatch(found, kind)));
    }

    // A lambda would be an allocation for each reference.
    private static bool Contains(List<DocumentNode> nodes, DocumentNode node)
    {
        foreach (DocumentNode other in nodes)
        {
            if (other.Json == node.Json)
                return true;
        }

        return false;
    }

    private static Problem Fault(DocumentNode at, string reference, Unresolved why) =>
        at.Document.ProblemAt(Problems.UnresolvedReference, at.Json["$ref"]!.Offset, reference, why.Reason, why.Remedy);

    private static bool IsMerged(string name) => name is "summary" or "description" || name.StartsWith("x-", StringComparison.Ordinal);
}
