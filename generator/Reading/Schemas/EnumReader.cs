using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Reads enums and unites those that x-ms-enum gives one name: documents repeat an enum wherever it is used, not always
/// in the same order or state. One that has all the values of the other is taken for both; enums that each have values of
/// their own stay apart.
/// </summary>
internal sealed class EnumReader(ReadContext context)
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

    /// <summary>Id of the enum that the schema is, or is united with.</summary>
    public string Reach(Place schema, string type)
    {
        if (!_byNode.TryGetValue(schema.Node, out Entry? entry))
            _byNode.Add(schema.Node, entry = Unite(Read(schema, type), schema));
        return entry.Enum.Id;
    }

    private Entry Unite(ApiEnum found, Place schema)
    {
        if (context.Object(schema, "x-ms-enum") is not { } named || named["name"] is null)
            return Added(found);
        if (!_byName.TryGetValue(found.Name, out List<Entry>? sameName))
            _byName.Add(found.Name, sameName = []);
        foreach (Entry entry in sameName)
        {
            if (United(entry.Enum, found) is not { } united)
                continue;
            entry.Enum = united;
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

    private static ApiEnum? United(ApiEnum first, ApiEnum second)
    {
        bool firstIsLonger = first.Values.Count >= second.Values.Count;
        EquatableArray<ApiEnumValue> longer = firstIsLonger ? first.Values : second.Values;
        EquatableArray<ApiEnumValue> shorter = firstIsLonger ? second.Values : first.Values;
        HashSet<string> values = new(longer.Select(value => value.Value), StringComparer.Ordinal);
        bool contained = first.Underlying == second.Underlying && shorter.All(value => values.Contains(value.Value));
        return contained ? first with { Values = longer } : null;
    }

    private ApiEnum Read(Place schema, string type)
    {
        List<ApiEnumValue> values = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<string, Place> details = Details(schema);
        Place list = schema["enum"]!;
        foreach (JsonNode item in list.Node.Items)
        {
            if (item.Kind == JsonKind.Null)
                continue; // Says that the value may be null, which is told where the enum is used.
            string? problem = Misfit(item, type, seen);
            if (problem is not null)
                context.Report(Problems.EnumValueIgnored, list.With(item), JsonWriter.Write(item), problem);
            else
                values.Add(Value(item.Text, details));
        }

        // x-ms-enum may name values that the list of allowed ones lacks.
        foreach (KeyValuePair<string, Place> detail in details)
        {
            if (seen.Add(detail.Key))
                values.Add(Value(detail.Key, details));
        }

        return new ApiEnum(schema.Id, SchemaNames.Of(schema), context.Text(schema, "description") ?? context.Text(schema, "title"),
            Underlying(type, context.Text(schema, "format")), values.ToEquatableArray());
    }

    private ApiEnumValue Value(string text, Dictionary<string, Place> details) =>
        details.TryGetValue(text, out Place? detail)
            ? new ApiEnumValue(text, context.Text(detail, "name"), context.Text(detail, "description"))
            : new ApiEnumValue(text, null, null);

    private Dictionary<string, Place> Details(Place schema)
    {
        Dictionary<string, Place> details = new(StringComparer.Ordinal);
        if (context.Object(schema, "x-ms-enum") is not { } extension || context.Array(extension, "values") is not { } values)
            return details;
        foreach (JsonNode item in values.Node.Items)
        {
            if (item["value"] is { Kind: JsonKind.String or JsonKind.Number } value)
                details[value.Text] = values.With(item);
            else
                context.Report(Problems.WrongKind, values.With(item), "values", "a list of objects with 'value'");
        }

        return details;
    }

    private static string? Misfit(JsonNode item, string type, HashSet<string> seen)
    {
        bool isText = item.Kind is JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False;
        bool isNumber = item.Kind == JsonKind.Number || (item.IsString && JsonNumber.IsValid(item.Text));
        if (type == "string" ? !isText : !isNumber)
            return "is not of the enum's type";
        return seen.Add(item.Text) ? null : "occurs twice";
    }

    private static ScalarKind Underlying(string type, string? format) => type switch
    {
        "string" => ScalarKind.String,
        "number" => ScalarKind.Double,
        _ => ScalarFormats.Kind(type, format) == ScalarKind.Int32 ? ScalarKind.Int32 : ScalarKind.Int64,
    };
}
