using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Reads enums and merges those that x-ms-enum gives the same name: documents repeat an enum wherever it is used, sometimes
/// in another order or an older version. If one has all values of the other, it replaces both; otherwise they remain
/// separate types.
/// </summary>
internal sealed class EnumReader(ReadContext context, SchemaParts parts)
{
    private sealed record Entry(ApiEnum Enum)
    {
        public ApiEnum Enum { get; set; } = Enum;
    }

    private readonly Dictionary<JsonNode, Entry> _byNode = [];
    private readonly Dictionary<string, List<Entry>> _byName = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IEnumerable<ApiEnum> Enums => _entries.Select(entry => entry.Enum);

    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>Id of the enum that the schema is, or is merged with.</summary>
    public string Reach(DocumentNode schema)
    {
        if (!_byNode.TryGetValue(schema.Json, out Entry? entry))
            _byNode.Add(schema.Json, entry = Merge(Read(schema), schema));
        return entry.Enum.Id;
    }

    private Entry Merge(ApiEnum found, DocumentNode schema)
    {
        if (context.Object(schema, "x-ms-enum") is not { } named || named["name"] is null)
            return Added(found);
        if (!_byName.TryGetValue(found.Name, out List<Entry>? sameName))
            _byName.Add(found.Name, sameName = []);
        foreach (Entry entry in sameName)
        {
            if (Merged(entry.Enum, found) is not { } merged)
                continue;
            entry.Enum = merged;
            return entry;
        }

        if (sameName.Count > 0)
            context.Report(Problems.EnumsDiffer, named, found.Name);
        Entry added = Added(found);
        sameName.Add(added);
        return added;
    }

    private Entry Added(ApiEnum found)
    {
        Entry entry = new(found);
        _entries.Add(entry);
        _ids.Add(found.Id);
        return entry;
    }

    private static ApiEnum? Merged(ApiEnum first, ApiEnum second)
    {
        bool firstIsLonger = first.Values.Count >= second.Values.Count;
        EquatableArray<ApiEnumValue> longer = firstIsLonger ? first.Values : second.Values;
        EquatableArray<ApiEnumValue> shorter = firstIsLonger ? second.Values : first.Values;
        HashSet<(string, bool)> values = [.. longer.Select(value => (value.Value, value.IsUnquoted))];
        bool contained = first.Underlying == second.Underlying && shorter.All(value => values.Contains((value.Value, value.IsUnquoted)));
        return contained ? first with { Values = longer } : null;
    }

    private ApiEnum Read(DocumentNode schema)
    {
        IReadOnlyList<ListedValue> listed = EnumValues.Of(schema, parts, context);
        string type = TypeOf(schema, listed);
        List<ApiEnumValue> values = [];
        Dictionary<string, JsonNode> seen = new(StringComparer.Ordinal);
        Dictionary<string, DocumentNode> details = Details(schema);
        foreach (ListedValue value in listed)
        {
            JsonNode item = value.Value.Json;
            if (item.Kind == JsonKind.Null)
                continue; // Nullability is read where the enum is used.
            string? problem = Misfit(item, type, seen);
            if (problem is not null)
                context.Report(Problems.EnumValueIgnored, value.Value, JsonWriter.Write(item), problem);
            else
                values.Add(Value(value, details, type == "string" && IsUnquoted(item, schema.Json)));
        }

        // x-ms-enum may name values that are missing in the enum itself.
        foreach (KeyValuePair<string, DocumentNode> detail in details)
        {
            if (!seen.ContainsKey(detail.Key))
                values.Add(Value(new ListedValue(detail.Value["value"]!, null, null), details, isUnquoted: false));
        }

        RuntimeTypes.Check(context, schema, SchemaNames.Of(schema));
        return new ApiEnum(schema.Id, SchemaNames.Of(schema), context.String(schema, "description") ?? context.String(schema, "title"),
            Underlying(type, context.String(schema, "format")), values.ToEquatableArray(),
            schema.Json["x-ms-enum"]?["modelAsString"] is not { IsTrue: true }) { IsInline = SchemaNames.IsInline(schema) };
    }

    // Where the document says string, its writer has left out the quotes; where it says nothing or several types, the value counts.
    private static bool IsUnquoted(JsonNode value, JsonNode schema) =>
        SchemaFacts.TypeOf(value) is { } type and not "string"
        && (schema["type"] is not { } declared
            || declared.Items.ToArray().Any(item => item.Value == type || (item.Value == "number" && type == "integer")));

    private ApiEnumValue Value(ListedValue listed, Dictionary<string, DocumentNode> details, bool isUnquoted)
    {
        string value = listed.Value.Json.Value;
        details.TryGetValue(value, out DocumentNode? detail);
        return new ApiEnumValue(
            value,
            (detail is null ? null : context.String(detail, "name")) ?? listed.Name,
            (detail is null ? null : context.String(detail, "description")) ?? listed.Description,
            isUnquoted);
    }

    private static string TypeOf(DocumentNode schema, IReadOnlyList<ListedValue> listed)
    {
        if (SchemaFacts.Types(schema.Json) is { Count: > 0 } types)
            return types[0];
        string?[] found = [.. listed.Select(value => SchemaFacts.TypeOf(value.Value.Json)).Distinct()];
        return found.Length == 1 ? found[0] ?? "string" : found.All(type => type is "integer" or "number") ? "number" : "string";
    }

    private Dictionary<string, DocumentNode> Details(DocumentNode schema)
    {
        Dictionary<string, DocumentNode> details = new(StringComparer.Ordinal);
        if (context.Object(schema, "x-ms-enum") is not { } extension || context.Array(extension, "values") is not { } values)
            return details;
        foreach (JsonNode item in values.Json.Items)
        {
            if (item["value"] is { Kind: JsonKind.String or JsonKind.Number } value)
                details[value.Value] = values.With(item);
            else
                context.Report(Problems.WrongKind, values.With(item), "values", "a list of objects with 'value'");
        }

        return details;
    }

    private static string? Misfit(JsonNode item, string type, Dictionary<string, JsonNode> seen)
    {
        bool isScalar = item.Kind is JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False;
        bool isNumber = item.Kind == JsonKind.Number || (item.IsString && JsonNumber.IsValid(item.Value));
        if (type == "string" ? !isScalar : !isNumber)
            return "is not of the enum's type";
        if (!seen.TryGetValue(item.Value, out JsonNode? first))
            seen.Add(item.Value, first = item);
        if (first == item)
            return null;
        return first.Kind == item.Kind
            ? "occurs twice"
            : $"has the same characters as {JsonWriter.Write(first)}, which is sent for both";
    }

    private static ScalarKind Underlying(string type, string? format) => type switch
    {
        "string" => ScalarKind.String,
        "number" => ScalarKind.Double,
        _ => ScalarFormats.Kind(type, format) == ScalarKind.Int32 ? ScalarKind.Int32 : ScalarKind.Int64,
    };
}
