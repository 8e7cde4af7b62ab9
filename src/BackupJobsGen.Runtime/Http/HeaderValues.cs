using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>
/// Reads headers of responses as the types that the document declares. Their strings are read as JSON has them: numbers, times and enums
/// have one format for both. Null is returned where a header is absent or does not fit.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HeaderValues
{
    /// <summary>Reads a number, time or enum.</summary>
    public static T? Value<T>(ApiHeaders headers, string name, JsonTryRead<T> tryRead)
        where T : struct => TryRead(Quoted(headers, name), tryRead, out T value) ? value : null;

    /// <summary>Reads bytes.</summary>
    public static T? Reference<T>(ApiHeaders headers, string name, JsonTryRead<T> tryRead)
        where T : class => TryRead(Quoted(headers, name), tryRead, out T? value) ? value : null;

    /// <summary>Reads a time in RFC 3339 or in HTTP's own format: services use either, whatever their documents say.</summary>
    public static DateTimeOffset? Time(ApiHeaders headers, string name) =>
        Value<DateTimeOffset>(headers, name, JsonScalars.TryReadDateTime)
            ?? Value<DateTimeOffset>(headers, name, JsonScalars.TryReadRfc1123);

    /// <summary>Reads items with commas between them.</summary>
    public static ValueList<T>? List<T>(ApiHeaders headers, string name, JsonTryRead<T> item)
    {
        ArgumentNullException.ThrowIfNull(headers);
        IReadOnlyList<string> lines = headers.GetValues(name);
        if (lines.Count == 0)
            return null;
        byte[] json = Write(writer =>
        {
            writer.WriteStartArray();
            foreach (string value in lines.SelectMany(static line => line.Split(',')).Select(static value => value.Trim()))
            {
                if (value.Length > 0)
                    writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        });
        return TryRead(json, Read, out ValueList<T>? list) ? list : null;

        bool Read(ref JsonTokenReader reader, [MaybeNullWhen(false)] out ValueList<T> value) =>
            JsonLists.TryRead(ref reader, item, out value);
    }

    private static byte[]? Quoted(ApiHeaders headers, string name)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return headers[name] is { } value ? Write(writer => writer.WriteStringValue(value.Trim())) : null;
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static bool TryRead<T>(byte[]? json, JsonTryRead<T> tryRead, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(tryRead);
        value = default;
        if (json is null)
            return false;
        JsonTokenReader reader = new(json);
        reader.Read();
        return tryRead(ref reader, out value);
    }
}
