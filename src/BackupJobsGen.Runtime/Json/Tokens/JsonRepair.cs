using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// The boundary between received JSON and <see cref="JsonElement"/>, whose members throw for what is not valid Unicode: bytes that are
/// not UTF-8 and escapes of half a surrogate pair become U+FFFD.
/// </summary>
internal static class JsonRepair
{
    /// <summary>Far above what is sent, and harmless: elements are not parsed by recursion.</summary>
    private const int MaxDepth = 1024;

    /// <summary>The first JSON value in the input, as an element that owns its memory; null when the input is empty.</summary>
    /// <exception cref="JsonException">The input is not JSON.</exception>
    public static JsonElement? Parse(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(Repaired(json), new JsonReaderOptions { MaxDepth = MaxDepth });
        return reader.Read() ? JsonElement.ParseValue(ref reader) : null;
    }

    private static ReadOnlySpan<byte> Repaired(ReadOnlySpan<byte> json)
    {
        if (!System.Text.Unicode.Utf8.IsValid(json))
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        return json.IndexOf("\\u"u8) < 0 ? json : WithWholePairs(json);
    }

    private static byte[] WithWholePairs(ReadOnlySpan<byte> json)
    {
        ArrayBufferWriter<byte> repaired = new(json.Length);
        while (!json.IsEmpty)
        {
            int escape = json.IndexOf((byte)'\\');
            int run = escape < 0 ? json.Length : escape;
            repaired.Write(json[..run]);
            json = json[run..];
            if (json.IsEmpty)
                break;
            int length = EscapeLength(json, out bool isWhole);
            repaired.Write(isWhole ? json[..length] : "\\uFFFD"u8);
            json = json[length..];
        }

        return repaired.WrittenSpan.ToArray();
    }

    /// <summary>The length of an escape, of both halves of a pair; what is not a valid escape is left to the parser.</summary>
    private static int EscapeLength(ReadOnlySpan<byte> json, out bool isWhole)
    {
        isWhole = true;
        if (!TryCodeUnit(json, out char first))
            return Math.Min(2, json.Length);
        if (!char.IsSurrogate(first))
            return 6;
        isWhole = char.IsHighSurrogate(first) && TryCodeUnit(json[6..], out char second) && char.IsLowSurrogate(second);
        return isWhole ? 12 : 6;
    }

    private static bool TryCodeUnit(ReadOnlySpan<byte> json, out char unit)
    {
        ushort value = 0;
        bool fits = json.Length >= 6 && json.StartsWith("\\u"u8)
            && ushort.TryParse(json[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        unit = (char)value;
        return fits;
    }
}
