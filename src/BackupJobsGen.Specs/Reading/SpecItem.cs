namespace BackupJobsGen.Specs;

/// <summary>An item <c>OpenApiClient</c>: a document, and how a client is made of it.</summary>
/// <param name="Path">Path of the document.</param>
/// <param name="Metadata">Metadata of the item by name; what is missing has its default.</param>
internal sealed record SpecItem(string Path, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Overlays in the order in which they are applied.</summary>
    public IReadOnlyList<string> Overlays => ClientItems.Patterns(Metadata.GetValueOrDefault("Overlays", "")).ToArray();

    /// <summary>The same client of another document.</summary>
    /// <param name="path">Path of the document.</param>
    /// <param name="client">Name of the client.</param>
    public SpecItem For(string path, string client) =>
        new(path, new Dictionary<string, string>(Metadata, StringComparer.Ordinal) { ["ClientName"] = client, ["Namespace"] = client });
}
