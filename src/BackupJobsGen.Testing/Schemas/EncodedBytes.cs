using System.Text;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>Bytes in strings: <c>contentEncoding</c>, and the formats that mean the same.</summary>
internal static class EncodedBytes
{
    private const int Usual = 4;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The encoding that a schema names; null where the string is text.</summary>
    public static string? EncodingOf(SchemaView view)
    {
        string? named = view["contentEncoding"]?.Json is { IsString: true } encoding ? encoding.Value : view.Format;
        return named?.ToLowerInvariant() switch
        {
            "byte" or "base64" => "base64",
            "base64url" => "base64url",
            "base32" => "base32",
            "base16" => "base16",
            _ => null,
        };
    }

    /// <summary>Bytes whose encoded form has a length between two limits, as far as the encoding has such a length.</summary>
    /// <param name="index">Which of several values; null for any.</param>
    public static string Make(string encoding, int least, int most, int? index)
    {
        int count = Usual;
        while (Encoded(encoding, new byte[count]).Length < least)
            count++;
        while (count > 0 && Encoded(encoding, new byte[count]).Length > most)
            count--;
        byte[] bytes = new byte[count];
        for (int i = 0; i < Math.Min(count, Usual); i++)
            bytes[i] = (byte)(i == Math.Min(count, Usual) - 1 && index is { } further ? further + Usual : i);
        return Encoded(encoding, bytes);
    }

    private static string Encoded(string encoding, byte[] bytes) => encoding switch
    {
        "base16" => Convert.ToHexString(bytes),
        "base32" => ToBase32(bytes),
        "base64url" => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        _ => Convert.ToBase64String(bytes),
    };

    // RFC 4648: five bits a character, in groups of eight characters.
    private static string ToBase32(byte[] bytes)
    {
        StringBuilder text = new();
        for (int bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            int pair = bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Base32[pair >> (11 - bit % 8) & 31]);
        }

        return text.Append('=', (8 - text.Length % 8) % 8).ToString();
    }
}
