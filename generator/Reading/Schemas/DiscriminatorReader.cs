using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Finds the discriminator value of each schema of a hierarchy.</summary>
internal sealed class DiscriminatorReader(ReadContext context, SchemaParts parts, Hierarchies hierarchies)
{
    private readonly Dictionary<JsonNode, Dictionary<string, DocumentNode>> _selected = [];
    private readonly Mappings _mappings = new(context, parts);

    /// <summary>
    /// x-ms-discriminator-value, or the key in the root's mapping, or the only value that the schema allows for the
    /// discriminator, or the schema's name. A root without a value of its own has none.
    /// </summary>
    public string? Value(DocumentNode schema, string discriminator)
    {
        DocumentNode root = hierarchies.Root(schema);
        string? value = context.String(schema, "x-ms-discriminator-value") ?? Mapped(root, schema) ?? OnlyValue(schema, discriminator);
        if (value is null && root.Json == schema.Json)
            return null;
        value ??= schema.Json.Name ?? SchemaNames.Of(schema);
        if (!_selected.TryGetValue(root.Json, out Dictionary<string, DocumentNode>? ofRoot))
            _selected.Add(root.Json, ofRoot = new(StringComparer.Ordinal));
        if (!ofRoot.TryGetValue(value, out DocumentNode? other))
            ofRoot.Add(value, schema);
        else if (other.Json != schema.Json)
            context.Report(Problems.DuplicateDiscriminatorValue, schema, value, SchemaNames.Of(other));
        return value;
    }

    private string? Mapped(DocumentNode root, DocumentNode schema)
    {
        string? first = null;
        foreach (DocumentNode entry in _mappings.To(schema, root))
        {
            if (first is not null)
                context.Report(Problems.SecondMappingValue, entry, first, entry.Json.Name!);
            first ??= entry.Json.Name;
        }

        return first;
    }

    /// <summary>The only string that a schema allows for a member; null when it allows others.</summary>
    public static string? OnlyValue(DocumentNode schema, string discriminator)
    {
        JsonNode? property = schema.Json["properties"]?[discriminator];
        if (property?["const"] is { IsString: true } constant)
            return constant.Value;
        return property?["enum"] is { Items.Length: 1 } list && list.Items[0].IsString ? list.Items[0].Value : null;
    }
}
