using System.Buffers;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Copies values as they are spelled. A reader has checked them before.</summary>
internal static class JsonCopy
{
    /// <summary>A value without the white space between its tokens.</summary>
    public static byte[] Minified(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAny(" \t\r\n"u8))
            return value.ToArray();
        byte[] copy = ArrayPool<byte>.Shared.Rent(value.Length);
        int length = 0;
        bool inText = false;
        for (int at = 0; at < value.Length; at++)
        {
            byte b = value[at];
            if (inText && b == '\\')
                copy[length++] = value[at++];
            else if (b == '"')
                inText = !inText;
            else if (!inText && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                continue;
            copy[length++] = value[at];
        }

        byte[] minified = copy.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(copy);
        return minified;
    }

    /// <summary>A reader at the first token of the value at which the framework's reader is; the latter moves to the value's end.</summary>
    public static JsonTokenReader Take(ref Utf8JsonReader reader)
    {
        JsonTokenReader value = new(Joined(ref reader));
        value.Read();
        return value;
    }

    // The value may lie in several segments; the copy is in one piece and without white space.
    private static byte[] Joined(ref Utf8JsonReader reader)
    {
        ArrayBufferWriter<byte> copy = new();
        int depth = reader.CurrentDepth;
        bool comma = false;
        while (true)
        {
            JsonTokenType token = reader.TokenType;
            if (comma && token is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                copy.Write(","u8);
            Append(copy, token, in reader);
            comma = token is not (JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);
            if (comma && reader.CurrentDepth <= depth || !reader.Read())
                return copy.WrittenSpan.ToArray();
        }
    }

    private static void Append(ArrayBufferWriter<byte> copy, JsonTokenType token, in Utf8JsonReader reader)
    {
        bool quoted = token is JsonTokenType.String or JsonTokenType.PropertyName;
        if (quoted)
            copy.Write("\""u8);
        if (reader.HasValueSequence)
        {
            foreach (ReadOnlyMemory<byte> segment in reader.ValueSequence)
                copy.Write(segment.Span);
        }
        else
        {
            copy.Write(reader.ValueSpan);
        }

        if (quoted)
            copy.Write("\""u8);
        if (token == JsonTokenType.PropertyName)
            copy.Write(":"u8);
    }
}
