using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>
/// Reads and writes values that are one JSON token. Parsing is done on UTF-8, invariant in culture and time zone. They never move the
/// reader: false means that the token does not fit, and the caller can still keep it. A value that would be written in another form
/// than it was read in sets <c>JsonTokenReader.IsRespelled</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonScalars
{
    /// <summary>Reads a string. Strings that repeat from item to item are shared.</summary>
    public static bool TryReadString(ref JsonTokenReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (reader.TokenType == JsonTokenType.String)
            return JsonToken.TryGetString(in reader, null, out value);
        value = null;
        return false;
    }

    /// <summary>Reads a secret string, which is never cached.</summary>
    public static bool TryReadSecret(ref JsonTokenReader reader, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        return JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text)
            && StringCache.TryDecode(text, isAscii: reader.IsAscii && !reader.IsEscaped, out value);
    }

    /// <summary>Reads true and false, also in quotes.</summary>
    public static bool TryReadBoolean(ref JsonTokenReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            return true;
        if (!JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text))
            return false;
        IsOfAnotherType(ref reader);
        value = System.Text.Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || System.Text.Ascii.EqualsIgnoreCase(text, "false"u8);
    }

    private static void IsOfAnotherType(ref JsonTokenReader reader)
    {
        reader.IsRespelled = true;
        reader.Misfits++;
    }

    /// <summary>Writes a string.</summary>
    public static void WriteString(Utf8JsonWriter writer, string value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <summary>Writes true or false.</summary>
    public static void WriteBoolean(Utf8JsonWriter writer, bool value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBooleanValue(value);
    }
}
