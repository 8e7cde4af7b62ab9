using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>One value that a schema lists.</summary>
/// <param name="Value">The value's node.</param>
/// <param name="Name">The document's name for it, or null.</param>
internal sealed record ListedValue(DocumentNode Value, string? Name, string? Description);

/// <summary>Finds the values of an enum: those of the keyword enum with their names, or oneOf and anyOf of constants.</summary>
internal static class EnumValues
{
    public static IReadOnlyList<ListedValue> Of(DocumentNode schema, SchemaParts parts, ReadContext context)
    {
        if (schema["enum"] is not { Json.Items.Length: > 0 } list)
            return Checked(OfConstants(schema, parts), context);
        // openapi-generator and NSwag name values by position.
        string[] names = Strings(schema, context, "x-enum-varnames", "x-enumNames");
        string[] descriptions = Strings(schema, context, "x-enum-descriptions", "x-enumDescriptions");
        List<ListedValue> values = [];
        for (int i = 0; i < list.Json.Items.Length; i++)
            values.Add(new ListedValue(list.With(list.Json.Items[i]), names.ElementAtOrDefault(i), descriptions.ElementAtOrDefault(i)));
        return Checked(values, context);
    }

    private static IReadOnlyList<ListedValue> Checked(IReadOnlyList<ListedValue> values, ReadContext context)
    {
        foreach (ListedValue value in values)
            context.CheckName(value.Value, value.Name ?? value.Value.Json.Value);
        return values;
    }

    /// <summary>The values of oneOf or anyOf; empty unless each variant is one string, number or boolean, or null.</summary>
    public static IReadOnlyList<ListedValue> OfConstants(DocumentNode schema, SchemaParts parts)
    {
        DocumentNode? list = schema["oneOf"] ?? schema["anyOf"];
        List<ListedValue> values = [];
        for (int i = 0; i < (list?.Json.Items.Length ?? 0); i++)
        {
            DocumentNode variant = list!.With(list.Json.Items[i]);
            if (SchemaFacts.IsNull(variant.Json))
                continue;
            if (parts.FollowSilently(variant) is not { Problem: null } chain || Constant(chain.Target) is not { } value)
                return [];
            values.Add(new ListedValue(value, String(chain, "title"), String(chain, "description")));
        }

        return values.TrueForAll(value => value.Value.Json.Kind is JsonKind.True or JsonKind.False) ? [] : values;
    }

    private static DocumentNode? Constant(DocumentNode schema)
    {
        DocumentNode? value = schema["const"] ?? (schema["enum"] is { Json.Items.Length: 1 } list ? list.With(list.Json.Items[0]) : null);
        return value is { Json.Kind: JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False } ? value : null;
    }

    private static string? String(ReferenceChain chain, string name) =>
        chain[name] is { Json: { IsString: true, Value.Length: > 0 } json } ? json.Value : null;

    private static string[] Strings(DocumentNode schema, ReadContext context, params string[] names) =>
        names.Where(name => schema[name] is not null).Select(name => context.Strings(schema, name).ToArray()).FirstOrDefault() ?? [];
}
