using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Operations;

/// <summary>Turns the strings of a URL, header or form into the JSON value that the parameter's schema describes.</summary>
internal sealed class ParameterText(LoadedDocument document)
{
    /// <param name="values">What was sent under the name: several where it was repeated. Still encoded in paths and queries.</param>
    /// <param name="members">What was sent as <c>name[key]</c>, by key.</param>
    public Node? Value(
        DeclaredParameter parameter, IReadOnlyList<string> values, IReadOnlyDictionary<string, string> members, bool isEncoded)
    {
        string Decoded(string text) => isEncoded ? Uri.UnescapeDataString(text) : text;
        SchemaView schema = SchemaView.Of(document, parameter.Schema);
        if (parameter.IsJson)
            return Parsed(Decoded(values[0]));
        if (schema.IsObject && members.Count > 0)
            return Object(schema, members.Select(member => (member.Key, Decoded(member.Value))));
        string text = values.Count == 0 ? "" : Unprefixed(parameter, values[0]);
        if (schema.IsObject)
            return Object(schema, Pairs(parameter, text).Select(pair => (Decoded(pair.Key), Decoded(pair.Value))));
        if (!schema.IsArray)
            return Scalar(schema, Decoded(text));
        IEnumerable<string> items = parameter.IsExploded && parameter.Style == "form" && values.Count != 1
            ? values
            : Split(parameter, text);
        if (schema["items"] is not { } item)
            return new JsonArray([.. items.Select(one => (Node?)JsonValue.Create(Decoded(one)))]);
        SchemaView of = SchemaView.Of(document, item);
        return new JsonArray([.. items.Select(one => Scalar(of, Decoded(one)))]);
    }

    /// <summary>A string as the scalar that the schema describes; as a string if it is not such a scalar.</summary>
    public static Node? Scalar(SchemaView schema, string text)
    {
        foreach (string type in schema.Types)
        {
            switch (type)
            {
                case "integer" or "number" when IsNumber(text):
                    return Node.Parse(text);
                case "boolean" when text is "true" or "false":
                    return JsonValue.Create(text == "true");
                case "null" when text is "" or "null":
                    return null;
            }
        }

        return JsonValue.Create(text);
    }

    private JsonObject Object(SchemaView schema, IEnumerable<(string Key, string Value)> members)
    {
        JsonObject value = [];
        foreach ((string key, string text) in members)
        {
            var declared = schema.Properties.FirstOrDefault(property => property.Name == key).Schema ?? Additional(schema);
            value[key] = declared is null ? JsonValue.Create(text) : Scalar(SchemaView.Of(document, declared), text);
        }

        return value;
    }

    private static BackupJobsGen.Documents.DocumentNode? Additional(SchemaView schema) =>
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
