using System.IO.Compression;
using System.Text;

namespace BackupJobs;

/// <summary>
/// An operation as a string with which another process can continue: version, then vault, operation id and status URL, compressed.
/// The URL may be signed, so a token is as secret as its URL. It holds no other secret.
/// </summary>
internal static class OperationToken
{
    private const string Version = "bj1.";

    // Status URLs are accepted up to 8 KB; a longer payload is not a valid token, and decompression has a limit.
    private const int LongestPayload = 16 * 1024;

    public static string Write(VaultId vault, string operationId, string? url)
    {
        byte[] payload = Encoding.UTF8.GetBytes(string.Join('\n', vault, operationId, url));
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.SmallestSize))
            brotli.Write(payload);
        return Version + ToText(packed.ToArray());
    }

    /// <exception cref="FormatException">The string is not a valid token, or has an unknown version.</exception>
    public static (VaultId Vault, string OperationId, string? Url) Read(string token)
    {
        if (!token.StartsWith(Version, StringComparison.Ordinal))
            throw new FormatException($"Expected an operation token that starts with '{Version}'.");
        string[] parts = Unpack(token[Version.Length..]).Split('\n');
        bool complete = parts.Length == 3 && parts[1].Length > 0 && VaultId.TryParse(parts[0], out _);
        return complete
            ? (VaultId.Parse(parts[0]), parts[1], parts[2].Length > 0 ? parts[2] : null)
            : throw new FormatException("The operation token is damaged.");
    }

    private static string Unpack(string text)
    {
        try
        {
            byte[] packed = FromText(text);
            byte[] payload = new byte[LongestPayload];
            bool unpacked = BrotliDecoder.TryDecompress(packed, payload, out int length);
            return unpacked ? Encoding.UTF8.GetString(payload, 0, length) : "";
        }
        catch (FormatException)
        {
            // The decoder's own message would quote the token.
            return "";
        }
    }

    private static string ToText(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static byte[] FromText(string text)
    {
        string base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64 + new string('=', (4 - (base64.Length % 4)) % 4));
    }
}
