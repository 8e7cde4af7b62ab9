using System.Net;

namespace BackupJobs.Fleet;

/// <summary>Where secrets and the names of customers may be sent without encryption: nowhere but to this machine.</summary>
internal static class LocalAddress
{
    /// <summary>What a URL must be that <see cref="IsAllowed"/> refuses.</summary>
    public const string Rule = "must be https, or http on this machine: what is sent there could be read on the way";

    /// <summary>Whether a URL is https, or http on this machine.</summary>
    public static bool IsAllowed(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    /// <summary>Whether a name or address of a server is of this machine.</summary>
    public static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
