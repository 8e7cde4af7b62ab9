using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Reads and writes JSON arrays.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonLists
{
    /// <summary>Reads an array all of whose items fit.</summary>
    /// <param name="reader">At the value; does not move when false is returned.</param>
    /// <param name="item">Reads one item.</param>
    /// <param name="value">The list.</param>
    /// <returns>False if the token is not an array, or one item does not fit.</returns>
    public static bool TryRead<T>(ref JsonTokenReader reader, JsonTryRead<T> item, [MaybeNullWhen(false)] out ValueList<T> value)
    {
        ArgumentNullException.ThrowIfNull(item);
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        JsonTokenReader start = reader;
        PooledList<T> items = default;
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!item(ref reader, out T? one))
                {
                    reader = start;
                    return false;
                }

                items.Add(one);
            }

            value = items.ToValueList();
            return true;
        }
        finally
        {
            items.Dispose();
        }
    }

    /// <summary>Reads an array whose items are reference types or null.</summary>
    /// <inheritdoc cref="TryRead{T}"/>
    public static bool TryReadNullable<T>(ref JsonTokenReader reader, JsonTryRead<T> item, [MaybeNullWhen(false)] out ValueList<T?> value)
        where T : class => TryRead(ref reader, JsonNullable.Reference(item), out value);

    /// <summary>Reads an array whose items are numbers, times, enums or the like, or null.</summary>
    /// <inheritdoc cref="TryRead{T}"/>
    public static bool TryReadNullableValues<T>(ref JsonTokenReader reader, JsonTryRead<T> item, [MaybeNullWhen(false)]
        out ValueList<T?> value)
        where T : struct => TryRead(ref reader, JsonNullable.Value(item), out value);

    /// <summary>Writes an array; null items as null.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ValueList<T> value, JsonWrite<T> item, JsonWriteMode mode = JsonWriteMode.Full)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(item);
        writer.WriteStartArray();
        foreach (T one in value)
        {
            if (one is null)
                writer.WriteNullValue();
            else
                item(writer, one, mode);
        }

        writer.WriteEndArray();
    }
}
