using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Finds the discriminator value of each schema of a hierarchy.</summary>
internal sealed class DiscriminatorReader(ReadContext context, SchemaParts parts, Hierarchies hierarchies)
{
    private readonly Dictionary<JsonNode, Dictionary<string, DocumentNode>> _selected = [];
    private readonly Mappings _mappings = new(context, parts);
    private readonly DiscriminatorValues _values = new(parts);

    /// <summary>
    /// x-ms-discriminator-value, or the key in the root's mapping, or the only value that the schema allows for the
    /// discriminator, or the schema's name. What a root allows are the values of its derived schemas.
    /// </summary>
    public ApiValue? Value(DocumentNode schema, string discriminator)
    {
        DocumentNode root = hierarchies.Root(schema);
        if (root.Json == schema.Json)
            _mappings.CheckTargets(root, target => hierarchies.Root(target).Json == root.Json);
        string? value = context.String(schema, "x-ms-discriminator-value") ?? Mapped(root, schema);
        if (value is null && root.Json == schema.Json)
            return null;
        value ??= _values.Allowed(schema, discriminator) is { Count: 1 } only ? only[0].Content : null;
        value ??= schema.Json.Name ?? SchemaNames.Of(schema);
        if (!_selected.TryGetValue(root.Json, out Dictionary<string, DocumentNode>? ofRoot))
            _selected.Add(root.Json, ofRoot = new(StringComparer.Ordinal));
        if (!ofRoot.TryGetValue(value, out DocumentNode? other))
            ofRoot.Add(value, schema);
        else if (other.Json != schema.Json)
            context.Report(Problems.DuplicateDiscriminatorValue, schema, value, SchemaNames.Of(other));
        return _values.Of(value, discriminator, root, schema);
    }

    /// <summary>
    /// Whether the discriminator of a root is a number or a boolean: as it is declared, or as the derived schemas list its values.
    /// </summary>
    public bool IsUnquoted(DocumentNode root, string discriminator) => _values.IsUnquoted(root, discriminator)
        ?? hierarchies.Derived(root).Any(derived => _values.IsUnquoted(derived, discriminator) == true);

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
}
