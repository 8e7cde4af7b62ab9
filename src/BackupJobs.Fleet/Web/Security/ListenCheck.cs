using System.Net;

namespace BackupJobs.Fleet.Web;

/// <summary>Refuses addresses at which strangers could read the estate. A function of its input.</summary>
internal static class ListenCheck
{
    /// <summary>What is wrong with the options; empty if they are safe.</summary>
    public static IEnumerable<OptionProblem> Problems(FleetWebOptions options)
    {
        Uri url = options.Url;
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            yield return new OptionProblem(nameof(options.Url), "The address to listen on is not an absolute http or https URL.");
            yield break;
        }

        if (url.Scheme == "https" && options.Certificate is null)
            yield return new OptionProblem(nameof(options.Url), "https needs a certificate.");
        if (url.Scheme == "http" && options.Certificate is not null)
            yield return new OptionProblem(nameof(options.Certificate), "A certificate needs an address with https.");
        if (url.AbsolutePath != "/" || url.Query.Length > 0 || url.UserInfo.Length > 0)
            yield return new OptionProblem(nameof(options.Url), "The address to listen on has scheme, host and port only.");
        if (!url.IsLoopback && url.Scheme != "https")
        {
            yield return new OptionProblem(
                nameof(options.Url),
                "Other machines reach the service with TLS only: use https and a certificate, or a loopback address.");
        }

        if (!url.IsLoopback && options.ApiKeys.Count == 0 && options.OpenIdConnect is null)
        {
            yield return new OptionProblem(
                nameof(options.Url),
                "Other machines reach the service with a key or sign-in only: configure API keys or OpenID Connect.");
        }

        if (url.HostNameType == UriHostNameType.Dns && !url.IsLoopback)
        {
            yield return new OptionProblem(
                nameof(options.Url), "The address to listen on is an IP address, such as 0.0.0.0, or localhost.");
        }

        if (options.PublicUrl is { } page && (page.AbsolutePath != "/" || page.Query.Length > 0 || page.UserInfo.Length > 0))
        {
            yield return new OptionProblem(
                nameof(options.PublicUrl), "The address of the page has scheme, host and port only: it is at the root of its host.");
        }

        foreach (string host in options.Hosts.Where(host => !IsHost(host)))
        {
            yield return new OptionProblem(
                nameof(options.Hosts),
                $"'{host}' is not a host name: without scheme, port and path, such as fleet.example.com or *.example.com.");
        }
    }

    // Host filtering takes the unspecified addresses for any host.
    private static bool IsHost(string host) =>
        Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) != UriHostNameType.Unknown
        && !(IPAddress.TryParse(host, out IPAddress? address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    /// <summary>The address to listen on; null for all loopback addresses.</summary>
    public static IPAddress? AddressOf(Uri url) => IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) ? address : null;
}
