using System.Net;

namespace BackupJobsGen.Runtime;

/// <summary>Creates the handler that requests with credentials need.</summary>
public static class ApiHttpHandler
{
    // Clients live as long as the program: connections are renewed to follow DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The client of those that have none of their own: connections are for the whole program, and nothing is kept from one request to
    /// the next. It is not passed on, so that it cannot be changed.
    /// </summary>
    internal static HttpClient Shared => SharedClient.Instance;

    /// <summary>
    /// A handler that follows no redirect (a redirect would take the credentials to another host), keeps no cookie, decompresses, and
    /// never sends requests for this machine to a proxy, which would read their credentials.
    /// </summary>
    /// <returns>A new handler. The caller disposes of it, as a rule together with its <see cref="HttpClient"/>.</returns>
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = ConnectionLifetime,
        Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
    };

    // Created when the first client needs it.
    private static class SharedClient
    {
        public static readonly HttpClient Instance = new(Create());
    }

    private sealed class LoopbackBypass(IWebProxy proxy) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => proxy.Credentials;
            set => proxy.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
    }
}
