using System.Text.Json;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>The member that says which of several schemas an object has.</summary>
internal sealed class Discriminators(LoadedDocument document)
{
    private const string DiscriminatorValue = "x-ms-discriminator-value";

    private Dictionary<JsonNode, List<(string Value, DocumentNode Schema)>>? _derived;

    /// <summary>JSON name of the discriminator that a schema declares; null when it has none.</summary>
    public static string? NameOf(DocumentNode schema) => schema.Json["discriminator"] switch
    {
        { IsString: true } name => name.Value,
        { IsObject: true } declared => declared["propertyName"]?.Value,
        _ => null,
    };

    /// <summary>What the value of a discriminator is compared as, as mappings write it; null where it cannot be one.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => JsonEquality.Canonical(value),
        _ => null,
    };

    /// <summary>Whether a schema is a union that the discriminator selects a variant of, too.</summary>
    public static bool IsUnion(DocumentNode schema, string? name) =>
        (schema["oneOf"] ?? schema["anyOf"]) is not null && schema["properties"] is null && NameOf(schema) == name;

    /// <summary>The schemas that a discriminator chooses from, by value. A union in the union is chosen by the values of its own.</summary>
    public IEnumerable<(string Value, DocumentNode Schema)> Choices(DocumentNode root) => Choices(root, []);

    private IEnumerable<(string Value, DocumentNode Schema)> Choices(DocumentNode root, HashSet<JsonNode> open)
    {
        if (!open.Add(root.Json))
            yield break;
        if (root["discriminator"]?["mapping"] is { } mapping)
        {
            foreach (JsonNode entry in mapping.Json.Members.ToArray())
            {
                if (Target(mapping, entry.Value) is { } schema)
                    yield return (entry.Name!, schema);
            }
        }

        foreach (string keyword in new[] { "oneOf", "anyOf" })
        {
            if (root[keyword] is not { } list)
                continue;
            foreach (JsonNode item in list.Json.Items.ToArray())
            {
                DocumentNode target = document.Follow(list.With(item)).Target;
                if (IsUnion(target, NameOf(root)))
                {
                    foreach ((string, DocumentNode) inner in Choices(target, open))
                        yield return inner;
                }
                else if (target.Json.Name is not null)
                    yield return (ValueOf(target), target);
            }
        }

        foreach ((string value, DocumentNode schema) in Derived(root.Json))
            yield return (value, schema);
    }

    /// <summary>The value that stands for a schema in a hierarchy.</summary>
    public static string ValueOf(DocumentNode schema) =>
        schema.Json[DiscriminatorValue] is { IsString: true } value ? value.Value : schema.Json.Name ?? "";

    private DocumentNode? Target(DocumentNode mapping, string reference) =>
        reference.Contains('/', StringComparison.Ordinal) || reference.Contains('.', StringComparison.Ordinal)
            ? document.Resolve(mapping, reference)
            : document.Resolve(mapping, $"#/components/schemas/{reference}");

    private List<(string Value, DocumentNode Schema)> Derived(JsonNode root)
    {
        _derived ??= FindDerived();
        return _derived.TryGetValue(root, out List<(string, DocumentNode)>? found) ? found : [];
    }

    private Dictionary<JsonNode, List<(string Value, DocumentNode Schema)>> FindDerived()
    {
        Dictionary<JsonNode, List<(string, DocumentNode)>> derived = [];
        foreach (DocumentNode schema in document.NamedSchemas)
        {
            foreach (DocumentNode part in SchemaView.Of(document, schema).Parts)
            {
                if (part.Json == schema.Json || NameOf(part) is null)
                    continue;
                if (!derived.TryGetValue(part.Json, out List<(string, DocumentNode)>? list))
                    derived.Add(part.Json, list = []);
                list.Add((ValueOf(schema), schema));
            }
        }

        return derived;
    }
}
