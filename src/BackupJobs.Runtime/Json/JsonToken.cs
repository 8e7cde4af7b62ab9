using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace BackupJobs.Runtime;

/// <summary>The text of a string or name token, whether it is plain, escaped or spread over segments.</summary>
internal static class JsonToken
{
    /// <summary>Gives the unescaped UTF-8 text of a string token: the token's own bytes, or a copy in the rare case that it is escaped or in segments.</summary>
    /// <returns>False when the token is no string, or not valid Unicode.</returns>
    public static bool TryGetText(in Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            text = reader.ValueSpan;
            return true;
        }

        text = default;
        return reader.TokenType == JsonTokenType.String && TryUnescape(in reader, out text);
    }

    /// <summary>The token's text, shared where it is known or repeats. False when it is not valid Unicode.</summary>
    public static bool TryGetString(in Utf8JsonReader reader, KnownTexts? known, [NotNullWhen(true)] out string? text)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            text = null;
            return TryUnescape(in reader, out ReadOnlySpan<byte> copy) && StringCache.TryDecode(copy, out text);
        }

        int index = known is null ? -1 : known.IndexOf(reader.ValueSpan);
        if (index < 0)
            return StringCache.TryGet(reader.ValueSpan, out text);
        text = known![index];
        return true;
    }

    /// <summary>A member's name; what is not valid Unicode in it is replaced.</summary>
    public static string Name(in Utf8JsonReader reader) =>
        TryGetString(in reader, null, out string? name) ? name : Encoding.UTF8.GetString(Bytes(in reader));

    /// <summary>The token's bytes as they stand in the payload, escapes and all, in one piece.</summary>
    public static ReadOnlySpan<byte> Bytes(in Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence)
            return reader.ValueSpan;
        byte[] joined = new byte[reader.ValueSequence.Length];
        int at = 0;
        foreach (ReadOnlyMemory<byte> segment in reader.ValueSequence)
        {
            segment.Span.CopyTo(joined.AsSpan(at));
            at += segment.Length;
        }

        return joined;
    }

    private static bool TryUnescape(in Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        text = default;
        byte[] copy = new byte[reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length];
        try
        {
            text = copy.AsSpan(0, reader.CopyString(copy));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
