using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <content>GUIDs and bytes.</content>
public static partial class JsonScalars
{
    /// <summary>Reads a GUID of 36 characters.</summary>
    public static bool TryReadUuid(ref JsonTokenReader reader, out Guid value)
    {
        value = default;
        if (!JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text))
            return false;
        reader.IsRespelled |= text.ContainsAnyInRange((byte)'A', (byte)'F');
        return Utf8Parser.TryParse(text, out value, out int used, 'D') && used == text.Length;
    }

    /// <summary>Reads bytes in base64.</summary>
    public static bool TryReadBase64(ref JsonTokenReader reader, [MaybeNullWhen(false)] out ValueList<byte> value)
    {
        value = null;
        if (!JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text))
            return false;
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out int length) != OperationStatus.Done)
            return false;
        // Line breaks are allowed, but not written.
        reader.IsRespelled |= Base64.GetMaxEncodedToUtf8Length(length) != text.Length;
        value = ValueList.Create<byte>(bytes.AsSpan(0, length));
        return true;
    }

    /// <summary>Reads bytes in base64url, with or without padding.</summary>
    public static bool TryReadBase64Url(ref JsonTokenReader reader, [MaybeNullWhen(false)] out ValueList<byte> value)
    {
        value = null;
        if (!TryReadSecret(ref reader, out string? text) || text.AsSpan().ContainsAny('+', '/'))
            return false;
        reader.IsRespelled |= text.EndsWith('=');
        string plain = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        byte[] bytes = new byte[plain.Length / 4 * 3 + 3];
        bool fits = Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out int length);
        value = fits ? ValueList.Create<byte>(bytes.AsSpan(0, length)) : null;
        return fits;
    }

    /// <summary>Writes a GUID of 36 characters.</summary>
    public static void WriteUuid(Utf8JsonWriter writer, Guid value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <summary>Writes bytes in base64.</summary>
    public static void WriteBase64(Utf8JsonWriter writer, ValueList<byte> value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteBase64StringValue(value.AsSpan());
    }

    /// <summary>Writes bytes in base64url without padding.</summary>
    public static void WriteBase64Url(Utf8JsonWriter writer, ValueList<byte> value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(WireFormat.Base64Url(value));
    }
}
