using System.Security.Cryptography;
using System.Text;

namespace BackupJobs.Emulator.Operations;

/// <summary>A URL that the emulator has issued, without its origin.</summary>
/// <param name="Path">Path, percent-encoded.</param>
/// <param name="Query">Query with the leading <c>?</c>.</param>
/// <param name="IsSigned">Whether the client must send back the query unchanged.</param>
internal sealed record IssuedUrl(string Path, string Query, bool IsSigned)
{
    private static readonly string[] SignatureParts = ["&t=", "&c=", "&s=", "&h="];

    public static IssuedUrl Plain(string path, string apiVersion) => new(path, "?api-version=" + apiVersion, false);

    /// <summary>A URL as issued by the service since 2024, with time, certificate, signature and hash of 3.5 KB in total.</summary>
    public static IssuedUrl Signed(string path, string apiVersion)
    {
        StringBuilder query = new("?api-version=" + apiVersion);
        query.Append("&t=638500000000000000&c=MII").Append(Characters(path + "c", 2600));
        // Escapes in both lower and upper case: decoding and encoding again would change them.
        query.Append("&s=").Append(Characters(path + "s", 680)).Append("%2f%2Bx%3d%3D");
        query.Append("&h=").Append(Characters(path + "h", 43));
        return new IssuedUrl(path, query.ToString(), true);
    }

    /// <summary>Whether the query of a request is valid.</summary>
    /// <param name="query">Query as sent.</param>
    /// <param name="unsignedAllowed">Whether the signature may be absent.</param>
    public bool Accepts(string query, bool unsignedAllowed)
    {
        if (!IsSigned || query == Query)
            return true;
        return unsignedAllowed && !Array.Exists(SignatureParts, part => query.Contains(part, StringComparison.Ordinal));
    }

    private static string Characters(string seed, int length)
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
