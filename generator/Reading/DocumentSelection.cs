namespace BackupJobsGen.Reading;

/// <summary>
/// One document of a client and the operations to generate. The two lists are combined: an operation is selected when a
/// pattern of either list matches it; when both are empty, all operations are. Patterns are case-insensitive.
/// </summary>
/// <param name="Path">Path of the document, as the build passes it.</param>
/// <param name="Operations">Patterns for operationIds; * matches any text: <c>BackupJobs_*</c>.</param>
/// <param name="Paths">Patterns for path templates; * matches within one segment, ** across segments: <c>**/backupJobs/**</c>.</param>
internal sealed record DocumentSelection(string Path, EquatableArray<string> Operations, EquatableArray<string> Paths);
