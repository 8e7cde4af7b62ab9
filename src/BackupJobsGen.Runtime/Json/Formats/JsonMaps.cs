using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Reads and writes JSON objects whose keys are data.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonMaps
{
    /// <summary>Reads an object all of whose values fit; of equal keys the last wins.</summary>
    /// <param name="reader">At the value; does not move when false is returned.</param>
    /// <param name="item">Reads one value.</param>
    /// <param name="value">The map.</param>
    /// <returns>False if the token is not an object, or one value does not fit.</returns>
    public static bool TryRead<T>(ref JsonTokenReader reader, JsonTryRead<T> item, [MaybeNullWhen(false)] out ValueMap<T> value)
    {
        ArgumentNullException.ThrowIfNull(item);
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        JsonTokenReader start = reader;
        ValueMapBuilder<T> entries = default;
        while (JsonObjects.NextMember(ref reader))
        {
            string key = JsonToken.Name(in reader);
            reader.Read();
            if (!item(ref reader, out T? one))
            {
                reader = start;
                return false;
            }

            entries.Set(key, one);
        }

        value = entries.Count == 0 ? ValueMap<T>.Empty : new ValueMap<T>(entries.ToEntries());
        return true;
    }

    /// <summary>Reads an object of any values, as one of several types: a type that declares some of them fits better.</summary>
    /// <inheritdoc cref="TryRead{T}"/>
    public static bool TryReadUndeclared(ref JsonTokenReader reader, [MaybeNullWhen(false)] out ValueMap<RawJson> value)
    {
        bool fits = TryRead(ref reader, RawJson.TryRead, out value);
        reader.Misfits += value?.Count ?? 0;
        return fits;
    }

    /// <summary>Reads an object whose values are reference types or null.</summary>
    /// <inheritdoc cref="TryRead{T}"/>
    public static bool TryReadNullable<T>(ref JsonTokenReader reader, JsonTryRead<T> item, [MaybeNullWhen(false)] out ValueMap<T?> value)
        where T : class => TryRead(ref reader, JsonNullable.Reference(item), out value);

    /// <summary>Reads an object whose values are numbers, times, enums or the like, or null.</summary>
    /// <inheritdoc cref="TryRead{T}"/>
    public static bool TryReadNullableValues<T>(ref JsonTokenReader reader, JsonTryRead<T> item, [MaybeNullWhen(false)]
        out ValueMap<T?> value)
        where T : struct => TryRead(ref reader, JsonNullable.Value(item), out value);

    /// <summary>Writes an object; null values as null.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ValueMap<T> value, JsonWrite<T> item, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(item);
        writer.WriteStartObject();
        foreach ((string key, T one) in value.AsSpan())
        {
            writer.WritePropertyName(key);
            if (one is null)
                writer.WriteNullValue();
            else
                item(writer, one, mode);
        }

        writer.WriteEndObject();
    }
}
