using BackupJobsGen.Api;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The table of types and formats.</summary>
internal static class ScalarFormats
{
    /// <summary>The scalar of a type and a format. Unknown formats are ignored.</summary>
    public static ScalarKind? Kind(string type, string? format) => type switch
    {
        "string" => Text(format),
        "boolean" => ScalarKind.Boolean,
        "integer" => Integer(format),
        "number" => Number(format),
        _ => null,
    };

    /// <summary>The type that a format implies where the document declares none.</summary>
    public static string? TypeOf(string? format) => format switch
    {
        null => null,
        _ when IsNumeric(format) => format is "float" or "double" or "half" or "decimal" or "decimal128" ? "number" : "integer",
        _ => "string",
    };

    /// <summary>Formats of numbers, on whatever type the document has them.</summary>
    public static bool IsNumeric(string? format) => format is
        "int8" or "uint8" or "int16" or "uint16" or "int32" or "uint32" or "int64" or "uint64" or "unixtime"
        or "float" or "double" or "half" or "decimal" or "decimal128";

    private static ScalarKind Text(string? format) => format switch
    {
        "date" => ScalarKind.Date,
        "time" or "time-local" or "iso-time" => ScalarKind.Time,
        "date-time" or "iso-date-time" => ScalarKind.DateTime,
        "date-time-rfc1123" or "date-time-rfc7231" => ScalarKind.DateTimeRfc1123,
        "duration" => ScalarKind.Duration,
        "uuid" or "guid" => ScalarKind.Uuid,
        "byte" => ScalarKind.Base64,
        "base64url" => ScalarKind.Base64Url,
        "password" => ScalarKind.Secret,
        _ => ScalarKind.String,
    };

    // Without a format an integer is unbounded, so the wider type is used.
    private static ScalarKind Integer(string? format) => format switch
    {
        "int32" or "int8" or "uint8" or "int16" or "uint16" => ScalarKind.Int32,
        "unixtime" => ScalarKind.UnixTime,
        "uint64" or "decimal" or "decimal128" => ScalarKind.Decimal,
        _ => ScalarKind.Int64,
    };

    // A float too: JSON numbers are decimal, and a float cannot hold the digits of 16777217 or 0.123456789.
    private static ScalarKind Number(string? format) => format switch
    {
        "decimal" or "decimal128" or "int64" => ScalarKind.Decimal,
        _ => ScalarKind.Double,
    };
}
