using System.Buffers;
using System.Text.Json;

namespace BackupJobs.Runtime;

/// <summary>Copies tokens as they are spelled. The reader has checked them, so that they only have to be put side by side.</summary>
internal static class JsonCopy
{
    /// <summary>The value that the reader stands on, without white space.</summary>
    public static byte[] Minified(ref Utf8JsonReader reader)
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
        copy.Write(JsonToken.Bytes(in reader));
        if (quoted)
            copy.Write("\""u8);
        if (token == JsonTokenType.PropertyName)
            copy.Write(":"u8);
    }
}
