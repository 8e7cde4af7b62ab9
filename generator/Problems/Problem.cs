namespace BackupJobsGen;

/// <summary>A problem found in a document or in the project, with its position. It leaves the pipeline on the diagnostics branch.</summary>
/// <param name="Id">BJG and four digits; <see cref="Problems"/> has the title and message.</param>
/// <param name="File">Path of the document as the build names it; empty for a problem of the project.</param>
/// <param name="Line">Zero-based.</param>
/// <param name="Column">Zero-based, in UTF-16 units.</param>
/// <param name="Arguments">Values of the message's placeholders.</param>
internal sealed record Problem(string Id, string File, int Line, int Column, EquatableArray<string> Arguments)
{
    /// <summary>Values of the message's placeholders, each on one line and of limited length.</summary>
    public EquatableArray<string> Arguments { get; } = Arguments.Select(MessageText.Of).ToEquatableArray();
}
