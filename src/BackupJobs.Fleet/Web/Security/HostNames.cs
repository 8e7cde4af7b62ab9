using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BackupJobs.Fleet.Web;

/// <summary>The host names that requests may have. A page of another site cannot name this service by a host of its own, then.</summary>
internal static class HostNames
{
    private static readonly string[] Local = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The names of this machine, of the certificate and of the configuration, as host filtering expects them.</summary>
    public static string[] Of(FleetWebOptions web, X509Certificate2? certificate) =>
    [
        .. Local.Concat(web.Hosts).Concat(web.PublicUrl is { } page ? [page.IdnHost] : []).Concat(Address(web.Url))
            .Concat(certificate is null ? [] : Names(certificate))
            .Distinct(StringComparer.OrdinalIgnoreCase)
    ];

    /// <summary>The certificate of the configuration; null without TLS.</summary>
    /// <exception cref="ArgumentException">It cannot be read, or has no private key.</exception>
    public static X509Certificate2? Load(FleetWebOptions web)
    {
        if (web.Certificate is not { } path)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(path, web.CertificateKey);
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException($"The certificate {path} cannot be used with its key: {error.Message}", nameof(web));
        }
    }

    // Host filtering takes 0.0.0.0 and [::] for any host. A page of another site can have a name that leads here, but not an address.
    private static IEnumerable<string> Address(Uri url) => ListenCheck.AddressOf(url) is not { } address ? []
        : address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(one => Text(new IPAddress(one.Address.GetAddressBytes())))
        : [Text(address)];

    private static IEnumerable<string> Names(X509Certificate2 certificate)
    {
        X509SubjectAlternativeNameExtension? names =
            certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return names is null
            ? [certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)]
            : names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(Text));
    }

    private static string Text(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
