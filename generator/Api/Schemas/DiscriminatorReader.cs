using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Api.Schemas;

/// <summary>Finds the text that selects a schema of a hierarchy.</summary>
internal sealed class DiscriminatorReader(ReadContext context, SchemaParts parts, Hierarchies hierarchies)
{
    private readonly Dictionary<JsonNode, Dictionary<string, Place>> _selected = [];

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
        if (root["discriminator"] is not { Node.IsObject: true } discriminator || context.Object(discriminator, "mapping") is not { } mapping)
            return null;
        string? first = null;
        foreach (JsonNode entry in mapping.Node.Members)
        {
            if (!entry.IsString || Mapping.Target(context, parts, mapping.With(entry))?.Node != schema.Node)
                continue;
            if (first is not null)
                context.Report(Problems.SecondMappingValue, mapping.With(entry), first, entry.Name!);
            first ??= entry.Name;
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

/// <summary>The values of an OpenAPI 3 mapping: references, or bare names of schemas.</summary>
internal static class Mapping
{
    public static Place? Target(ReadContext context, SchemaParts parts, Place entry)
    {
        string text = entry.Node.Text;
        bool isName = text.IndexOf('/') < 0 && text.IndexOf('#') < 0 && text.IndexOf('.') < 0;
        string reference = isName ? "#/components/schemas/" + text : text;
        return context.Resolve(entry, reference) is { } target ? parts.Follow(target)?.Target : null;
    }
}
