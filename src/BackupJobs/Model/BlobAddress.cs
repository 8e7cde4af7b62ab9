using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace BackupJobs;

/// <summary>
/// Which URLs of files from the service may be downloaded: HTTPS, and not this machine or its link, where a download would reach what
/// only this machine can reach (a metadata service, for instance). A client of a local emulator may also download from this machine.
/// </summary>
internal static class BlobAddress
{
    public static bool TryParse(string url, Uri endpoint, [NotNullWhen(true)] out Uri? uri)
    {
        bool isLocal = IsThisMachine(endpoint);
        return Uri.TryCreate(url, UriKind.Absolute, out uri)
            && uri.UserInfo.Length == 0
            && uri.Host.Length > 0
            && !uri.IsUnc
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && isLocal && IsThisMachine(uri)))
            && (isLocal || !IsThisMachine(uri));
    }

    private static bool IsThisMachine(Uri uri)
    {
        string host = uri.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address))
            return IsThisMachine(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsThisMachine(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal
        || (address.GetAddressBytes() is [169, 254, _, _] or [0, _, _, _]);
}
