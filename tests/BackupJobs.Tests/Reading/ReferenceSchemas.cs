using System.Text.Json;

namespace BackupJobs.Tests.Reading;

/// <summary>The definitions of the shipped client's document that its jobs are made of.</summary>
internal sealed class ReferenceSchemas
{
    private readonly Dictionary<string, ReferenceSchema> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _definitions = new(StringComparer.Ordinal);

    public ReferenceSchemas()
    {
        // A definition of the document hides a shared one of the same name, which no job refers to.
        foreach (string[] file in new[] { new[] { "2026-11-01", "backup.json" }, ["common-types", "resource-manager.json"] })
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine([Repository.Root, "specs", .. file])));
            foreach (JsonProperty definition in document.RootElement.GetProperty("definitions").EnumerateObject())
                _definitions.TryAdd(definition.Name, definition.Value.Clone());
        }

        List = Definition("JobResourceList");
        Resource = Definition("JobResource");
        Job = Definition("Job");
    }

    public ReferenceSchema List { get; }

    public ReferenceSchema Resource { get; }

    public ReferenceSchema Job { get; }

    /// <summary>JSON names of all members.</summary>
    public IReadOnlyList<string> Names =>
        [.. _read.Values.SelectMany(static schema => schema.Members.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private ReferenceSchema Definition(string name)
    {
        if (_read.TryGetValue(name, out ReferenceSchema? known))
            return known;
        JsonElement definition = _definitions[name];
        ReferenceSchema schema = _read[name] = new ReferenceSchema(ReferenceKind.Object, char.ToUpperInvariant(name[0]) + name[1..])
        {
            Discriminator = definition.TryGetProperty("discriminator", out JsonElement discriminator) ? discriminator.GetString() : null,
        };
        AddMembers(schema, definition);
        if (schema.Discriminator is not null)
        {
            foreach ((string kind, JsonElement other) in _definitions.Where(other => BasesOf(other.Value).Contains(name)))
                schema.Kinds[other.GetProperty("x-ms-discriminator-value").GetString()!] = Definition(kind);
        }

        return schema;
    }

    private void AddMembers(ReferenceSchema schema, JsonElement definition)
    {
        foreach (string name in BasesOf(definition))
            AddMembers(schema, _definitions[name]);
        if (definition.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty member in properties.EnumerateObject())
                schema.Members[member.Name] = Of(member.Value);
        }
    }

    private ReferenceSchema Of(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out _))
        {
            JsonElement target = _definitions[NameOf(schema)];
            return target.GetProperty("type").GetString() == "object" ? Definition(NameOf(schema)) : Of(target);
        }

        if (schema.TryGetProperty("enum", out JsonElement texts))
            return new ReferenceSchema(
                ReferenceKind.Enum, "") { Texts = [.. texts.EnumerateArray().Select(static text => text.GetString()!)] };
        string type = schema.GetProperty("type").GetString()!;
        string format = schema.TryGetProperty("format", out JsonElement named) ? named.GetString()! : "";
        return (type, format) switch
        {
            ("string", "date-time") => new ReferenceSchema(ReferenceKind.Instant, ""),
            ("string", "duration") => new ReferenceSchema(ReferenceKind.Duration, ""),
            ("string", "") => new ReferenceSchema(ReferenceKind.Text, ""),
            ("boolean", "") => new ReferenceSchema(ReferenceKind.Boolean, ""),
            ("integer", "int32") => new ReferenceSchema(ReferenceKind.Int32, ""),
            ("number", "double") => new ReferenceSchema(ReferenceKind.Double, ""),
            ("array", "") => new ReferenceSchema(ReferenceKind.List, "") { Item = Of(schema.GetProperty("items")) },
            ("object", "") => new ReferenceSchema(ReferenceKind.Map, "") { Item = Of(schema.GetProperty("additionalProperties")) },
            _ => throw new NotSupportedException($"{type} {format}: teach it to the reference reader."),
        };
    }

    private static IEnumerable<string> BasesOf(JsonElement definition) =>
        definition.TryGetProperty("allOf", out JsonElement bases) ? bases.EnumerateArray().Select(NameOf) : [];

    private static string NameOf(JsonElement reference)
    {
        string text = reference.GetProperty("$ref").GetString()!;
        return text[(text.LastIndexOf('/') + 1)..];
    }
}
