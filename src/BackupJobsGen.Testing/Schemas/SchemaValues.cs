using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>Generates values that a schema allows; the same seed generates the same values.</summary>
internal sealed class SchemaValues(LoadedDocument document, Discriminators discriminators, Direction direction, int seed)
{
    // Beyond this depth optional members are left out, so that schemas that contain themselves come to an end.
    private const int MaxOptionalDepth = 4;
    private const int MaxDepth = 24;

    private readonly ScalarValues _scalars = new(new Random(seed));

    /// <summary>Null for a schema that allows nothing else, or that cannot come to an end.</summary>
    public Node? Make(DocumentNode schema) => Make(schema, 0);

    private Node? Make(DocumentNode schema, int depth)
    {
        if (depth > MaxDepth || schema.Json.Kind is not JsonKind.Object)
            return schema.Json.Kind is JsonKind.True ? JsonValue.Create("any") : null;
        SchemaView view = SchemaView.Of(document, schema);
        if (Given(view).FirstOrDefault(value => Fits(value, schema)) is { } given)
            return Parse(given);
        if (Chosen(view, depth) is { } chosen)
            return chosen;
        if (view.IsObject)
            return Object(view, depth);
        return view.IsArray ? Array(view, depth) : _scalars.Make(view);
    }

    // What the document itself gives as a value is what its author wants to see.
    private static IEnumerable<DocumentNode> Given(SchemaView view)
    {
        foreach (string keyword in new[] { "const", "example", "default" })
        {
            if (view[keyword] is { Json.Kind: not JsonKind.Null } value)
                yield return value;
        }

        foreach (string keyword in new[] { "examples", "enum" })
        {
            foreach (BackupJobsGen.Json.JsonNode item in view[keyword]?.Json.Items.ToArray() ?? [])
                yield return view[keyword]!.With(item);
        }
    }

    // The first alternative, with the members that all alternatives share.
    private Node? Chosen(SchemaView view, int depth)
    {
        if ((view["oneOf"] ?? view["anyOf"]) is { } list
            && list.Json.Items.ToArray().Select(list.With).FirstOrDefault(item => !IsOnlyNull(item)) is { } alternative)
        {
            Node? value = Make(alternative, depth + 1);
            if (value is JsonObject whole)
            {
                AddMembers(whole, view, depth);
                SetDiscriminator(whole, view, document.Follow(alternative).Target);
            }

            return value;
        }

        DocumentNode target = document.Follow(view.Schema).Target;
        if (Discriminators.NameOf(target) is null || depth >= MaxOptionalDepth)
            return null;
        DocumentNode? derived = discriminators.Choices(target).FirstOrDefault(choice => choice.Schema.Json != target.Json).Schema;
        return derived is null ? null : Make(derived, depth + 1);
    }

    private bool IsOnlyNull(DocumentNode schema) => SchemaView.Of(document, schema) is var view
        && (view.Types is ["null"] || view["enum"] is { Json: { Items.Length: 1 } values } && values.Items[0].Kind == JsonKind.Null);

    private JsonObject Object(SchemaView view, int depth)
    {
        JsonObject value = [];
        AddMembers(value, view, depth);
        SetDiscriminator(value, view, document.Follow(view.Schema).Target);
        if (value.Count == 0 && view["additionalProperties"] is { Json.IsObject: true } additional && depth < MaxOptionalDepth)
            value["key"] = Make(additional, depth + 1);
        return value;
    }

    private void AddMembers(JsonObject value, SchemaView view, int depth)
    {
        HashSet<string> required = [.. view.Required.Select(member => member.Name)];
        foreach ((string name, DocumentNode schema) in view.Properties)
        {
            if (value.ContainsKey(name) || IsOfOtherDirection(schema) || (depth >= MaxOptionalDepth && !required.Contains(name)))
                continue;
            Node? member = Make(schema, depth + 1);
            if (member is not null || required.Contains(name))
                value[name] = member;
        }

        // Required, and declared nowhere: any value is valid.
        foreach (string name in required.Where(name => !value.ContainsKey(name) && view.Properties.All(property => property.Name != name)))
            value[name] = view["additionalProperties"] is { Json.IsObject: true } schema
                ? Make(schema, depth + 1)
                : JsonValue.Create("any");
    }

    private bool IsOfOtherDirection(DocumentNode schema) =>
        document.Follow(schema)[direction == Direction.Request ? "readOnly" : "writeOnly"] is { Json.IsTrue: true };

    private void SetDiscriminator(JsonObject value, SchemaView view, DocumentNode schema)
    {
        foreach (DocumentNode root in view.Parts.Append(schema))
        {
            if (Discriminators.NameOf(root) is not { } name)
                continue;
            string? mapped = discriminators.Choices(root).FirstOrDefault(choice => choice.Schema.Json == schema.Json).Value;
            string computed = mapped ?? Discriminators.ValueOf(schema);
            // A list of values that lacks the name is right: some documents name their schemas in another way.
            if (value[name] is null || IsAllowed(schema, name, computed))
                value[name] = computed;
        }
    }

    private bool IsAllowed(DocumentNode schema, string member, string value)
    {
        DocumentNode? declared = SchemaView.Of(document, schema).Properties.FirstOrDefault(property => property.Name == member).Schema;
        return declared is null
            || SchemaView.Of(document, declared)["enum"] is not { } values
            || values.Json.Items.ToArray().Any(item => item.Value == value);
    }

    private JsonArray Array(SchemaView view, int depth)
    {
        int count = Math.Max(1, (int)Math.Min(ScalarValues.Number(view["minItems"]) ?? 1, 20));
        if (depth >= MaxOptionalDepth && view["minItems"] is null || ScalarValues.Number(view["maxItems"]) == 0)
            count = 0;
        JsonArray items = [];
        for (int i = 0; i < count && view["items"] is { } item; i++)
            items.Add(Make(item, depth + 1));
        return items;
    }

    private bool Fits(DocumentNode value, DocumentNode schema)
    {
        using JsonDocument json = JsonDocument.Parse(JsonWriter.Write(value.Json));
        return new SchemaCheck(document, discriminators, direction).Check(json.RootElement, schema).Count == 0;
    }

    private static Node? Parse(DocumentNode value) => Node.Parse(JsonWriter.Write(value.Json));
}
