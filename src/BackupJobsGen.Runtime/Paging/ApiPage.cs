namespace BackupJobsGen.Runtime;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed record ApiPage<T>
{
    /// <summary>Items that could be read, in order.</summary>
    public required ValueList<T> Items { get; init; }

    /// <summary>
    /// URL of the next page as the service sent it, or the cursor, number or offset that the next page is requested with; null on the
    /// last page. May be signed: do not log it.
    /// </summary>
    public string? NextLink { get; init; }

    /// <summary>Items that could not be read.</summary>
    public ValueList<UnreadableItem> Unreadable { get; init; } = ValueList<UnreadableItem>.Empty;

    /// <summary>Other members of the page.</summary>
    public JsonProperties AdditionalProperties { get; init; } = JsonProperties.Empty;

    /// <summary>The response that the page was read from.</summary>
    public required ApiResponse Response { get; init; }

    /// <summary>Counts of items; never the link, which may be signed.</summary>
    public override string ToString() =>
        $"{Items.Count} items, {Unreadable.Count} unreadable, {(NextLink is null ? "the last page" : "more to come")}";
}
