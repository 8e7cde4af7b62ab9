using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Operations;

/// <summary>Turns the strings of a URL, header or form into the JSON value that the parameter's schema describes.</summary>
internal sealed class ParameterText(LoadedDocument document, Discriminators discriminators)
{
    private const int MaxAlternatives = 100;

    /// <param name="values">What was sent under the name: several where it was repeated. Still encoded in paths and queries.</param>
    /// <param name="members">What was sent as <c>name[key]</c>, by key.</param>
    public Node? Value(
        DeclaredParameter parameter, IReadOnlyList<string> values, IReadOnlyDictionary<string, string> members, bool isEncoded)
    {
        if (parameter.IsJson)
            return Parsed(isEncoded ? Uri.UnescapeDataString(values[0]) : values[0]);
        Node? nearest = null;
        foreach (SchemaView schema in Alternatives(parameter.Schema))
        {
            foreach (Node? value in Values(parameter, schema, values, members, isEncoded))
            {
                if (Fits(value, parameter.Schema))
                    return value;
                nearest ??= value;
            }
        }

        return nearest ?? (values.Count == 0 ? null : Scalar(parameter.Schema, Text(parameter, values, isEncoded)));
    }

    /// <summary>
    /// A string as a value that the schema allows: as a number, boolean or null if the schema allows that value, otherwise as a string.
    /// Where nothing fits, as the schema's type describes it.
    /// </summary>
    public Node? Scalar(DocumentNode schema, string text)
    {
        if (IsNumber(text) && Node.Parse(text) is { } number && Fits(number, schema))
            return number;
        if (text is "true" or "false" && Node.Parse(text) is { } boolean && Fits(boolean, schema))
            return boolean;
        if (Fits(JsonValue.Create(text), schema))
            return JsonValue.Create(text);
        if (text is "" or "null" && Fits(null, schema))
            return null;
        IReadOnlyList<string> types = SchemaView.Of(document, schema).Types;
        bool isNumeric = types.Contains("integer") || types.Contains("number");
        return isNumeric && IsNumber(text) || types.Contains("boolean") && text is "true" or "false"
            ? Node.Parse(text)
            : JsonValue.Create(text);
    }

    /// <summary>The schema, and those of its oneOf and anyOf: a string has no type that would say which of them it is.</summary>
    public IReadOnlyList<SchemaView> Alternatives(DocumentNode schema)
    {
        List<SchemaView> found = [SchemaView.Of(document, schema)];
        for (int i = 0; i < found.Count; i++)
        {
            foreach (DocumentNode list in found[i].Parts.SelectMany(part => new[] { part["oneOf"], part["anyOf"] }).OfType<DocumentNode>())
            {
                foreach (DocumentNode one in list.Json.Items.ToArray().Select(list.With))
                {
                    if (found.Count < MaxAlternatives && !found.Exists(view => view.Schema.Json == one.Json))
                        found.Add(SchemaView.Of(document, one));
                }
            }
        }

        return found;
    }

    /// <summary>What is wrong with the number of values of one name; null where it is right.</summary>
    public string? TooMany(DocumentNode schema, int count) =>
        count < 2 || Alternatives(schema).Any(CanBeList) ? null : $"is sent {count} times; expected: once";

    // A schema without a type allows a list; one of alternatives has theirs.
    private static bool CanBeList(SchemaView schema) =>
        schema.IsArray || schema.Types.Count == 0 && !schema.IsObject && schema["oneOf"] is null && schema["anyOf"] is null
            && schema["enum"] is null && schema["const"] is null;

    private IEnumerable<Node?> Values(
        DeclaredParameter parameter,
        SchemaView schema,
        IReadOnlyList<string> values,
        IReadOnlyDictionary<string, string> members,
        bool isEncoded)
    {
        string Decoded(string item) => isEncoded ? Uri.UnescapeDataString(item) : item;
        string text = values.Count == 0 ? "" : Unprefixed(parameter, values[0]);
        if (schema.IsObject && members.Count > 0)
            yield return Object(schema, members.Select(member => (member.Key, Decoded(member.Value))));
        else if (schema.IsObject)
            yield return Object(schema, Pairs(parameter, text).Select(pair => (Decoded(pair.Key), Decoded(pair.Value))));
        if (schema.IsArray)
        {
            IEnumerable<string> items = parameter.IsExploded && parameter.Style == "form" && values.Count != 1
                ? values
                : Split(parameter, text);
            yield return Array(schema, items.Select(Decoded));
        }

        bool isScalar = schema.Types.Count == 0
            ? !schema.IsObject && !schema.IsArray
            : schema.Types.Any(type => type is not ("object" or "array"));
        if (values.Count == 1 && isScalar)
            yield return Scalar(schema.Schema, Text(parameter, values, isEncoded));
    }

    private static string Text(DeclaredParameter parameter, IReadOnlyList<string> values, bool isEncoded) =>
        Unprefixed(parameter, values[0]) is var text && isEncoded ? Uri.UnescapeDataString(text) : text;

    private JsonArray Array(SchemaView schema, IEnumerable<string> items)
    {
        DocumentNode[] first = schema["prefixItems"] is { } list ? [.. list.Json.Items.ToArray().Select(list.With)] : [];
        DocumentNode? rest = schema["items"];
        return [.. items.Select((item, index) =>
            (index < first.Length ? first[index] : rest) is { } declared ? Scalar(declared, item) : JsonValue.Create(item))];
    }

    private bool Fits(Node? value, DocumentNode schema)
    {
        using JsonDocument json = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        return new SchemaCheck(document, discriminators, Direction.Request).Check(json.RootElement, schema).Count == 0;
    }

    private JsonObject Object(SchemaView schema, IEnumerable<(string Key, string Value)> members)
    {
        JsonObject value = [];
        foreach ((string key, string text) in members)
        {
            DocumentNode? declared = schema.Property(key) ?? Additional(schema);
            value[key] = declared is null ? JsonValue.Create(text) : Scalar(declared, text);
        }

        return value;
    }

    private static DocumentNode? Additional(SchemaView schema) =>
        schema["additionalProperties"] is { Json.IsObject: true } additional ? additional : null;

    // .a.b and ;name=a,b have a prefix that says what they are.
    private static string Unprefixed(DeclaredParameter parameter, string text) => parameter.Style switch
    {
        "label" when text.StartsWith('.') => text[1..],
        "matrix" when text.StartsWith($";{parameter.Name}=", StringComparison.Ordinal) =>
            parameter.IsExploded ? text[1..] : text[(parameter.Name.Length + 2)..],
        "matrix" when text.StartsWith(';') => text[1..],
        _ => text,
    };

    private static IEnumerable<string> Split(DeclaredParameter parameter, string text)
    {
        if (text.Length == 0)
            return [];
        return parameter.Style switch
        {
            "form" when parameter.IsExploded => [text],
            "spaceDelimited" => text.Split(["%20", "+", " "], StringSplitOptions.None),
            "tabDelimited" => text.Split(["%09", "\t"], StringSplitOptions.None),
            "pipeDelimited" => text.Split(["%7C", "%7c", "|"], StringSplitOptions.None),
            "label" when parameter.IsExploded => text.Split('.'),
            "matrix" when parameter.IsExploded => text.Split(';').Select(item => item[(item.IndexOf('=', StringComparison.Ordinal) + 1)..]),
            _ => text.Split(',').Select(item => parameter.In == "header" ? item.Trim() : item),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(DeclaredParameter parameter, string text)
    {
        string[] parts = [.. Split(parameter, text)];
        if (parameter.IsExploded)
            return parts.Select(part => part.Split('=', 2))
                .Where(part => part.Length == 2)
                .Select(part => KeyValuePair.Create(part[0], part[1]));
        return parts.Chunk(2).Where(pair => pair.Length == 2).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
    }

    private static bool IsNumber(string text)
    {
        try
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                && Node.Parse(text)?.GetValueKind() == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Node? Parsed(string text)
    {
        try
        {
            return Node.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
