using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Compare;

namespace BackupJobs.Conformance.Reference;

/// <summary>The request that a document describes for an example.</summary>
/// <param name="Path">Encoded, with parameters in place.</param>
/// <param name="Query">Decoded names and values in document order; a name can stand more than once.</param>
/// <param name="Body">Without readOnly members; null for none.</param>
internal sealed record ExpectedRequest(
    string Method,
    string Path,
    List<KeyValuePair<string, string>> Query,
    Dictionary<string, string> Headers,
    JsonElement? Body)
{
    public static ExpectedRequest Of(WireOperation operation, IReadOnlyDictionary<string, JsonElement> arguments, string? apiVersion, BodyFacts? facts)
    {
        (string path, string fixedQuery) = Split(operation.Path);
        List<KeyValuePair<string, string>> query = ParseQuery(fixedQuery);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (WireParameter parameter in operation.Parameters)
        {
            bool isVersion = parameter is { Name: "api-version", In: "query" } && apiVersion is not null;
            if (isVersion)
                query.Add(KeyValuePair.Create(parameter.Name, apiVersion!));
            else if (arguments.TryGetValue(parameter.Name, out JsonElement value))
                Place(parameter, value, ref path, query, headers);
        }
        JsonElement? body = operation.Body is { } declared && arguments.TryGetValue(declared.Name, out JsonElement sent) ? Without(sent, facts?.ReadOnly ?? []) : null;
        return new ExpectedRequest(operation.Method, path, query, headers, body);
    }

    public static List<KeyValuePair<string, string>> ParseQuery(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : ""))
            .ToList();

    private static void Place(WireParameter parameter, JsonElement value, ref string path, List<KeyValuePair<string, string>> query, Dictionary<string, string> headers)
    {
        List<string> texts = Texts(value);
        string joined = string.Join(Separator(parameter.Style), texts);
        if (parameter.In == "path")
            path = path.Replace($"{{{parameter.Name}}}", parameter.SkipEncoding ? joined : Uri.EscapeDataString(joined), StringComparison.Ordinal);
        else if (parameter.In == "header")
            headers[parameter.Name] = joined;
        else if (parameter.In == "query" && parameter.Style == "multi")
            query.AddRange(texts.Select(text => KeyValuePair.Create(parameter.Name, text)));
        else if (parameter.In == "query")
            query.Add(KeyValuePair.Create(parameter.Name, joined));
    }

    private static List<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Text).ToList(),
        _ => [Text(value)],
    };

    /// <summary>As a URL or a header has it.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    private static string Separator(string style) => style switch
    {
        "ssv" => " ",
        "tsv" => "\t",
        "pipes" => "|",
        _ => ",",
    };

    private static (string Path, string Query) Split(string template)
    {
        int mark = template.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (template, "") : (template[..mark], template[(mark + 1)..]);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static JsonElement Without(JsonElement value, HashSet<string> pointers) =>
        pointers.Count == 0 ? value : JsonSerializer.SerializeToElement(JsonPruning.Without(JsonNode.Parse(value.GetRawText()), "", pointers));
}
