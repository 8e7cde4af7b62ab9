using System.Globalization;
using System.Text.Json;
using BackupJobs.Conformance.Compare;

namespace BackupJobs.Conformance.Reference;

internal static class ScalarFormats
{
    /// <summary>Why a value does not fit its type and format; null if it fits.</summary>
    public static string? Fault(string type, string? format, JsonElement value) => type switch
    {
        "string" when value.ValueKind != JsonValueKind.String => "string expected",
        "string" => TextFault(format, value.GetString()!),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "boolean expected",
        "integer" when value.ValueKind != JsonValueKind.Number || value.GetDouble() % 1 != 0 => "integer expected",
        "integer" when format == "int32" && !value.TryGetInt32(out _) => "32-bit integer expected",
        "integer" when !value.TryGetInt64(out _) => "integer expected",
        "number" when value.ValueKind != JsonValueKind.Number => "number expected",
        _ => null,
    };

    /// <summary>The first day of year 1, in any time zone, by which Azure Resource Manager says that there is no date.</summary>
    public static bool IsAbsent(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith("0001-01-01", StringComparison.Ordinal);

    private static string? TextFault(string? format, string text)
    {
        bool fits = format switch
        {
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => Times.TryInstant(text, out _),
            "date-time-rfc1123" => DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            // Months and years have no length of their own.
            "duration" => Times.TryDuration(text, out _) && text.Split('T')[0].IndexOfAny(['Y', 'M']) < 0,
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "byte" => Convert.TryFromBase64String(text, new byte[text.Length], out _),
            _ => true,
        };
        return fits ? null : $"{format} expected";
    }
}
