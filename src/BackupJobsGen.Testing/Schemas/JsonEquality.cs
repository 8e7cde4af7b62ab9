using System.Globalization;
using System.Text.Json;
using BackupJobsGen.Json;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>Equality of JSON values: numbers by value, objects without the order of their members.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonElement value, JsonNode node)
    {
        using JsonDocument other = JsonDocument.Parse(JsonWriter.Write(node));
        return Canonical(value) == Canonical(other.RootElement);
    }

    /// <summary>The same string for values that are equal.</summary>
    public static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) => Shortest(number),
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => JsonWriter.Quoted(value.GetString()!),
        JsonValueKind.Array => $"[{string.Join(",", value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Object => "{" + string.Join(
            ",",
            value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(
                member => $"{JsonWriter.Quoted(member.Name)}:{Canonical(member.Value)}")) + "}",
        _ => value.GetRawText(),
    };

    // Division by one in full precision drops trailing zeros: 1.0 and 1 are equal.
    private static string Shortest(decimal number) =>
        (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
