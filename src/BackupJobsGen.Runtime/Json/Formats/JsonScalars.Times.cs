using System.Buffers.Text;

namespace BackupJobsGen.Runtime.Generated;

/// <content>Dates, times and durations.</content>
public static partial class JsonScalars
{
    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static bool TryReadDate(ref JsonTokenReader reader, out DateOnly value)
    {
        value = default;
        return JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text) && Iso8601.TryParseDate(text, out value);
    }

    /// <summary>
    /// Reads a time of day, <c>HH:mm[:ss[.f…]]</c>, with or without a zone, which is not part of the value.
    /// </summary>
    public static bool TryReadTime(ref JsonTokenReader reader, out TimeOnly value)
    {
        value = default;
        if (!JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text))
            return false;
        ReadOnlySpan<byte> zone = text;
        if (!Iso8601.TryParseTime(ref zone, out long ticks) || !Iso8601.IsZone(zone))
            return false;
        reader.IsRespelled |= !zone.IsEmpty || !Iso8601.IsShortestTime(text);
        value = new TimeOnly(ticks);
        return true;
    }

    /// <summary>
    /// Reads an RFC 3339 instant; without a zone it is UTC. <c>0001-01-01T00:00:00</c> becomes <c>default</c> in every zone: with a
    /// positive offset it is before the first instant that .NET represents.
    /// </summary>
    public static bool TryReadDateTime(ref JsonTokenReader reader, out DateTimeOffset value)
    {
        value = default;
        if (!JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text))
            return false;
        if (UtcInstant.TryParse(text, out value))
            return true;
        if (!Iso8601.TryParseInstant(text, out value))
            return false;
        reader.IsRespelled |= !Iso8601.IsShortestInstant(text, value);
        return true;
    }

    /// <summary>Reads <c>Mon, 21 May 2018 08:35:40 GMT</c>.</summary>
    public static bool TryReadRfc1123(ref JsonTokenReader reader, out DateTimeOffset value)
    {
        value = default;
        return JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text)
            && Utf8Parser.TryParse(text, out value, out int used, 'R') && used == text.Length;
    }

    /// <summary>Reads whole seconds since 1970 UTC.</summary>
    public static bool TryReadUnixTime(ref JsonTokenReader reader, out DateTimeOffset value)
    {
        bool fits = TryReadInt64(ref reader, out long seconds)
            && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        value = fits ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return fits;
    }

    /// <summary>
    /// Reads a duration in ISO 8601 (<c>PT8H20M24.524619S</c>; years and months, whose length is not known, do not fit) or as
    /// <c>[-][d.]hh:mm:ss[.fffffff]</c>.
    /// </summary>
    public static bool TryReadDuration(ref JsonTokenReader reader, out TimeSpan value)
    {
        value = default;
        if (!JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text) || !DurationFormat.TryParse(text, out value, out bool isIso))
            return false;
        reader.IsRespelled |= !isIso;
        return true;
    }
}
