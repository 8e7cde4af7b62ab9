using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Reads and writes extensible enums.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonEnums
{
    /// <summary>
    /// Reads a string or a number. With <see cref="KnownValues.AcceptsOrdinals"/> a number is an index into the document's list;
    /// otherwise its digits are the value.
    /// </summary>
    public static bool TryRead<T>(ref JsonTokenReader reader, out T value)
        where T : struct, IApiEnum<T>
    {
        KnownValues known = T.Known;
        if (reader.TokenType == JsonTokenType.String && JsonToken.TryGetString(in reader, known, out string? text))
        {
            reader.IsRespelled |= known.IsNumeric || known.IsMixed && known.IsUnquoted(text);
            value = T.FromValue(text);
            CountMisfit(ref reader, known, text, isNumber: false);
            return true;
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            value = T.FromValue(NumberText(in reader, known));
            reader.IsRespelled |= !known.IsNumeric && !known.IsUnquoted(value.Value);
            CountMisfit(ref reader, known, value.Value, isNumber: true);
            return true;
        }

        if (known.IsMixed && reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            value = T.FromValue(reader.TokenType == JsonTokenType.True ? "true" : "false");
            reader.IsRespelled |= !known.IsUnquoted(value.Value);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Reads an array of enums as <see cref="JsonLists.TryRead"/> does. Lists with a single known value are shared.</summary>
    public static bool TryReadList<T>(ref JsonTokenReader reader, [MaybeNullWhen(false)] out ValueList<T> value)
        where T : struct, IApiEnum<T>
    {
        JsonTokenReader start = reader;
        if (!T.Known.IsNumeric && !T.Known.IsMixed
            && reader.TokenType == JsonTokenType.StartArray && reader.Read()
            && reader.TokenType == JsonTokenType.String && !reader.IsEscaped
            && T.Known.IndexOf(reader.Text) is var ordinal and >= 0 && reader.Read() && reader.TokenType == JsonTokenType.EndArray)
        {
            value = Singles<T>.Lists[ordinal];
            return true;
        }

        reader = start;
        return JsonLists.TryRead<T>(ref reader, TryRead, out value);
    }

    /// <summary>Writes a string, or a number, true or false where the document lists the value as such.</summary>
    public static void Write<T>(Utf8JsonWriter writer, T value, JsonWriteMode mode = JsonWriteMode.Full)
        where T : struct, IApiEnum<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (T.Known.IsNumeric)
            WriteNumber(writer, value.Value);
        else if (T.Known.IsUnquoted(value.Value))
            writer.WriteRawValue(value.Value);
        else
            writer.WriteStringValue(value.Value);
    }

    /// <summary>Writes what is a number, true or false as such, and any other string as a string.</summary>
    internal static void WriteScalar(Utf8JsonWriter writer, string text)
    {
        if (text is "true" or "false")
            writer.WriteBooleanValue(text == "true");
        else
            WriteNumber(writer, text);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(text);
    }

    private static class Singles<T>
        where T : struct, IApiEnum<T>
    {
        public static readonly ValueList<T>[] Lists = Enumerable.Range(0, T.Known.Count)
            .Select(static ordinal => ValueList.Create(T.FromValue(T.Known[ordinal])))
            .ToArray();
    }

    // In a union, a value that is not listed or has another JSON type probably belongs to another variant.
    private static void CountMisfit(ref JsonTokenReader reader, KnownValues known, string value, bool isNumber)
    {
        if (reader.CountsMisfits && (!known.IsKnown(value) || isNumber != (known.IsNumeric || known.IsUnquoted(value))))
            reader.Misfits++;
    }

    private static string NumberText(in JsonTokenReader reader, KnownValues known)
    {
        if (known.AcceptsOrdinals
            && JsonScalars.TryParse(reader.Text, out int ordinal) && ordinal >= 0 && ordinal < known.Count)
            return known[ordinal];
        ReadOnlySpan<byte> digits = reader.Text;
        int index = known.IndexOf(digits);
        return index >= 0 ? known[index] : Encoding.UTF8.GetString(digits);
    }
}
