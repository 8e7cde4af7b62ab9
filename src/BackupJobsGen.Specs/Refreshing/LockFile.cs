using System.Security.Cryptography;
using System.Text;

namespace BackupJobsGen.Specs;

/// <summary>A file that was fetched.</summary>
/// <param name="Path">Where it is, relative to the lock file, with forward slashes.</param>
/// <param name="Url">Where it comes from.</param>
internal sealed record LockedFile(string Path, Uri Url)
{
    /// <summary>Hash of the file in hexadecimal digits, see <see cref="HashOf"/>; null if it was never fetched.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When this content was fetched first; null if it never was.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Entity tag of the response, as it was sent; null if it had none.</summary>
    public string? ETag { get; init; }

    /// <summary>SHA-256 of the text in UTF-8 with LF line ends, because version control may change these.</summary>
    public static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
}

/// <summary>A document and the files that it refers to, directly or not.</summary>
internal sealed record LockedDocument(LockedFile File, IReadOnlyList<LockedFile> References)
{
    public IEnumerable<LockedFile> Files => References.Prepend(File);
}

/// <summary>The content of <c>openapi.lock.json</c>.</summary>
/// <param name="Hosts">Hosts that may be asked, redirects and references included; with a port, unless that is 443.</param>
internal sealed record LockFile(IReadOnlyList<string> Hosts, IReadOnlyList<LockedDocument> Documents)
{
    public const string Name = "openapi.lock.json";

    public static LockFile Empty { get; } = new([], []);

    public static string HostOf(Uri url) => url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";

    /// <summary>The same with one document more, or another one at its path.</summary>
    public LockFile With(LockedDocument document) => this with
    {
        Documents = Documents.Any(known => known.File.Path == document.File.Path)
            ? [.. Documents.Select(known => known.File.Path == document.File.Path ? document : known)]
            : [.. Documents, document],
    };

    /// <summary>The same with a host more.</summary>
    public LockFile WithHost(string host) =>
        Hosts.Contains(host, StringComparer.OrdinalIgnoreCase) ? this : this with { Hosts = [.. Hosts, host] };
}
