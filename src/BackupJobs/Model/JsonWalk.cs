using System.Text;
using System.Text.Json;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>Walks over JSON of any shape with the runtime's token reader. Values of another shape than expected are skipped.</summary>
internal static class JsonWalk
{
    /// <summary>Reads one value into <paramref name="target"/>. It may leave the reader where it is, or at the end of the value.</summary>
    public delegate void ReadInto<T>(ref JsonTokenReader reader, string name, T target);

    public delegate T ReadItem<out T>(ref JsonTokenReader reader);

    /// <summary>Reads each member of an object.</summary>
    public static void Members<T>(ref JsonTokenReader reader, T target, ReadInto<T> member)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return;
        while (JsonObjects.NextMember(ref reader))
        {
            string name = Encoding.UTF8.GetString(JsonObjects.MemberName(in reader));
            reader.Read();
            member(ref reader, name, target);
            reader.Skip();
        }
    }

    /// <summary>Reads each item of an array.</summary>
    public static List<T> Items<T>(ref JsonTokenReader reader, ReadItem<T> item)
    {
        List<T> items = [];
        if (reader.TokenType != JsonTokenType.StartArray)
            return items;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(item(ref reader));
            reader.Skip();
        }

        return items;
    }

    /// <summary>A string that is not empty; null for everything else.</summary>
    public static string? String(ref JsonTokenReader reader) =>
        JsonScalars.TryReadString(ref reader, out string? value) && value.Length > 0 ? value : null;

    public static double? Number(ref JsonTokenReader reader) =>
        reader.TokenType == JsonTokenType.Number && JsonScalars.TryReadDouble(ref reader, out double value) ? value : null;

    public static TimeSpan? Duration(ref JsonTokenReader reader) =>
        JsonScalars.TryReadDuration(ref reader, out TimeSpan value) ? value : null;

    /// <summary>An instant. The first day of year 1 means none.</summary>
    public static DateTimeOffset? Instant(ref JsonTokenReader reader) =>
        JsonScalars.TryReadDateTime(ref reader, out DateTimeOffset value) && value != default ? value : null;

    /// <summary>A string as it is, null as an empty string, and any other value as its JSON.</summary>
    public static string Display(ref JsonTokenReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return "";
        return JsonScalars.TryReadString(ref reader, out string? value) ? value : RawJson.Capture(ref reader).ToString();
    }
}
