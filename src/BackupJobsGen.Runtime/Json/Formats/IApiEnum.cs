using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>An extensible enum, whichever it is.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is what documents call an enum.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IApiEnum
{
    /// <summary>The string on the wire; empty for the default value.</summary>
    string Value { get; }

    /// <summary>Whether the document lists this value.</summary>
    bool IsKnown { get; }
}

/// <summary>An extensible enum: a string with known values, which keeps any other value unchanged.</summary>
/// <typeparam name="TSelf">The enum itself.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "It is what documents call an enum.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IApiEnum<TSelf> : IApiEnum
    where TSelf : struct, IApiEnum<TSelf>
{
    /// <summary>The document's values, in its order.</summary>
    static abstract KnownValues Known { get; }

    /// <summary>Creates a value from any string.</summary>
    static abstract TSelf FromValue(string text);
}

/// <summary>Lets <see cref="JsonSerializer"/> read and write an extensible enum, as a value and as a key.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiEnumConverter<T> : JsonConverter<T>
    where T : struct, IApiEnum<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonTokenReader token = JsonCopy.Take(ref reader);
        return JsonEnums.TryRead(ref token, out T value) ? value : throw JsonReadException.WrongToken(typeof(T).Name, in token);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonEnums.Write(writer, value);

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.FromValue(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }
}
