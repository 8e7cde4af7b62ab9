using System.Text.Json;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>
/// Checks a value against a schema of any dialect. Keywords that are not checked: unevaluatedProperties, unevaluatedItems,
/// dynamic references and the content of strings.
/// </summary>
internal sealed partial class SchemaCheck(LoadedDocument document, Discriminators discriminators, Direction direction)
{
    private const int MaxDepth = 64;
    private const int MaxFaults = 50;

    private List<SchemaFault> _faults = [];

    // What is being checked, and where.
    private readonly HashSet<(JsonNode Schema, string Path)> _open = [];

    // Members that the other schemas of an allOf declare; null outside.
    private HashSet<string>? _siblings;

    public IReadOnlyList<SchemaFault> Check(JsonElement value, DocumentNode schema, string path = "")
    {
        _faults = [];
        Check(value, schema, path, 0, chooses: true);
        return _faults;
    }

    /// <param name="chooses">Whether a discriminator selects the schema; not within that schema's own allOf.</param>
    private void Check(JsonElement value, DocumentNode schema, string path, int depth, bool chooses)
    {
        if (_faults.Count >= MaxFaults)
            return;
        if (depth > MaxDepth)
        {
            Report(path, $"is nested more than {MaxDepth} levels deep", schema);
            return;
        }

        if (schema.Json.Kind is JsonKind.True)
            return;
        if (schema.Json.Kind is JsonKind.False)
        {
            Report(path, "is not allowed here", schema);
            return;
        }

        ReferenceChain chain = document.Follow(schema);
        if (value.ValueKind == JsonValueKind.Null && IsNullable(chain))
            return;
        foreach (DocumentNode node in chain.Nodes)
        {
            // A schema that is part of itself says nothing more.
            if (!_open.Add((node.Json, path)))
                continue;
            CheckNode(value, node, path, depth, chooses);
            _open.Remove((node.Json, path));
        }
    }

    // A schema derived from this one repeats what this one says.
    private DocumentNode? Derived(JsonElement value, DocumentNode node) =>
        Discriminators.NameOf(node) is { } name
        && node["oneOf"] is null
        && node["anyOf"] is null
        && value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out JsonElement kind)
        && Discriminators.TextOf(kind) is { } text
            ? discriminators.Choices(node)
                .FirstOrDefault(choice => choice.Value == text && choice.Schema.Json != node.Json)
                .Schema
            : null;

    private static bool IsNullable(ReferenceChain chain) =>
        chain["nullable"]?.Json.IsTrue == true || chain["x-nullable"]?.Json.IsTrue == true;

    private void CheckNode(JsonElement value, DocumentNode node, string path, int depth, bool chooses)
    {
        if (chooses && Derived(value, node) is { } derived)
        {
            // As the base of the derived schema it is still to be checked.
            _open.Remove((node.Json, path));
            Check(value, derived, path, depth + 1, chooses: false);
            return;
        }

        if (!CheckType(value, node, path))
            return;
        CheckValues(value, node, path);
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckString(value.GetString()!, node, path);
                break;
            case JsonValueKind.Number:
                CheckNumber(value, node, path);
                break;
            case JsonValueKind.Array:
                CheckArray(value, node, path, depth);
                break;
            case JsonValueKind.Object:
                CheckObject(value, node, path, depth);
                break;
        }

        CheckCombinations(value, node, path, depth, chooses);
    }

    private bool CheckType(JsonElement value, DocumentNode node, string path)
    {
        if (node["type"] is not { } type)
            return true;
        string[] types = type.Json.IsString
            ? [type.Json.Value]
            : [.. type.Json.Items.ToArray().Where(item => item.IsString).Select(item => item.Value)];
        if (types.Length == 0 || types.Any(name => IsOf(value, name)))
            return true;
        Report(path, $"is {Describe(value)}; expected: {string.Join(" or ", types)}", type);
        return false;
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "string" or "file" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && IsWhole(value),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => true,
    };

    private static bool IsWhole(JsonElement value) =>
        value.TryGetDecimal(out decimal exact)
            ? decimal.Truncate(exact) == exact
            : value.GetDouble() is var real && Math.Truncate(real) == real;

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"the string {Shortened(value.GetRawText())}",
        JsonValueKind.Number => $"the number {Shortened(value.GetRawText())}",
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    // Values can be of any length; a message stays readable.
    private static string Shortened(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private void CheckValues(JsonElement value, DocumentNode node, string path)
    {
        if (node["const"] is { } constant && !JsonEquality.AreEqual(value, constant.Json))
            Report(path, $"is {Describe(value)}; expected: {Shortened(JsonWriter.Write(constant.Json))}", constant);
        // An empty list would allow nothing, and means that the author has none yet.
        if (node["enum"] is not { Json.Items.Length: > 0 } values || IsOpen(node))
            return;
        if (!values.Json.Items.ToArray().Any(item => JsonEquality.AreEqual(value, item)))
        {
            IEnumerable<string> allowed = values.Json.Items.ToArray().Take(20).Select(item => JsonWriter.Write(item));
            Report(path, $"is {Describe(value)}; allowed: {string.Join(", ", allowed)}", values);
        }
    }

    private static bool IsOpen(DocumentNode node) => node["x-ms-enum"]?.Json["modelAsString"] is { IsTrue: true };

    private void CheckCombinations(JsonElement value, DocumentNode node, string path, int depth, bool chooses)
    {
        CheckParts(value, node, path, depth);
        if (chooses && Discriminators.NameOf(node) is { } name && (node["oneOf"] ?? node["anyOf"]) is not null)
        {
            CheckChoice(value, node, name, path, depth);
            return;
        }

        CheckAlternatives(value, node, "anyOf", path, depth, onlyOne: false);
        CheckAlternatives(value, node, "oneOf", path, depth, onlyOne: true);
        if (node["not"] is { } not && Faults(value, not, path, depth).Count == 0)
            Report(path, "is a value that this schema excludes", not);
        if (node["if"] is { } condition)
        {
            string branch = Faults(value, condition, path, depth).Count == 0 ? "then" : "else";
            if (node[branch] is { } consequence)
                Check(value, consequence, path, depth + 1, chooses: true);
        }
    }

    // additionalProperties of a part means the members of all parts: a document that closes a base does not forbid what derives from it.
    private void CheckParts(JsonElement value, DocumentNode node, string path, int depth)
    {
        if (node["allOf"] is null)
            return;
        HashSet<string>? outer = _siblings;
        if (outer is null || value.ValueKind == JsonValueKind.Object)
            _siblings = [.. outer ?? [], .. SchemaView.Of(document, node).Properties.Select(property => property.Name)];
        foreach (DocumentNode part in Items(node, "allOf"))
            Check(value, part, path, depth + 1, chooses: false);
        _siblings = outer;
    }

    private void CheckChoice(JsonElement value, DocumentNode node, string name, string path, int depth)
    {
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty(name, out JsonElement kind)
            || Discriminators.TextOf(kind) is not { } text)
        {
            Report(path, $"has no '{name}', which selects one of several schemas", node["discriminator"]!);
            return;
        }

        (string Value, DocumentNode Schema)[] choices = [.. discriminators.Choices(node)];
        if (choices.FirstOrDefault(choice => choice.Value == text).Schema is { } chosen)
        {
            Check(value, chosen, path, depth + 1, chooses: false);
            return;
        }

        if (node["discriminator"]!["mapping"] is null || HasOtherUnion(node, name))
        {
            // Without a mapping, or a discriminator of a union in the union, the names of schemas are a guess; their constants decide.
            CheckAlternatives(value, node, "anyOf", path, depth, onlyOne: false);
            CheckAlternatives(value, node, "oneOf", path, depth, onlyOne: true);
            return;
        }

        string allowed = string.Join(", ", choices.Select(choice => choice.Value).Distinct().Take(20));
        Report(Member(path, name), $"is {Describe(kind)}; allowed: {allowed}", node["discriminator"]!);
    }

    private bool HasOtherUnion(DocumentNode node, string name) => Items(node, "oneOf").Concat(Items(node, "anyOf"))
        .Select(item => document.Follow(item).Target)
        .Any(target => Discriminators.IsUnion(target, Discriminators.NameOf(target)) && Discriminators.NameOf(target) != name);

    private void CheckAlternatives(JsonElement value, DocumentNode node, string keyword, string path, int depth, bool onlyOne)
    {
        DocumentNode[] alternatives = [.. Items(node, keyword)];
        if (alternatives.Length == 0)
            return;
        List<SchemaFault>? nearest = null;
        int fitting = 0;
        foreach (DocumentNode alternative in alternatives)
        {
            List<SchemaFault> faults = Faults(value, alternative, path, depth);
            if (faults.Count == 0 && (++fitting > 1 || !onlyOne))
                break;
            if (faults.Count > 0 && (nearest is null || faults.Count < nearest.Count))
                nearest = faults;
        }

        if (fitting == 0)
            _faults.AddRange(nearest!);
        else if (onlyOne && fitting > 1)
            Report(path, "fits more than one of the schemas of oneOf", node[keyword]!);
    }

    // A trial: its faults do not count yet.
    private List<SchemaFault> Faults(JsonElement value, DocumentNode schema, string path, int depth)
    {
        List<SchemaFault> outer = _faults;
        _faults = [];
        try
        {
            Check(value, schema, path, depth + 1, chooses: true);
            return _faults;
        }
        finally
        {
            _faults = outer;
        }
    }

    private void Report(string path, string message, DocumentNode rule)
    {
        if (_faults.Count < MaxFaults)
            _faults.Add(new SchemaFault(path, message, rule));
    }

    private static IEnumerable<DocumentNode> Items(DocumentNode node, string keyword) =>
        node[keyword] is { } list ? list.Json.Items.ToArray().Select(list.With) : [];

    private static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
