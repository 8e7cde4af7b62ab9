using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>The frame of every emitted reader: begin, next member, its name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonObjects
{
    // More than the undeclared members of any value.
    private const int FitsNone = 1 << 15;

    /// <summary>Checks that the reader is at an object.</summary>
    /// <param name="reader">At the value's first token, or before the first token of the payload.</param>
    /// <param name="typeName">The type being read, for the error.</param>
    /// <exception cref="JsonReadException">It is another token.</exception>
    public static void Begin(ref JsonTokenReader reader, string typeName)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw JsonReadException.WrongToken(typeName, in reader);
    }

    /// <summary>Goes to the next member's name.</summary>
    /// <returns>False at the end of the object.</returns>
    public static bool NextMember(ref JsonTokenReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>The current name, unescaped; copied in the rarest payloads only.</summary>
    public static ReadOnlySpan<byte> MemberName(in JsonTokenReader reader) =>
        !reader.IsEscaped ? reader.Text : System.Text.Encoding.UTF8.GetBytes(JsonToken.Name(in reader));

    /// <summary>Reads a model where a reader of any value is asked for.</summary>
    /// <exception cref="JsonReadException">A required member is missing or unusable.</exception>
    public static T Read<T>(ref JsonTokenReader reader)
        where T : IJsonModel<T>
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        return T.ReadJson(ref reader);
    }

    /// <summary>Reads a model if the token is an object.</summary>
    /// <exception cref="JsonReadException">It is an object, but a required member is missing or unusable.</exception>
    public static bool TryRead<T>(ref JsonTokenReader reader, [MaybeNullWhen(false)] out T value)
        where T : IJsonModel<T>
    {
        bool fits = reader.TokenType == JsonTokenType.StartObject;
        value = fits ? T.ReadJson(ref reader) : default;
        return fits;
    }

    /// <summary>Reads a choice between types, which accepts every token but null.</summary>
    public static bool TryReadAny<T>(ref JsonTokenReader reader, [MaybeNullWhen(false)] out T value)
        where T : IJsonModel<T>
    {
        bool fits = reader.TokenType != JsonTokenType.Null;
        value = fits ? T.ReadJson(ref reader) : default;
        return fits;
    }

    /// <summary>Reads a value if it fits; for a type that a discriminator has chosen.</summary>
    /// <param name="reader">At the value; does not move when false is returned.</param>
    /// <param name="tryRead">Reads the value; may throw for a model that lacks a required member.</param>
    /// <param name="value">The value.</param>
    internal static bool TryReadVariant<T>(ref JsonTokenReader reader, JsonTryRead<T> tryRead, [MaybeNullWhen(false)] out T value)
    {
        JsonTokenReader start = reader;
        try
        {
            if (tryRead(ref reader, out value))
                return true;
        }
        catch (JsonReadException)
        {
            value = default;
        }

        reader = start;
        return false;
    }

    /// <summary>Reads a value if it fits better than the types that were tried before.</summary>
    /// <param name="reader">At the value; a copy, so that the caller's reader stays there.</param>
    /// <param name="tryRead">Reads the value; may throw for a model that lacks a required member.</param>
    /// <param name="fewest">How many members and values the best type so far does not declare; set when true is returned.</param>
    /// <param name="value">The value.</param>
    public static bool TryReadVariant<T>(
        JsonTokenReader reader, JsonTryRead<T> tryRead, ref int fewest, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(tryRead);
        reader.Misfits = 0;
        reader.CountsMisfits = true;
        if (!TryReadVariant(ref reader, tryRead, out value) || reader.Misfits >= fewest)
            return false;
        fewest = reader.Misfits;
        return true;
    }

    /// <summary>Adds what the best type of a choice does not declare to what an enclosing choice counts.</summary>
    /// <param name="reader">After the value.</param>
    /// <param name="fewest">The count of the best type so far. A value that fits no type ranks below every value that fits one.</param>
    public static void CountMisfits(ref JsonTokenReader reader, int fewest)
    {
        if (reader.CountsMisfits)
            reader.Misfits = Math.Min(reader.Misfits + Math.Min(fewest, FitsNone), FitsNone * FitsNone);
    }

    /// <summary>Converts a reader that returns false into one that throws, for bodies that are not objects.</summary>
    /// <exception cref="JsonReadException">The token does not fit.</exception>
    public static T Require<T>(ref JsonTokenReader reader, JsonTryRead<T> tryRead, string typeName)
    {
        ArgumentNullException.ThrowIfNull(tryRead);
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        if (tryRead(ref reader, out T? value))
            return value;
        bool isItem = reader.TokenType == JsonTokenType.StartArray && typeof(T).IsAssignableTo(typeof(IValueItems))
            || reader.TokenType == JsonTokenType.StartObject && typeof(T).IsAssignableTo(typeof(IValueEntries));
        throw isItem ? JsonReadException.UnfitItem(typeName, in reader) : JsonReadException.WrongToken(typeName, in reader);
    }

    /// <summary>Writes a model where a writer of any value is asked for.</summary>
    public static void Write(Utf8JsonWriter writer, IJsonModel value, JsonWriteMode mode)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteJson(writer, mode);
    }
}
