using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Finds the text that selects a schema of a hierarchy.</summary>
internal sealed class DiscriminatorReader(ReadContext context, SchemaParts parts, Hierarchies hierarchies)
{
    private readonly Dictionary<JsonNode, Dictionary<string, Place>> _selected = [];
    private readonly Mappings _mappings = new(context, parts);

    /// <summary>
    /// x-ms-discriminator-value, or the key in the root's mapping, or the only value that the schema allows for the
    /// discriminator, or the schema's name. A root without a value of its own has none.
    /// </summary>
    public string? Value(Place schema, string discriminator)
    {
        Place root = hierarchies.Root(schema);
        string? value = context.Text(schema, "x-ms-discriminator-value") ?? Mapped(root, schema) ?? OnlyValue(schema, discriminator);
        if (value is null && root.Node == schema.Node)
            return null;
        value ??= schema.Node.Name ?? SchemaNames.Of(schema);
        if (!_selected.TryGetValue(root.Node, out Dictionary<string, Place>? ofRoot))
            _selected.Add(root.Node, ofRoot = new(StringComparer.Ordinal));
        if (!ofRoot.TryGetValue(value, out Place? other))
            ofRoot.Add(value, schema);
        else if (other.Node != schema.Node)
            context.Report(Problems.DuplicateDiscriminatorValue, schema, value, SchemaNames.Of(other));
        return value;
    }

    private string? Mapped(Place root, Place schema)
    {
        string? first = null;
        foreach (Place entry in _mappings.To(schema, root))
        {
            if (first is not null)
                context.Report(Problems.SecondMappingValue, entry, first, entry.Node.Name!);
            first ??= entry.Node.Name;
        }

        return first;
    }

    /// <summary>The text of the only value that a schema allows for a member; null when it allows others.</summary>
    public static string? OnlyValue(Place schema, string discriminator)
    {
        JsonNode? property = schema.Node["properties"]?[discriminator];
        if (property?["const"] is { IsString: true } constant)
            return constant.Text;
        return property?["enum"] is { Items.Length: 1 } list && list.Items[0].IsString ? list.Items[0].Text : null;
    }
}
