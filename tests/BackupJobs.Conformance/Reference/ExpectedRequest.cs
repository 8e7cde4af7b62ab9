using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Compare;

namespace BackupJobs.Conformance.Reference;

/// <summary>The request that a document describes for an example.</summary>
internal sealed record ExpectedRequest
{
    public required string Method { get; init; }

    /// <summary>Where it goes, if the example's parameters say so; null for the document's endpoint.</summary>
    public required Uri? Endpoint { get; init; }

    /// <summary>Encoded, with parameters in place.</summary>
    public required string Path { get; init; }

    /// <summary>Decoded names and values in document order; a name can occur more than once.</summary>
    public List<KeyValuePair<string, string>> Query { get; } = [];

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<KeyValuePair<string, string>> Cookies { get; } = [];

    /// <summary>Names and values of the fields of a form, files included; null if the body is not a form.</summary>
    public required List<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>Without readOnly members; null for none.</summary>
    public required JsonElement? Body { get; init; }

    public static ExpectedRequest Of(
        WireOperation operation, Uri? endpoint, IReadOnlyDictionary<string, JsonElement> arguments, string? apiVersion, BodyFacts? facts)
    {
        (string path, string fixedQuery) = Split(operation.Path);
        JsonElement? body = operation.Body is { } declared && arguments.TryGetValue(declared.Name, out JsonElement sent)
            ? Without(sent, facts?.ReadOnly ?? [])
            : null;
        List<KeyValuePair<string, string>>? form = operation.Body is { Name: "" } ? [] : null;
        ExpectedRequest request = new() { Method = operation.Method, Endpoint = endpoint, Path = path, Form = form, Body = body };
        foreach (WireParameter parameter in operation.Parameters)
        {
            bool isVersion = parameter is { Name: "api-version", In: "query" } && apiVersion is not null;
            if (isVersion)
                request.Query.Add(KeyValuePair.Create(parameter.Name, apiVersion!));
            else if (arguments.TryGetValue(parameter.Name, out JsonElement value))
                (request, fixedQuery) =
                    (request.With(parameter, value), parameter.In == "path" ? Fill(fixedQuery, parameter, value) : fixedQuery);
        }
        request.Query.InsertRange(0, ParseQuery(fixedQuery));
        // A value that is already encoded may bring a query along.
        (string filled, string brought) = Split(request.Path);
        request.Query.InsertRange(0, ParseQuery(brought));
        return request with { Path = filled };
    }

    public static List<KeyValuePair<string, string>> ParseQuery(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : ""))
            .ToList();

    private ExpectedRequest With(WireParameter parameter, JsonElement value)
    {
        string joined = parameter.Style == "json" ? JsonSerializer.Serialize(value) : string.Join(Separator(parameter.Style), Texts(value));
        IEnumerable<KeyValuePair<string, string>> pairs = Pairs(parameter, value, joined);
        switch (parameter.In)
        {
            case "path":
                return this with { Path = Fill(Path, parameter, value) };
            case "header":
                Headers[parameter.Name] = joined;
                break;
            case "query":
                // The example has such a value as it is in the URL.
                Query.AddRange(parameter.SkipEncoding ? pairs.Select(pair => KeyValuePair.Create(pair.Key, Decode(pair.Value))) : pairs);
                break;
            case "cookie":
                Cookies.Add(KeyValuePair.Create(parameter.Name, joined));
                break;
            case "formData":
                Form?.AddRange(pairs);
                break;
        }
        return this;
    }

    /// <summary>A pair for each member of an object and each item of a list, if the style says so.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Pairs(WireParameter parameter, JsonElement value, string joined) =>
        (parameter.Style, value.ValueKind) switch
        {
            ("multi", JsonValueKind.Object) when parameter.In == "query" => Members(value, name => name),
            ("deepObject", JsonValueKind.Object) => Members(value, name => $"{parameter.Name}[{name}]"),
            // The standard does not define lists in a deepObject.
            ("multi" or "deepObject", _) => Texts(value).Select(text => KeyValuePair.Create(parameter.Name, text)),
            _ => [KeyValuePair.Create(parameter.Name, joined)],
        };

    private static IEnumerable<KeyValuePair<string, string>> Members(JsonElement value, Func<string, string> name) =>
        value.EnumerateObject().Select(member => KeyValuePair.Create(name(member.Name), Text(member.Value)));

    private static string Fill(string template, WireParameter parameter, JsonElement value)
    {
        string text = string.Join(Separator(parameter.Style), Texts(value));
        // A scope is an ARM id that starts with a slash; the template has one before it.
        if (parameter.SkipEncoding && text.StartsWith('/'))
            template = template.Replace($"/{{{parameter.Name}}}", $"{{{parameter.Name}}}", StringComparison.Ordinal);
        return template.Replace(
            $"{{{parameter.Name}}}", parameter.SkipEncoding ? text : Uri.EscapeDataString(text), StringComparison.Ordinal);
    }

    private static List<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Text).ToList(),
        _ => [Text(value)],
    };

    /// <summary>A value in a URL or a header.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
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

    private static JsonElement Without(JsonElement value, HashSet<string> pointers) => pointers.Count == 0
        ? value
        : JsonSerializer.SerializeToElement(JsonPruning.Without(JsonNode.Parse(value.GetRawText()), "", pointers));
}
