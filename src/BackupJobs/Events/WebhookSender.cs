using System.Net.Http.Headers;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Posts events to one URL, signed by the scheme of Standard Webhooks unless it was created by <see cref="WithoutSignature"/>. Transient
/// faults are repeated with growing pauses, or after the receiver's <c>Retry-After</c>; redirects are not followed. Safe for concurrent
/// use.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    private readonly WebhookAddress _address;
    private readonly IReadOnlyList<WebhookSecret> _secrets;
    private readonly WebhookOptions _options;
    private readonly HttpMessageInvoker _http;
    private readonly bool _ownsHttp;

    /// <summary>Creates a sender.</summary>
    /// <param name="url">HTTPS, or HTTP on a loopback address; without user info.</param>
    /// <param name="secrets">One secret; more while they are being exchanged.</param>
    /// <param name="options">Attempts and time limits; null for the defaults.</param>
    /// <param name="http">Sends the requests; it must not follow redirects. Null for a handler of the sender's own.</param>
    /// <exception cref="ArgumentException">The URL is not allowed, there is no secret, or an option is out of range.</exception>
    public WebhookSender(
        Uri url, IReadOnlyList<WebhookSecret> secrets, WebhookOptions? options = null, HttpMessageInvoker? http = null)
        : this(url, options, http)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _secrets = secrets.Count > 0 ? [.. secrets] : throw new ArgumentException("A webhook needs at least one secret.", nameof(secrets));
    }

    private WebhookSender(Uri url, WebhookOptions? options, HttpMessageInvoker? http)
    {
        _address = new WebhookAddress(url);
        _secrets = [];
        _options = Checked(options ?? new WebhookOptions());
        _http = http ?? new HttpMessageInvoker(ApiHttpHandler.Create());
        _ownsHttp = http is null;
    }

    /// <summary>Creates a sender without signatures, for receivers that know their senders by a secret URL or by a key in the body, such as
    /// those of chats and pagers. Such a receiver can neither check who sent a message nor whether it was sent before.</summary>
    /// <param name="url">HTTPS, or HTTP on a loopback address; without user info.</param>
    /// <param name="options">Attempts and time limits; null for the defaults.</param>
    /// <param name="http">Sends the requests; it must not follow redirects. Null for a handler of the sender's own.</param>
    /// <exception cref="ArgumentException">The URL is not allowed, or an option is out of range.</exception>
    public static WebhookSender WithoutSignature(Uri url, WebhookOptions? options = null, HttpMessageInvoker? http = null) =>
        new(url, options, http);

    /// <summary>Sends the end of a job.</summary>
    /// <param name="ended">The end of a job.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>How the delivery ended; an unreachable or refusing receiver is not an exception.</returns>
    public Task<WebhookDelivery> SendAsync(JobEndedEvent ended, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return SendAsync(ended.Id, JobEndedEvent.ContentType, ended.ToJson(), cancellationToken);
    }

    /// <summary>Sends a message that was written before, for instance one that is repeated from a queue.</summary>
    /// <param name="id">Id of the message, the same whenever it is sent: visible ASCII characters without a dot.</param>
    /// <param name="contentType">Media type of the body.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>How the delivery ended; an unreachable or refusing receiver is not an exception.</returns>
    public async Task<WebhookDelivery> SendAsync(
        string id, string contentType, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        MediaTypeHeaderValue type = MediaTypeHeaderValue.Parse(contentType);
        long began = _options.TimeProvider.GetTimestamp();
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan left = _options.Timeout - _options.TimeProvider.GetElapsedTime(began);
            WebhookAnswer answer = await AttemptAsync(id, type, body, left, cancellationToken).ConfigureAwait(false);
            TimeSpan pause = _options.Delay.Next(attempt - 1, answer.RetryAfter);
            bool hasTime = _options.TimeProvider.GetElapsedTime(began) + pause < _options.Timeout;
            if (!answer.IsTransient || attempt == _options.MaxAttempts || !hasTime)
                return answer.ToDelivery(attempt);
            _options.Retrying?.Report(answer.ToDelivery(attempt));
            await Task.Delay(pause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connections, unless they were passed to the constructor.</summary>
    public void Dispose()
    {
        if (_ownsHttp)
            _http.Dispose();
    }

    private async Task<WebhookAnswer> AttemptAsync(
        string id, MediaTypeHeaderValue type, ReadOnlyMemory<byte> body, TimeSpan left, CancellationToken cancellationToken)
    {
        TimeSpan timeout = left < _options.AttemptTimeout ? left : _options.AttemptTimeout;
        using CancellationTokenSource limit = new(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, _options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using HttpRequestMessage request = Request(id, type, body);
        try
        {
            using HttpResponseMessage response = await SendAsync(request, either.Token).ConfigureAwait(false);
            ApiResponse read = new(response, _address.Url, _options.TimeProvider);
            return WebhookAnswer.Of((int)response.StatusCode, read.RetryAfter, _address.Name);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WebhookAnswer.Of(new TimeoutException($"no answer within {timeout.TotalSeconds:0.#} s"), _address.Name);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return WebhookAnswer.Of(fault, _address.Name);
        }
    }

    // What the receiver writes is not read, only its status counts; a client would read it unless told otherwise.
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : _http.SendAsync(request, cancellationToken);

    // Signed for each attempt: receivers refuse timestamps of some minutes ago.
    private HttpRequestMessage Request(string id, MediaTypeHeaderValue type, ReadOnlyMemory<byte> body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, _address.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = type;
        if (_secrets.Count == 0)
            return request;
        WebhookSignature signature = WebhookSignature.Of(_secrets, id, _options.TimeProvider.GetUtcNow(), body.Span);
        request.Headers.Add(WebhookSignature.IdHeader, signature.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, signature.Timestamp);
        request.Headers.Add(WebhookSignature.SignatureHeader, signature.Value);
        return request;
    }

    private static WebhookOptions Checked(WebhookOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxAttempts, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.AttemptTimeout, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Timeout, TimeSpan.Zero, nameof(options));
        return options;
    }
}
