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
    /// discriminator, or the schema's name. What a root allows are the values of its derived schemas.
    /// </summary>
    public string? Value(DocumentNode schema, string discriminator)
    {
        DocumentNode root = hierarchies.Root(schema);
        if (root.Json == schema.Json)
            _mappings.CheckTargets(root, target => hierarchies.Root(target).Json == root.Json);
        string? value = context.String(schema, "x-ms-discriminator-value") ?? Mapped(root, schema);
        if (value is null && root.Json == schema.Json)
            return null;
        value ??= AllowedValues(parts, schema, discriminator) is { Count: 1 } only ? only[0] : null;
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

    /// <summary>
    /// The strings that a schema allows for a member, by const or enum, in its own properties or in the inline parts of its
    /// allOf; empty when it allows any.
    /// </summary>
    public static IReadOnlyList<string> AllowedValues(SchemaParts parts, DocumentNode schema, string name)
    {
        if (schema["properties"]?[name] is { } property)
            return parts.FollowSilently(property) is { Problem: null, Target: var target } ? Strings(target.Json) : [];
        foreach (DocumentNode part in parts.Of(schema))
        {
            // What a base allows is not a value of one of its derived schemas.
            if (part.Reference is null && AllowedValues(parts, part, name) is { Count: > 0 } values)
                return values;
        }

        return [];
    }

    private static List<string> Strings(JsonNode schema)
    {
        if (schema["const"] is { IsString: true } constant)
            return [constant.Value];
        List<string> values = [];
        foreach (JsonNode item in schema["enum"] is { } list ? list.Items : default)
        {
            if (item.IsString)
                values.Add(item.Value);
        }

        return values;
    }
}
