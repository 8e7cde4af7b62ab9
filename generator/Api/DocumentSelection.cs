namespace BackupJobsGen.Api;

/// <summary>
/// One document of a client and which of its operations are wanted. The two lists add up: an operation is selected when a
/// pattern of either list matches it, and every operation is when both are empty. Case does not count.
/// </summary>
/// <param name="Path">Path of the document, as the build gives it.</param>
/// <param name="Operations">Patterns for operationIds; * stands for any text: <c>BackupJobs_*</c>.</param>
/// <param name="Paths">Patterns for path templates; * stays in one segment, ** goes across: <c>**/backupJobs/**</c>.</param>
internal sealed record DocumentSelection(string Path, EquatableArray<string> Operations, EquatableArray<string> Paths);
