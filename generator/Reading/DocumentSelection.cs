namespace BackupJobsGen.Reading;

/// <summary>
/// One document of a client and the operations to generate. The lists of wanted operations are combined: an operation is selected
/// when a pattern of any of them matches it; when all are empty, all operations are. Then the unwanted ones are left out. Patterns
/// are case-insensitive.
/// </summary>
/// <param name="Path">Path of the document, as the build passes it.</param>
/// <param name="Operations">Patterns for operationIds; * matches any characters: <c>BackupJobs_*</c>.</param>
/// <param name="Paths">Patterns for path templates; * matches within one segment, ** across segments: <c>**/backupJobs/**</c>.</param>
internal sealed record DocumentSelection(string Path, EquatableArray<string> Operations, EquatableArray<string> Paths)
{
    /// <summary>File that the build wrote of the document with its overlays; empty where there are none.</summary>
    public string Prepared { get; init; } = "";

    /// <summary>Patterns for tags.</summary>
    public EquatableArray<string> Tags { get; init; } = [];

    /// <summary>Patterns for operationIds that are left out.</summary>
    public EquatableArray<string> ExcludeOperations { get; init; } = [];

    /// <summary>Patterns for path templates that are left out.</summary>
    public EquatableArray<string> ExcludePaths { get; init; } = [];

    /// <summary>Whether operations that the document marks as deprecated are generated.</summary>
    public bool IncludeDeprecated { get; init; } = true;

    /// <summary>Patterns for names of schemas that are generated although no operation reaches them.</summary>
    public EquatableArray<string> KeepSchemas { get; init; } = [];

    /// <summary>Whether all operations are wanted.</summary>
    public bool SelectsAll => Operations.Count == 0 && Paths.Count == 0 && Tags.Count == 0;
}
