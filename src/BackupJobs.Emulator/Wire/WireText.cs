using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace BackupJobs.Emulator.Wire;

/// <summary>Formats times and durations as the service does.</summary>
internal static class WireText
{
    /// <summary>Value of an unknown time. It has no zone.</summary>
    public const string SentinelTime = "0001-01-01T00:00:00";

    /// <summary>Like the service, does not escape more than JSON requires, for example plus signs in SAS keys.</summary>
    public static JsonWriterOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan duration, WireShape shape) =>
        shape.OldDurations ? duration.ToString("c", CultureInfo.InvariantCulture) : XmlConvert.ToString(duration);

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time, WireShape shape)
    {
        if (time is { } known)
            json.WriteString(name, Time(known));
        else if (shape.SentinelTimes)
            json.WriteString(name, SentinelTime);
    }
}
