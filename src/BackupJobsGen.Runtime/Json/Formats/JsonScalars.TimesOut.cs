using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <content>Dates, times and durations, written.</content>
public static partial class JsonScalars
{
    /// <summary>Writes <c>yyyy-MM-dd</c>.</summary>
    public static void WriteDate(Utf8JsonWriter writer, DateOnly value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(WireFormat.Date(value));
    }

    /// <summary>Writes <c>HH:mm:ss[.fffffff]</c>.</summary>
    public static void WriteTime(Utf8JsonWriter writer, TimeOnly value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(WireFormat.Time(value));
    }

    /// <summary>Writes an RFC 3339 instant, <c>Z</c> where the offset is zero, as many fraction digits as needed.</summary>
    public static void WriteDateTime(Utf8JsonWriter writer, DateTimeOffset value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Offset == TimeSpan.Zero)
            writer.WriteStringValue(value.UtcDateTime);
        else
            writer.WriteStringValue(value);
    }

    /// <summary>Writes <c>Mon, 21 May 2018 08:35:40 GMT</c>.</summary>
    public static void WriteRfc1123(Utf8JsonWriter writer, DateTimeOffset value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(WireFormat.Rfc1123(value));
    }

    /// <summary>Writes whole seconds since 1970 UTC.</summary>
    public static void WriteUnixTime(Utf8JsonWriter writer, DateTimeOffset value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.ToUnixTimeSeconds());
    }

    /// <summary>Writes an ISO 8601 duration of days, hours, minutes and seconds.</summary>
    public static void WriteDuration(Utf8JsonWriter writer, TimeSpan value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[DurationFormat.MaxIsoLength];
        writer.WriteStringValue(text[..DurationFormat.WriteIso(value, text)]);
    }
}
