using BackupJobsGen.Json;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Overlays;

/// <summary>Changes nodes of a document as the Overlay Specification 1.1 says, which allows all that 1.0 does.</summary>
internal sealed class OverlayMerge(SourceNode document, List<SourceProblem> problems)
{
    /// <summary>A few actions that copy could otherwise double a document again and again.</summary>
    public const int MaxValues = 4_000_000;

    /// <summary>The same for a few long values.</summary>
    public const int MaxMegabytes = 256;

    /// <summary>Merges into objects, appends to lists, replaces values.</summary>
    /// <param name="at">Where the overlay says so, if that is not the value itself.</param>
    /// <exception cref="SourceException">The document becomes too large.</exception>
    public void Update(SourceNode[] nodes, SourceNode update, SourceNode? at = null)
    {
        // Before anything is copied: one action alone may be applied to every value of the document.
        Origin origin = (at ?? update).Origin;
        if (document.Count() + ((long)nodes.Length * update.Count()) > MaxValues)
            throw new SourceException(origin, FormattableString.Invariant($"the document gets more than {MaxValues:N0} values"));
        if (document.Length() + (nodes.Length * update.Length()) > MaxMegabytes * 1024L * 1024)
            throw new SourceException(origin, $"the document gets more than {MaxMegabytes} MB of text");
        foreach (SourceNode node in nodes)
        {
            if (node.Kind == JsonKind.Array)
                Append(node, update);
            else if (node.Kind == JsonKind.Object && update.Kind == JsonKind.Object)
                Merge(node, update, at);
            else if (!node.IsContainer && !update.IsContainer)
                Replace(node, update);
            else
                Incompatible(at ?? update, node, update);
        }

        if (document.Height() > ReadLimits.JsonLevels)
            throw new SourceException(origin, $"the document gets nested more than {ReadLimits.JsonLevels} levels deep");
    }

    public void Remove(SourceNode[] nodes, SourceNode target)
    {
        HashSet<SourceNode> removed = [.. nodes];
        if (removed.Contains(document))
            problems.Add(new SourceProblem(Problems.InvalidOverlay, target.Origin, "the document itself cannot be removed"));
        RemoveBelow(document, removed);
    }

    private static void RemoveBelow(SourceNode node, HashSet<SourceNode> removed)
    {
        node.Children.RemoveAll(removed.Contains);
        foreach (SourceNode child in node.Children)
            RemoveBelow(child, removed);
    }

    // A list is appended item by item, also in version 1.0: a list in a list means nothing in an OpenAPI document.
    private static void Append(SourceNode list, SourceNode update)
    {
        if (update.Kind == JsonKind.Array)
            list.Children.AddRange(update.Copy().Children);
        else
            list.Children.Add(update.Copy().Named(null, default));
    }

    private void Merge(SourceNode target, SourceNode update, SourceNode? at)
    {
        foreach (SourceNode member in update.Children)
        {
            int index = target.Children.FindIndex(child => child.Name == member.Name);
            if (index < 0)
                target.Children.Add(member.Copy());
            else if (target.Children[index] is { Kind: JsonKind.Object } inner && member.Kind == JsonKind.Object)
                Merge(inner, member, at);
            else if (target.Children[index] is { Kind: JsonKind.Array } list && member.Kind == JsonKind.Array)
                Append(list, member);
            else if (!target.Children[index].IsContainer && !member.IsContainer)
                target.Children[index] = member.Copy();
            else
                Incompatible(at ?? member, target.Children[index], member);
        }
    }

    private void Replace(SourceNode node, SourceNode update)
    {
        if (FindParent(document, node) is { } parent)
            parent.Children[parent.Children.IndexOf(node)] = update.Copy().Named(node.Name, node.NameOrigin);
    }

    private static SourceNode? FindParent(SourceNode node, SourceNode child)
    {
        if (node.Children.Contains(child))
            return node;
        foreach (SourceNode inner in node.Children)
        {
            if (FindParent(inner, child) is { } parent)
                return parent;
        }

        return null;
    }

    private void Incompatible(SourceNode at, SourceNode target, SourceNode update) => problems.Add(
        new SourceProblem(
            Problems.InvalidOverlay, at.Origin,
            $"{Kind(update)} cannot be merged into {Kind(target)}{(target.Name is { } name ? $" '{name}'" : "")}; remove it before"));

    private static string Kind(SourceNode node) => node.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        _ => "a single value",
    };
}
