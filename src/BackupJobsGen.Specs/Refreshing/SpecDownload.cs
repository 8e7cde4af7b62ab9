using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;

namespace BackupJobsGen.Specs;

/// <summary>What a URL answered.</summary>
/// <param name="Text">The content; null: it is what the entity tag names.</param>
/// <param name="ETag">Its entity tag, if it has one.</param>
/// <param name="Url">Where it was found in the end: what references are relative to.</param>
internal sealed record Downloaded(string? Text, string? ETag, Uri Url);

/// <summary>Fetches files from named hosts over https, and keeps within the limits of a refresh.</summary>
internal sealed class SpecDownload : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly HttpClient _http;
    private readonly IReadOnlyList<string> _hosts;
    private readonly SpecLimits _limits;
    private long _left;

    /// <param name="hosts">The hosts of the lock file.</param>
    /// <param name="limits">Limits of all downloads together and of each.</param>
    /// <param name="trust">Which certificates are trusted; null for those of the system.</param>
    public SpecDownload(IReadOnlyList<string> hosts, SpecLimits limits, RemoteCertificateValidationCallback? trust = null)
    {
        _hosts = hosts;
        _limits = limits;
        _left = limits.TotalBytes;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = trust },
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("backup-jobs", null));
    }

    /// <exception cref="SpecRefreshException">The file cannot be fetched, or is not allowed.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<Downloaded> GetAsync(Uri url, string? etag, CancellationToken cancellation)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(_limits.FileTime);
        try
        {
            return await FollowAsync(url, etag, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{SpecUrl.Shown(url)} was not received in {_limits.FileTime.TotalSeconds:0} seconds.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Failed(url, (error.InnerException as AuthenticationException ?? error).Message, null, error);
        }
        catch (InvalidDataException error)
        {
            throw Failed(url, "its compression is invalid", null, error);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Downloaded> FollowAsync(Uri start, string? etag, CancellationToken cancellation)
    {
        Uri url = start;
        for (int i = 0; i <= _limits.Redirects; i++)
        {
            Allow(start, url);
            using HttpRequestMessage request = new(HttpMethod.Get, url);
            if (etag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            using HttpResponseMessage response =
                await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    return new Downloaded(
                        await ReadAsync(start, response, cancellation).ConfigureAwait(false), response.Headers.ETag?.ToString(), url);
                case HttpStatusCode.NotModified when etag is not null:
                    return new Downloaded(null, etag, url);
                case HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect:
                    url = new Uri(url, response.Headers.Location ?? throw Failed(start, "it redirects to nowhere"));
                    break;
                default:
                    throw Failed(start, $"the server replied with status {(int)response.StatusCode}");
            }
        }

        throw Failed(start, $"it redirects more than {_limits.Redirects} times");
    }

    private void Allow(Uri start, Uri url)
    {
        string what = url == start ? "it" : $"it redirects to {SpecUrl.Shown(url)}, which";
        if (url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
            throw Failed(start, $"{what} is not an https URL without user name and password");
        if (!_hosts.Contains(LockFile.HostOf(url), StringComparer.OrdinalIgnoreCase))
            throw Failed(
                start, $"{what} is on a host that {LockFile.Name} does not name",
                $"if you trust it, add \"{LockFile.HostOf(url)}\" to \"hosts\" in {LockFile.Name}");
    }

    private async Task<string> ReadAsync(Uri url, HttpResponseMessage response, CancellationToken cancellation)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using MemoryStream content = new();
        byte[] buffer = new byte[81_920];
        for (int read; (read = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            _left -= read;
            if (content.Length + read > _limits.FileBytes)
                throw Failed(url, $"it is larger than {Size(_limits.FileBytes)}");
            if (_left < 0)
                throw Failed(url, $"all files together are larger than {Size(_limits.TotalBytes)}");
            content.Write(buffer, 0, read);
        }

        try
        {
            return Utf8.GetString(content.GetBuffer(), 0, (int)content.Length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Failed(url, "it is not UTF-8");
        }
    }

    private static string Size(long bytes) => bytes >= 1 << 20 ? $"{bytes >> 20} MB" : $"{bytes >> 10} KB";

    private static SpecRefreshException Failed(Uri url, string why, string? advice = null, Exception? inner = null) =>
        new($"{SpecUrl.Shown(url)} cannot be fetched", why, advice, inner);
}
