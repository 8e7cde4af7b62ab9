using System.Globalization;
using System.Text.Json;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Testing.Schemas;

internal sealed partial class SchemaCheck
{
    private void CheckString(string value, DocumentNode node, string path)
    {
        // JSON Schema counts code points.
        int length = value.EnumerateRunes().Count();
        if (ScalarValues.Number(node["minLength"]) is { } min && length < min)
            Report(path, $"has {Counted(length, "character")}; at least {min} expected", node["minLength"]!);
        if (ScalarValues.Number(node["maxLength"]) is { } max && length > max)
            Report(path, $"has {Counted(length, "character")}; at most {max} expected", node["maxLength"]!);
        if (node["pattern"] is { Json.IsString: true } pattern && Patterns.IsMatch(pattern.Json.Value, value) == false)
            Report(path, $"is the string {Shortened(JsonWriter.Quoted(value))}; expected: a match of {pattern.Json.Value}", pattern);
        if (node["format"] is { Json.IsString: true } format && !Formats.IsValid(format.Json.Value, value))
            Report(path, $"is the string {Shortened(JsonWriter.Quoted(value))}; expected: the format {format.Json.Value}", format);
    }

    private void CheckNumber(JsonElement value, DocumentNode node, string path)
    {
        if (node["format"] is { Json.IsString: true } format && !FitsInto(value, format.Json.Value))
            Report(path, $"is {value.GetRawText()}; expected: the format {format.Json.Value}", format);
        CheckLimit(value, node, "minimum", "exclusiveMinimum", isLower: true, path);
        CheckLimit(value, node, "maximum", "exclusiveMaximum", isLower: false, path);
        if (value.TryGetDecimal(out decimal number) && ScalarValues.Number(node["multipleOf"]) is { } step && step > 0
            && number % step != 0)
            Report(path, $"is {value.GetRawText()}; expected: a multiple of {Text(step)}", node["multipleOf"]!);
    }

    private static bool FitsInto(JsonElement value, string format) => format switch
    {
        "int32" => value.TryGetInt32(out _) || IsWhole(value) && value.GetDouble() is >= int.MinValue and <= int.MaxValue,
        "int64" =>
            value.TryGetInt64(out _)
                || IsWhole(value) && value.TryGetDecimal(out decimal big) && big is >= long.MinValue and <= long.MaxValue,
        _ => true,
    };

    // OpenAPI 3.0 and Swagger 2.0 make a limit exclusive by a flag, OpenAPI 3.1 by a limit of its own.
    private void CheckLimit(JsonElement value, DocumentNode node, string keyword, string exclusive, bool isLower, string path)
    {
        bool isStrict = node[exclusive] is { Json.IsTrue: true };
        // How far the value is on the right side of the limit.
        if (Compared(value, node[keyword]) * (isLower ? 1 : -1) is { } distance && (distance < 0 || isStrict && distance == 0))
            Report(path, Expected(value, isLower ? "at least" : "at most", node[keyword]!), node[keyword]!);
        if (Compared(value, node[exclusive]) * (isLower ? 1 : -1) <= 0)
            Report(path, Expected(value, isLower ? "more than" : "less than", node[exclusive]!), node[exclusive]!);
    }

    private static string Expected(JsonElement value, string relation, DocumentNode limit) =>
        $"is {value.GetRawText()}; {relation} {limit.Json.Value} expected";

    // Exactly where decimals can hold both numbers. Null where the limit is not a number.
    private static int? Compared(JsonElement value, DocumentNode? limit)
    {
        if (limit is not { Json.Kind: JsonKind.Number })
            return null;
        if (value.TryGetDecimal(out decimal number) && ScalarValues.Number(limit) is { } exact)
            return number.CompareTo(exact);
        return double.TryParse(limit.Json.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double near)
            ? value.GetDouble().CompareTo(near)
            : null;
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
