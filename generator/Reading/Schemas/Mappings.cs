using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The mappings of OpenAPI 3's discriminators: values to references, or to bare names of schemas. Each is read once, however many schemas ask.</summary>
internal sealed class Mappings(ReadContext context, SchemaParts parts)
{
    private readonly Dictionary<JsonNode, ILookup<JsonNode?, Place>> _known = [];

    /// <summary>The entries that select a schema, in document order.</summary>
    /// <param name="holder">The schema with the discriminator.</param>
    public IEnumerable<Place> To(Place schema, Place holder)
    {
        if (holder["discriminator"] is not { Node.IsObject: true } discriminator || context.Object(discriminator, "mapping") is not { } mapping)
            return [];
        if (!_known.TryGetValue(mapping.Node, out ILookup<JsonNode?, Place>? entries))
            _known.Add(mapping.Node, entries = Entries(mapping).ToLookup(entry => Target(entry)?.Node));
        return entries[schema.Node];
    }

    private static IEnumerable<Place> Entries(Place mapping)
    {
        for (int i = 0; i < mapping.Node.Members.Length; i++)
        {
            if (mapping.Node.Members[i].IsString)
                yield return mapping.With(mapping.Node.Members[i]);
        }
    }

    private Place? Target(Place entry)
    {
        string text = entry.Node.Text;
        bool isName = text.IndexOf('/') < 0 && text.IndexOf('#') < 0 && text.IndexOf('.') < 0;
        string reference = isName ? "#/components/schemas/" + text : text;
        return context.Resolve(entry, reference) is { } target ? parts.Follow(target)?.Target : null;
    }
}
