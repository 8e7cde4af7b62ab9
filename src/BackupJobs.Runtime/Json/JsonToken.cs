using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace BackupJobs.Runtime;

/// <summary>The text of a string or name token, whether it is plain, escaped or spread over segments.</summary>
internal static class JsonToken
{
    /// <summary>Room for every text that is parsed from bytes (dates, durations, numbers), fully escaped.</summary>
    public const int ScratchSize = 256;

    /// <summary>Throws on bytes that are not UTF-8: those are kept raw instead of being replaced.</summary>
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gives the unescaped UTF-8 text: the token's own bytes where possible, else a copy in <paramref name="scratch"/>.</summary>
    /// <returns>False when the text is longer than the scratch or no valid Unicode.</returns>
    public static bool TryGetText(in Utf8JsonReader reader, Span<byte> scratch, out ReadOnlySpan<byte> text)
    {
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            text = reader.ValueSpan;
            return true;
        }

        text = default;
        if (reader.HasValueSequence && reader.ValueSequence.Length > scratch.Length || !reader.HasValueSequence && reader.ValueSpan.Length > scratch.Length)
            return false;
        try
        {
            text = scratch[..reader.CopyString(scratch)];
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The token's text, shared where it is known or repeats. False when it is no valid Unicode.</summary>
    public static bool TryGetString(in Utf8JsonReader reader, KnownTexts? known, [NotNullWhen(true)] out string? text)
    {
        try
        {
            if (reader.HasValueSequence || reader.ValueIsEscaped)
            {
                text = reader.GetString()!;
                return true;
            }

            int index = known is null ? -1 : known.IndexOf(reader.ValueSpan);
            text = index >= 0 ? known![index] : StringCache.Get(reader.ValueSpan);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or DecoderFallbackException)
        {
            text = null;
            return false;
        }
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
}
