using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BackupJobs.Runtime;

/// <summary>Reads and writes open enums.</summary>
public static class JsonEnums
{
    /// <summary>Reads a text, or a number: for an enum of texts the number is the ordinal in the document's list, as the service sends <c>[1]</c> for Cancellable.</summary>
    public static bool TryRead<T>(ref Utf8JsonReader reader, out T value)
        where T : struct, IApiEnum<T>
    {
        KnownTexts known = T.Known;
        if (reader.TokenType == JsonTokenType.String && JsonToken.TryGetString(in reader, known, out string? text))
        {
            value = T.FromText(text);
            return true;
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            value = T.FromText(NumberText(in reader, known));
            return true;
        }

        value = default;
        return false;
    }

    /// <inheritdoc cref="TryRead{T}(ref Utf8JsonReader, out T)"/>
    public static bool TryRead<T>(ref Utf8JsonReader reader, out T? value)
        where T : struct, IApiEnum<T>
    {
        bool fits = TryRead(ref reader, out T read);
        value = fits ? read : null;
        return fits;
    }

    /// <summary>Writes the text, or the number for an enum of numbers.</summary>
    public static void Write<T>(Utf8JsonWriter writer, T value, JsonWriteMode mode = JsonWriteMode.Full)
        where T : struct, IApiEnum<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (T.Known.IsNumeric && decimal.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(value.Value);
    }

    private static string NumberText(in Utf8JsonReader reader, KnownTexts known)
    {
        if (!known.IsNumeric && reader.TryGetInt32(out int ordinal) && ordinal >= 0 && ordinal < known.Count)
            return known[ordinal];
        ReadOnlySpan<byte> digits = JsonToken.Bytes(in reader);
        int index = known.IndexOf(digits);
        return index >= 0 ? known[index] : Encoding.UTF8.GetString(digits);
    }
}
