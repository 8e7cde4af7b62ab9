using System.Net;
using System.Net.Sockets;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>
/// Downloads an exported report from its blob. The URL of the blob contains its key, so it does not appear in messages; and because the
/// blob is on another host, the download does not use the HTTP client that has the bearer token. The service chooses the URL: unless
/// the endpoint is on loopback, the URL must be HTTPS and must not refer to this machine or its link-local network.
/// </summary>
internal sealed class ReportDownload(Uri endpoint)
{
    private const int BufferBytes = 81_920;

    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(30);

    /// <summary>The largest report, after decompression.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>The clock for the longest duration of a download.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Resolves the name of a host.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Downloads the report to a file.</summary>
    /// <exception cref="FailureException">The report cannot be downloaded.</exception>
    /// <exception cref="IOException">The file exists, and <paramref name="overwrite"/> is false; or it cannot be written.</exception>
    public async Task SaveAsync(Uri url, string path, bool overwrite, CancellationToken cancellationToken)
    {
        if (!IsAllowed(url))
            throw Rejected("its URL is not allowed: it must be HTTPS and must not refer to this machine");
        using CancellationTokenSource late = new(MaxDuration, Time);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using SocketsHttpHandler sockets = ApiHttpHandler.Create();
        if (!endpoint.IsLoopback)
            sockets.ConnectCallback = ConnectAsync;
        using HttpClient http = new(sockets) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            using HttpResponseMessage response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw Rejected($"the storage service replied with status {(int)response.StatusCode}");
            await OutputFile.WriteAsync(path, overwrite, file => CopyAsync(response, file, limit.Token)).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw Rejected($"the storage service is unreachable ({error.HttpRequestError})");
        }
    }

    private async Task CopyAsync(HttpResponseMessage response, Stream file, CancellationToken cancellationToken)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[BufferBytes];
        long total = 0;
        for (int read; (read = await ReadAsync(body, buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            total += read;
            if (total > MaxBytes)
                throw Rejected($"it is larger than {MaxBytes >> 20} MB");
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw Rejected($"the connection to the storage service was lost ({(error as HttpIOException)?.HttpRequestError})");
        }
        catch (InvalidDataException)
        {
            throw Rejected("its compression is invalid");
        }
    }

    private bool IsAllowed(Uri url) => endpoint.IsLoopback && url.IsLoopback
        ? url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps
        : url.Scheme == Uri.UriSchemeHttps && (endpoint.IsLoopback || !(url.IsLoopback || IsLocal(url)));

    private static bool IsLocal(Uri url) => IPAddress.TryParse(url.IdnHost, out IPAddress? address) && IsLocal(address);

    private static bool IsLocal(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any)
            || (plain.AddressFamily == AddressFamily.InterNetwork && plain.GetAddressBytes() is [0 or 127, ..] or [169, 254, ..]);
    }

    // A name can resolve to a local address as well. A proxy may be local: only addresses of the blob's own host are checked.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        IPAddress[] addresses = await Resolve(target.Host, cancellationToken).ConfigureAwait(false);
        if (target.Host == context.InitialRequestMessage.RequestUri?.IdnHost && addresses.Any(IsLocal))
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host has a local address.");
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static FailureException Rejected(string why) =>
        new(new Failure(
            ExitCode.Error, "the report was created, but cannot be downloaded", why,
            "export again: the download URL is valid for a few minutes"));
}
