using System.Buffers.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <content>Numbers, also in quotes.</content>
public static partial class JsonScalars
{
    private const int DoubleDigits = 15;
    private const int DecimalDigits = 28;

    /// <summary>Reads a whole number of 32 bits; <c>12.0</c> is one.</summary>
    public static bool TryReadInt32(ref JsonTokenReader reader, out int value)
    {
        if (reader.TokenType == JsonTokenType.Number && TryParse(reader.Text, out value))
        {
            reader.IsRespelled |= value == 0 && reader.Text.Length > 1;
            return true;
        }

        bool fits = TryReadInt64(ref reader, out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)wide : 0;
        return fits;
    }

    /// <summary>Reads a whole number of 64 bits; <c>12.0</c> is one.</summary>
    public static bool TryReadInt64(ref JsonTokenReader reader, out long value)
    {
        if (reader.TokenType == JsonTokenType.Number && TryParse(reader.Text, out value))
        {
            reader.IsRespelled |= value == 0 && reader.Text.Length > 1;
            return true;
        }

        reader.IsRespelled = true;
        bool fits = TryReadDecimal(ref reader, out decimal number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        value = fits ? (long)number : 0;
        return fits;
    }

    /// <summary>Reads a number of double precision; also NaN and the infinities in quotes.</summary>
    public static bool TryReadDouble(ref JsonTokenReader reader, out double value)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            bool fits = TryParse(reader.Text, out value) && double.IsFinite(value);
            reader.IsRespelled |= !IsShortest(reader.Text, value);
            return fits;
        }

        value = 0;
        if (!JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text))
            return false;
        if (text.SequenceEqual("NaN"u8))
            value = double.NaN;
        else if (text.SequenceEqual("Infinity"u8))
            value = double.PositiveInfinity;
        else if (text.SequenceEqual("-Infinity"u8))
            value = double.NegativeInfinity;
        else
        {
            IsOfAnotherType(ref reader);
            return TryParse(text, out value) && double.IsFinite(value);
        }

        return true;
    }

    /// <summary>Reads a decimal number of up to 28 digits.</summary>
    public static bool TryReadDecimal(ref JsonTokenReader reader, out decimal value)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            reader.IsRespelled |= reader.Text.Length > DecimalDigits || reader.Text.IndexOfAny((byte)'e', (byte)'E') >= 0;
            return TryParse(reader.Text, out value);
        }

        IsOfAnotherType(ref reader);
        value = 0;
        return JsonToken.TryGetText(in reader, out ReadOnlySpan<byte> text) && TryParse(text, out value);
    }

    /// <summary>Writes a number.</summary>
    public static void WriteInt32(Utf8JsonWriter writer, int value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value);
    }

    /// <summary>Writes a number.</summary>
    public static void WriteInt64(Utf8JsonWriter writer, long value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value);
    }

    /// <summary>Writes a number; NaN and the infinities, which are not JSON numbers, as strings.</summary>
    public static void WriteDouble(Utf8JsonWriter writer, double value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(WireFormat.Double(value));
    }

    /// <summary>Writes a number.</summary>
    public static void WriteDecimal(Utf8JsonWriter writer, decimal value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value);
    }

    // The digits of such a number are its shortest form: 15 decimal digits survive, and no exponent is written from 0.0001 on.
    private static bool IsShortest(ReadOnlySpan<byte> text, double value) =>
        text.Length <= DoubleDigits && text[^1] != '0' && Math.Abs(value) >= 0.0001 && text.IndexOfAny((byte)'e', (byte)'E') < 0
        || IsFormatted(text, value);

    private static bool IsFormatted(ReadOnlySpan<byte> text, double value)
    {
        Span<byte> shortest = stackalloc byte[32];
        return Utf8Formatter.TryFormat(value, shortest, out int length) && shortest[..length].SequenceEqual(text);
    }

    // Nothing may follow the number.
    internal static bool TryParse(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length;

    private static bool TryParse(ReadOnlySpan<byte> text, out long value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length;

    private static bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length;

    private static bool TryParse(ReadOnlySpan<byte> text, out decimal value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length;
}
