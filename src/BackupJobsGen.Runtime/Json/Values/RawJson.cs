using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Any JSON value, kept in UTF-8 as it was received, without white space between tokens: numbers and escapes keep their spelling,
/// members their order. Two are equal when their values are: <c>1</c> and <c>1.0</c> are, and objects with equal members in any order.
/// </summary>
[JsonConverter(typeof(RawJsonConverter))]
public sealed class RawJson : IEquatable<RawJson>
{
    private static readonly RawJson NullValue = new("null"u8.ToArray());
    private static readonly RawJson TrueValue = new("true"u8.ToArray());
    private static readonly RawJson FalseValue = new("false"u8.ToArray());

    private readonly byte[] _utf8;

    private RawJson(byte[] utf8) => _utf8 = utf8;

    /// <summary>The JSON as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>
    /// The JSON as an element that owns its memory; parsed on every call. What is not valid Unicode is replaced by U+FFFD.
    /// </summary>
    public JsonElement Element => JsonRepair.Parse(_utf8)!.Value;

    /// <summary>Parses JSON.</summary>
    /// <exception cref="JsonException">The string is not one JSON value.</exception>
    public static RawJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        RawJson value = Capture(ref reader);
        reader.Read();
        return value;
    }

    /// <summary>The JSON that a value is written as.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RawJson From<T>(T value, JsonWrite<T> write, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new RawJson(ReusedJsonWriter.Write(value, write, mode));
    }

    /// <summary>Copies the value at the reader's position.</summary>
    /// <param name="reader">At the value's first token on entry, at its last on return.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RawJson Capture(ref JsonTokenReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return NullValue;
            case JsonTokenType.True:
                return TrueValue;
            case JsonTokenType.False:
                return FalseValue;
            case JsonTokenType.Number or JsonTokenType.String:
                return new RawJson(reader.SkipValue().ToArray());
            default:
                return new RawJson(JsonCopy.Minified(reader.SkipValue()));
        }
    }

    /// <summary>Copies the value that ends at the reader's position.</summary>
    internal static RawJson CaptureSince(int tokenStart, in JsonTokenReader reader) =>
        new(JsonCopy.Minified(reader.Since(tokenStart)));

    /// <summary>Copies the value at the reader's position, even one with more levels than are read.</summary>
    internal static RawJson CaptureAnyDepth(ref JsonTokenReader reader)
    {
        JsonTokenReader start = reader;
        try
        {
            return Capture(ref reader);
        }
        catch (JsonReadException)
        {
            reader = start;
            return new RawJson(JsonCopy.Minified(reader.SkipAnyDepth()));
        }
    }

    /// <summary><see cref="Capture"/> as a <see cref="JsonTryRead{T}"/>. Every value fits.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool TryRead(ref JsonTokenReader reader, [MaybeNullWhen(false)] out RawJson value)
    {
        value = Capture(ref reader);
        return true;
    }

    /// <summary>Writes the JSON.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Write(Utf8JsonWriter writer, RawJson value, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer);
    }

    /// <summary>Writes the JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(_utf8, skipInputValidation: true);
    }

    /// <inheritdoc/>
    public bool Equals(RawJson? other) => other is not null && JsonValueEquality.AreEqual(_utf8, other._utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RawJson);

    /// <inheritdoc/>
    public override int GetHashCode() => JsonValueEquality.Hash(_utf8);

    /// <summary>The JSON, which may contain secrets.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_utf8);
}

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override bool HandleNull => true;

    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonTokenReader value = JsonCopy.Take(ref reader);
        return RawJson.Capture(ref value);
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }
}
