using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>The definitions that some paths of a document need, derived types of a discriminated one included.</summary>
internal sealed class Reached
{
    private readonly JsonObject _definitions;
    private readonly ILookup<string, string> _derived;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private Reached(JsonObject definitions)
    {
        _definitions = definitions;
        _derived =
            definitions.SelectMany(static type => BasesOf(type.Value!).Select(name => (Base: name, Derived: type.Key)))
                .ToLookup(static pair => pair.Base, static pair => pair.Derived, StringComparer.Ordinal);
    }

    public static JsonObject From(JsonObject document, JsonObject paths)
    {
        Reached reached = new(document["definitions"]!.AsObject());
        reached.Visit(paths);
        reached.Visit(document["parameters"]);
        return new JsonObject(
            reached._definitions.Where(type => reached._names.Contains(type.Key))
                .Select(static type => KeyValuePair.Create(type.Key, type.Value?.DeepClone())));
    }

    private static IEnumerable<string> BasesOf(JsonNode type) => (type["allOf"]?.AsArray() ?? new JsonArray())
        .Select(static part => NameOf(part!["$ref"]))
        .OfType<string>();

    private static string? NameOf(JsonNode? reference) =>
        reference?.GetValueKind() == JsonValueKind.String && reference.GetValue<string>() is { } target
        && target.StartsWith(DocumentPart.ToDefinition, StringComparison.Ordinal)
            ? target[DocumentPart.ToDefinition.Length..]
            : null;

    private void Visit(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (JsonNode? item in items)
                    Visit(item);
                break;
            case JsonObject members:
                foreach ((_, JsonNode? member) in members)
                    Visit(member);
                break;
            // Any string, because extensions such as x-ms-odata refer to definitions without $ref.
            default:
                if (NameOf(node) is { } name)
                    Add(name);
                break;
        }
    }

    private void Add(string name)
    {
        if (!_names.Add(name))
            return;
        Visit(_definitions[name]);
        if (!HasDiscriminator(name))
            return;
        foreach (string derived in _derived[name])
            Add(derived);
    }

    /// <summary>Its own or a base's.</summary>
    private bool HasDiscriminator(string name) =>
        _definitions[name] is JsonObject type && (type.ContainsKey("discriminator") || BasesOf(type).Any(HasDiscriminator));
}
