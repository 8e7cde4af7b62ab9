using System.Globalization;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The limits of a value that must fit several schemas: of each keyword the strictest, and all where none is.</summary>
internal static class JoinedLimits
{
    /// <summary>The keywords that count, in a fixed order.</summary>
    public static IReadOnlyList<DocumentNode> Of(IReadOnlyList<DocumentNode> schemas) => !AnyLimit(schemas) ? [] :
    [
        .. Bound(schemas, "minimum", "exclusiveMinimum", 1),
        .. Bound(schemas, "maximum", "exclusiveMaximum", -1),
        .. Each(schemas, "multipleOf"),
        .. Strictest(Declared(schemas, "minLength"), 1),
        .. Strictest(Declared(schemas, "maxLength"), -1),
        .. Each(schemas, "pattern"),
        .. Strictest(Declared(schemas, "minItems"), 1),
        .. Strictest(Declared(schemas, "maxItems"), -1),
        .. Declared(schemas, "uniqueItems").Take(1),
    ];

    /// <summary>A flag that belongs to the number next to it, and has none.</summary>
    public static bool IsWithoutNumber(DocumentNode keyword, JsonNode schema) =>
        keyword.Json.IsTrue && keyword.Json.Name is "exclusiveMinimum" or "exclusiveMaximum"
        && schema[NumberOf(keyword.Json.Name)] is not { Kind: JsonKind.Number };

    // Most schemas have no limits, and each way to look for one costs.
    private static bool AnyLimit(IReadOnlyList<DocumentNode> schemas)
    {
        for (int i = 0; i < schemas.Count; i++)
        {
            foreach (JsonNode keyword in schemas[i].Json.Members)
            {
                if (LimitKeywords.IsLimit(keyword))
                    return true;
            }
        }

        return false;
    }

    private static string NumberOf(string flag) => flag == "exclusiveMinimum" ? "minimum" : "maximum";

    // Until OpenAPI 3.1 the exclusive limit is a flag of the number in the same schema; since then, a number of its own.
    private static IEnumerable<DocumentNode> Bound(IReadOnlyList<DocumentNode> schemas, string name, string exclusive, int sign)
    {
        DocumentNode? owner = schemas.Where(schema => schema[name] is { Json.Kind: JsonKind.Number })
            .OrderByDescending(schema => sign * Number(schema.Json[name]!))
            .ThenByDescending(schema => schema.Json[exclusive] is { IsTrue: true })
            .FirstOrDefault();
        if (owner is not null)
            yield return owner[name]!;
        if (owner?[exclusive] is { Json.IsTrue: true } flag)
            yield return flag;
        foreach (DocumentNode number in Strictest(Declared(schemas, exclusive).Where(keyword => !keyword.Json.IsTrue), sign))
            yield return number;
    }

    private static IEnumerable<DocumentNode> Strictest(IEnumerable<DocumentNode> keywords, int sign) =>
        keywords.OrderByDescending(keyword => sign * Number(keyword.Json)).Take(1);

    // A value must fit all patterns, and be a multiple of all numbers.
    private static IEnumerable<DocumentNode> Each(IReadOnlyList<DocumentNode> schemas, string name) =>
        Declared(schemas, name).GroupBy(keyword => keyword.Json.Value, StringComparer.Ordinal).Select(same => same.First());

    private static IEnumerable<DocumentNode> Declared(IReadOnlyList<DocumentNode> schemas, string name)
    {
        for (int i = 0; i < schemas.Count; i++)
        {
            if (schemas[i][name] is { } keyword && LimitKeywords.IsLimit(keyword.Json))
                yield return keyword;
        }
    }

    // What no decimal can hold is beyond all others.
    private static decimal Number(JsonNode number) =>
        decimal.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value
        : number.Value[0] == '-' ? decimal.MinValue
        : decimal.MaxValue;
}
