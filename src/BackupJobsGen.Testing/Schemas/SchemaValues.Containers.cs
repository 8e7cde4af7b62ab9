using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Schemas;

internal sealed partial class SchemaValues
{
    private const int MaxItems = 1000;

    /// <param name="isFull">With optional members.</param>
    private JsonObject Object(SchemaView view, int depth, bool isFull)
    {
        JsonObject value = [];
        AddMembers(value, view, depth, isFull);
        SetDiscriminator(value, view, document.Follow(view.Schema).Target);
        decimal least = view.Greatest("minProperties") ?? 0;
        if (isFull && value.Count == 0 && least == 0 && depth < MaxOptionalDepth && view["additionalProperties"] is { Json.IsObject: true })
            least = 1;
        AddFurther(value, view, depth, least);
        string[] optional = [.. value.Select(member => member.Key).Except(view.Required.Select(member => member.Name)).Reverse()];
        foreach (string name in optional.TakeWhile(_ => value.Count > view.Smallest("maxProperties")))
            value.Remove(name);
        return value;
    }

    private void AddMembers(JsonObject value, SchemaView view, int depth, bool isFull = true)
    {
        HashSet<string> required = [.. view.Required.Select(member => member.Name)];
        foreach ((string name, DocumentNode schema) in view.Properties)
        {
            bool isRequired = required.Contains(name);
            if (!value.ContainsKey(name) && !IsOfOtherDirection(schema) && (isRequired || isFull && depth < MaxOptionalDepth))
                AddMember(value, view, name, depth, isRequired);
        }

        // Required, and declared nowhere.
        foreach (string name in required.Where(name => !value.ContainsKey(name) && view.Properties.All(property => property.Name != name)))
            AddMember(value, view, name, depth, isRequired: true);
        AddDependent(value, view, depth);
    }

    private void AddDependent(JsonObject value, SchemaView view, int depth)
    {
        DocumentNode[] rules = [.. view.Parts.Select(part => part["dependentRequired"]).OfType<DocumentNode>()];
        for (int before = -1; before != value.Count;)
        {
            before = value.Count;
            foreach (BackupJobsGen.Json.JsonNode rule in rules.SelectMany(list => list.Json.Members.ToArray())
                .Where(rule => value.ContainsKey(rule.Name!)))
            {
                foreach (string name in rule.Items.ToArray().Select(item => item.Value).Where(name => !value.ContainsKey(name)))
                    AddMember(value, view, name, depth, isRequired: true);
            }
        }
    }

    // As many as minProperties: those that are declared and were left out, then others.
    private void AddFurther(JsonObject value, SchemaView view, int depth, decimal least)
    {
        foreach ((string name, DocumentNode schema) in view.Properties)
        {
            if (value.Count < least && !value.ContainsKey(name) && !IsOfOtherDirection(schema))
                AddMember(value, view, name, depth, isRequired: false);
        }

        DocumentNode[] patterns = [.. view.Parts.Select(part => part["patternProperties"]).OfType<DocumentNode>()];
        string[] expressions = [.. patterns.SelectMany(list => list.Json.Members.ToArray()).Select(pattern => pattern.Name!)];
        DocumentNode[] names = [.. view.Parts.Select(part => part["propertyNames"]).OfType<DocumentNode>()];
        bool isClosed = view.Parts.Any(part => part["additionalProperties"] is { Json.Kind: JsonKind.False });
        for (int i = 0; i < Math.Min(least, MaxItems) * 4 && value.Count < least; i++)
        {
            string? name = names.Length > 0
                ? TryMake(names, depth + 1, one => !value.ContainsKey(Text(one)), out Node? made) ? Text(made) : null
                : isClosed && expressions.Length == 0 ? null
                : isClosed ? PatternText.Make(expressions[i % expressions.Length], _random, i / expressions.Length)
                : i == 0 ? "key" : $"key{i + 1}";
            if (name is not null && !value.ContainsKey(name))
                AddMember(value, view, name, depth, isRequired: false);
        }
    }

    private static string Text(Node? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";

    // An optional member that no value fits is left out.
    private void AddMember(JsonObject value, SchemaView view, string name, int depth, bool isRequired)
    {
        bool fits = TryMake(SchemasOf(view, name), depth + 1, null, out Node? member);
        if (fits || isRequired)
            value[name] = member;
    }

    // All that the parts say about a member.
    private static List<DocumentNode> SchemasOf(SchemaView view, string name)
    {
        List<DocumentNode> schemas = [];
        bool isDeclared = view.Properties.Any(property => property.Name == name);
        foreach (DocumentNode part in view.Parts)
        {
            int before = schemas.Count;
            if (part["properties"]?[name] is { } property)
                schemas.Add(property);
            if (part["patternProperties"] is { } patterns)
                schemas.AddRange(patterns.Json.Members.ToArray()
                    .Where(pattern => Patterns.IsMatch(pattern.Name!, name) == true).Select(patterns.With));
            if (!isDeclared && schemas.Count == before && part["additionalProperties"] is { Json.IsObject: true } additional)
                schemas.Add(additional);
        }

        return schemas;
    }

    /// <param name="isFull">With as many items as are usual, not as few as possible.</param>
    private JsonArray Array(SchemaView view, int depth, bool isFull)
    {
        DocumentNode[] contained = [.. view.Parts.Select(part => part["contains"]).OfType<DocumentNode>()];
        int containedCount = contained.Length == 0 ? 0 : (int)Math.Clamp(view.Greatest("minContains") ?? 1, 0, MaxItems);
        int first = view.Parts.Max(part => part["prefixItems"]?.Json.Items.Length ?? 0);
        bool isClosed = view.Parts.Any(part => part["items"] is { Json.Kind: JsonKind.False });
        int most = (int)Math.Clamp(view.Smallest("maxItems") ?? MaxItems, 0, isClosed ? first : MaxItems);
        int least = (int)Math.Clamp(view.Greatest("minItems") ?? 0, 0, MaxItems);
        int count = Math.Max(least, containedCount);
        if (isFull && depth < MaxOptionalDepth)
            count = Math.Max(count, Math.Max(first + containedCount, view["items"] is null || isClosed ? 0 : 1));
        count = Math.Min(count, most);
        bool isUnique = view.Has("uniqueItems");
        HashSet<string> seen = new(StringComparer.Ordinal);
        JsonArray items = [];
        for (int i = 0; i < count; i++)
        {
            List<DocumentNode> schemas = ItemSchemas(view, i);
            // The last ones, where the other schemas say least.
            if (i >= count - containedCount)
                schemas.AddRange(contained);
            bool fits = TryMake(schemas, depth + 1, isUnique ? value => !seen.Contains(Canonical(value)) : null, out Node? item);
            if (!fits && items.Count >= least)
                break;
            seen.Add(Canonical(item));
            items.Add(item);
        }

        return items;
    }

    private static List<DocumentNode> ItemSchemas(SchemaView view, int index)
    {
        List<DocumentNode> schemas = [];
        foreach (DocumentNode part in view.Parts)
        {
            DocumentNode? item = part["prefixItems"] is { } first && index < first.Json.Items.Length
                ? first.With(first.Json.Items[index])
                : part["items"];
            if (item is { Json.Kind: JsonKind.Object or JsonKind.False })
                schemas.Add(item);
        }

        return schemas;
    }

    private static string Canonical(Node? value)
    {
        using JsonDocument json = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        return JsonEquality.Canonical(json.RootElement);
    }
}
