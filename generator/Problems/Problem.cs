namespace BackupJobsGen;

/// <summary>
/// Something in a document that is not understood or not possible, with where it stands. Everything that a stage
/// finds becomes one of these and leaves the pipeline on the diagnostics branch.
/// </summary>
/// <param name="Id">BJG####; its texts stand in <see cref="Problems"/>.</param>
/// <param name="File">Path of the document as the build gave it; empty for a problem of the project's items.</param>
/// <param name="Line">Zero-based.</param>
/// <param name="Column">Zero-based, in UTF-16 units.</param>
/// <param name="Arguments">Fill the message of <paramref name="Id"/>.</param>
internal sealed record Problem(string Id, string File, int Line, int Column, EquatableArray<string> Arguments);
