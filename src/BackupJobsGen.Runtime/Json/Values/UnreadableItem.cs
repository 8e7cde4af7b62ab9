namespace BackupJobsGen.Runtime;

/// <summary>An item of a list or a stream that does not fit its type. The other items are read.</summary>
/// <param name="Index">Index of the item on its page or in its stream, from 0.</param>
/// <param name="Json">The item as it was received.</param>
/// <param name="Fault">Why it does not fit, with its path on the page or in the item.</param>
public sealed record UnreadableItem(int Index, RawJson Json, JsonReadException Fault)
{
    /// <summary>The fault; not the item, which may hold secrets.</summary>
    public override string ToString() => Redact.Text(Fault.Message);
}
