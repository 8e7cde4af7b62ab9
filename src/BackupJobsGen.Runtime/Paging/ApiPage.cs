namespace BackupJobsGen.Runtime;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed record ApiPage<T>
{
    /// <summary>Items that could be read, in order.</summary>
    public required ValueList<T> Items { get; init; }

    /// <summary>URL of the next page as the service sent it; null on the last. May be signed.</summary>
    public string? NextLink { get; init; }

    /// <summary>Items that could not be read.</summary>
    public ValueList<UnreadableItem> Unreadable { get; init; } = ValueList<UnreadableItem>.Empty;

    /// <summary>Other members of the page.</summary>
    public JsonProperties AdditionalProperties { get; init; } = JsonProperties.Empty;

    /// <summary>The response that brought the page.</summary>
    public required ApiResponse Response { get; init; }

    /// <summary>Numbers of items; never the link, which may be signed.</summary>
    public override string ToString() => $"{Items.Count} items, {Unreadable.Count} unreadable, {(NextLink is null ? "the last page" : "more to come")}";
}

/// <summary>An item of a list that could not be read.</summary>
/// <param name="Index">Its place on the page, from 0.</param>
/// <param name="Json">What came.</param>
/// <param name="Fault">Why it does not fit, with its path on the page.</param>
public sealed record UnreadableItem(int Index, RawJson Json, JsonReadException Fault)
{
    /// <summary>The fault; not the item, which may hold secrets.</summary>
    public override string ToString() => Fault.Message;
}
