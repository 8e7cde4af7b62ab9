using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Unites schemas without a name of their own that say the same. Documents without definitions repeat whole trees in
/// every operation; as one type each, that would be thousands of equal records that cannot stand for one another.
/// </summary>
internal sealed class InlineSchemas
{
    private readonly Dictionary<JsonNode, Place> _known = [];
    private readonly Dictionary<string, Place> _firstByText = new(StringComparer.Ordinal);

    /// <summary>The first schema reached that says the same as this one, which lends it its id and name; itself where it has a name of its own.</summary>
    public Place FirstOf(Place schema)
    {
        if (SchemaFacts.IsDefinition(schema.Node))
            return schema;
        if (_known.TryGetValue(schema.Node, out Place? first))
            return first;

        // References are relative to their file, so equal text means the same within one file only.
        string text = schema.Document.Path + "#" + JsonWriter.Write(schema.Node, IsExample);
        if (!_firstByText.TryGetValue(text, out first))
            _firstByText.Add(text, first = schema);
        _known.Add(schema.Node, first);
        return first;
    }

    // Examples make no other type. Below these containers a name is data, not a keyword.
    private static bool IsExample(JsonNode node) =>
        node.Name is "example" or "examples" && node.Parent!.Name is not ("properties" or "mapping" or "default" or "const");
}
