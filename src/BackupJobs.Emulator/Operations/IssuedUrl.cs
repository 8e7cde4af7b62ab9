using System.Security.Cryptography;
using System.Text;

namespace BackupJobs.Emulator.Operations;

/// <summary>A URL that the vault has given out, without its origin.</summary>
/// <param name="Path">Path, encoded.</param>
/// <param name="Query">Query with its <c>?</c>.</param>
/// <param name="IsSigned">Whether the query must come back byte for byte.</param>
internal sealed record IssuedUrl(string Path, string Query, bool IsSigned)
{
    private static readonly string[] SignatureParts = ["&t=", "&c=", "&s=", "&h="];

    public static IssuedUrl Plain(string path, string apiVersion) => new(path, "?api-version=" + apiVersion, false);

    /// <summary>A URL as the service gives them since 2024: time, certificate, signature and hash, 3.5 KB together.</summary>
    public static IssuedUrl Signed(string path, string apiVersion)
    {
        StringBuilder query = new("?api-version=" + apiVersion);
        query.Append("&t=638500000000000000&c=MII").Append(Text(path + "c", 2600));
        // Escapes in both cases: who decodes and encodes again gets caught.
        query.Append("&s=").Append(Text(path + "s", 680)).Append("%2f%2Bx%3d%3D");
        query.Append("&h=").Append(Text(path + "h", 43));
        return new IssuedUrl(path, query.ToString(), true);
    }

    /// <summary>Whether a request to this URL may pass.</summary>
    /// <param name="query">Query as it came.</param>
    /// <param name="anyoneMayAsk">Whether the path is also good without a signature.</param>
    public bool Accepts(string query, bool anyoneMayAsk)
    {
        if (!IsSigned || query == Query)
            return true;
        return anyoneMayAsk && !Array.Exists(SignatureParts, part => query.Contains(part, StringComparison.Ordinal));
    }

    private static string Text(string seed, int length)
    {
        StringBuilder text = new(length + 64);
        for (byte[] block = Encoding.UTF8.GetBytes(seed); text.Length < length;)
        {
            block = SHA256.HashData(block);
            text.Append(Convert.ToBase64String(block).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        }

        return text.ToString(0, length);
    }
}
