namespace BackupJobsGen.Architecture;

/// <summary>The layers of one project: which folders may use which.</summary>
internal sealed class Layers
{
    /// <summary>Folder of the project, from the repository's root.</summary>
    public required string Project { get; init; }

    /// <summary>
    /// Folders from the lowest layer to the highest; those in one row are side by side and do not use each other.
    /// A name stands for the folder and everything below it.
    /// </summary>
    public required string[][] Order { get; init; }

    /// <summary>Folders that every layer but those in <see cref="BelowShared"/> may use.</summary>
    public string[] Shared { get; init; } = [];

    /// <summary>The only folders that a shared one may use.</summary>
    public string[] BelowShared { get; init; } = [];

    /// <summary>
    /// Mutual references that are still there, each with its reason; the order does not apply to them. An entry that is not
    /// needed any more fails.
    /// </summary>
    public IReadOnlyDictionary<string, string> MutualReferences { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the order forbids of <paramref name="reference"/>; null where it is allowed.</summary>
    public string? Violation(FolderReference reference)
    {
        string from = LayerOf(reference.From);
        string to = LayerOf(reference.To);
        if (from == to || MutualReferences.ContainsKey(FolderGraph.Pair(reference.From, reference.To)))
            return null;
        bool allowed = Shared.Contains(from) ? BelowShared.Contains(to)
            : Shared.Contains(to) ? !BelowShared.Contains(from)
            : Height(from) > Height(to);
        return allowed ? null : FolderGraph.Edge(reference);
    }

    public override string ToString() => Project;

    private static string LayerOf(string folder) => folder.Split('/')[0];

    // The root, where everything is put together, is on top.
    private int Height(string layer)
    {
        int height = Array.FindIndex(Order, row => row.Contains(layer));
        if (height < 0 && layer.Length > 0)
            throw new InvalidOperationException($"The folder {Project}/{layer} has no layer.");
        return height < 0 ? Order.Length : height;
    }
}
