using System.Globalization;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>What the keywords of one schema say about a value.</summary>
internal static class DefaultRules
{
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "array", "object", "null"];

    /// <summary>Why the schema does not allow a value, as the end of a sentence; null if it does.</summary>
    public static string? Misfit(JsonNode value, JsonNode schema)
    {
        // A listed value is allowed even where it has another type than declared: writers of YAML leave out quotes.
        if (schema["enum"] is { Items.Length: > 0 } list)
            return IsListed(value, list, schema) ? null : "is not in the list of 'enum'";
        if (schema["const"] is { } constant && !AreEqual(value, constant))
            return $"is not {JsonWriter.Write(constant)}, the value of 'const'";
        string[] types = schema["type"] is not { } type ? []
            : type.IsString ? [type.Value]
            : [.. type.Items.ToArray().Where(item => item.IsString).Select(item => item.Value)];
        if (types.Length > 0 && !Array.Exists(types, name => !Types.Contains(name) || IsOf(value, name)))
            return $"is not of the type {string.Join(" or ", types)}";
        return value.Kind switch
        {
            JsonKind.Number => OfNumber(value, schema),
            JsonKind.String => OfCount(Length(value.Value), schema, "minLength", "maxLength", "characters"),
            JsonKind.Array => OfCount(value.Items.Length, schema, "minItems", "maxItems", "items"),
            _ => null,
        };
    }

    private static bool IsOf(JsonNode value, string type) =>
        type == "integer" && value.Kind == JsonKind.Number
            ? Number(value) is not { } number || number == decimal.Truncate(number)
            : type == "null" ? value.Kind == JsonKind.Null : SchemaFacts.IsOf(value, type);

    private static bool IsListed(JsonNode value, JsonNode list, JsonNode schema) =>
        list.Items.ToArray().Any(item => AreEqual(value, item))
        || (schema["x-ms-enum"]?["values"]?.Items.ToArray() ?? []).Any(item => item["value"] is { } known && AreEqual(value, known));

    private static bool AreEqual(JsonNode value, JsonNode other) =>
        value.Kind == JsonKind.Number && other.Kind == JsonKind.Number && Number(value) is { } first && Number(other) is { } second
            ? first == second
            : value.Kind is JsonKind.Array or JsonKind.Object || other.Kind is JsonKind.Array or JsonKind.Object
                ? JsonWriter.Write(value) == JsonWriter.Write(other)
                : value.Value == other.Value;

    // What no decimal holds is not compared.
    private static decimal? Number(JsonNode? node) =>
        node is { Kind: JsonKind.Number }
        && decimal.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static string? OfNumber(JsonNode value, JsonNode schema)
    {
        if (Number(value) is not { } number)
            return null;
        if (schema["format"] is { IsString: true, Value: "int32" } && number is < int.MinValue or > int.MaxValue)
            return "is not in the range of int32";
        return OfBound(-number, schema, "minimum", "exclusiveMinimum", -1, "is below")
            ?? OfBound(number, schema, "maximum", "exclusiveMaximum", 1, "is above");
    }

    // The exclusive bound is a number of its own, or a flag of the other one.
    private static string? OfBound(decimal number, JsonNode schema, string name, string exclusive, int sign, string words)
    {
        JsonNode? flag = schema[exclusive];
        if (Number(schema[name]) is { } bound && (number > sign * bound || (flag is { IsTrue: true } && number == sign * bound)))
            return $"{words} the {name} {JsonWriter.Write(schema[name]!)}{(flag is { IsTrue: true } ? ", which is excluded" : "")}";
        return Number(flag) is { } limit && number >= sign * limit ? $"{words} the {exclusive} {JsonWriter.Write(flag!)}" : null;
    }

    private static string? OfCount(int count, JsonNode schema, string least, string most, string unit)
    {
        if (Number(schema[least]) is { } minimum && count < minimum)
            return $"has fewer {unit} than '{least}'";
        return Number(schema[most]) is { } maximum && count > maximum ? $"has more {unit} than '{most}'" : null;
    }

    // JSON Schema counts code points.
    private static int Length(string text) =>
        text.Where((c, i) => !char.IsLowSurrogate(c) || i == 0 || !char.IsHighSurrogate(text[i - 1])).Count();
}
