namespace BackupJobs.Fleet.Notifications;

/// <summary>Posts ends to a URL.</summary>
internal sealed class WebhookSink : EndSink, IDisposable
{
    private const string Json = "application/json";

    // The limit of a delivery is the service's, for all kinds of sinks.
    private static readonly TimeSpan NoLimit = TimeSpan.FromDays(1);

    private readonly WebhookTemplate _template;
    private readonly string? _routingKey;
    private readonly WebhookSender _sender;

    /// <exception cref="ArgumentException">The URL is not allowed.</exception>
    /// <exception cref="FormatException">A secret of the signature is not valid.</exception>
    /// <exception cref="IOException">A secret is missing.</exception>
    public WebhookSink(WebhookSinkOptions options, NotificationOptions notifications, TimeProvider time)
        : base(options.Name, notifications)
    {
        _template = options.Template;
        _routingKey = _template == WebhookTemplate.PagerDuty ? options.Secrets[0].Read() : null;
        // The outbox repeats, with pauses that survive the process.
        WebhookOptions once = new() { MaxAttempts = 1, AttemptTimeout = NoLimit, Timeout = NoLimit, TimeProvider = time };
        // Slack, Teams and PagerDuty know the sender by the URL or a key.
        _sender = _template == WebhookTemplate.CloudEvents
            ? new WebhookSender(AddressOf(options), [.. options.Secrets.Select(secret => WebhookSecret.Parse(secret.Read()))], once)
            : WebhookSender.WithoutSignature(AddressOf(options), once);
    }

    public override async Task<Delivery> DeliverAsync(JobEnd end, CancellationToken cancellationToken)
    {
        (string type, byte[] body) = _template switch
        {
            WebhookTemplate.Slack => (Json, SlackMessage.Of(EndText.Title(end), EndText.Facts(end, Page), EndText.Advice(end))),
            WebhookTemplate.Teams =>
                (Json, TeamsMessage.Of(EndText.Title(end), end.Succeeded, EndText.Facts(end, Page), EndText.Advice(end))),
            WebhookTemplate.PagerDuty => (Json, PagerDutyEvent.Of(end, _routingKey!, Page)),
            _ => (JobEndedEvent.ContentType, EndEvent.ToJson(end)),
        };
        return ToDelivery(await _sender.SendAsync(end.Key, type, body, cancellationToken).ConfigureAwait(false));
    }

    public override async Task<Delivery> DeliverAsync(Digest digest, CancellationToken cancellationToken)
    {
        // A summary is nothing that somebody is called for at night.
        if (_template == WebhookTemplate.PagerDuty)
            return Delivery.Accepted;
        (string type, byte[] body) = _template switch
        {
            WebhookTemplate.Slack => (Json, SlackMessage.Of(digest.Title, [], digest.Lines)),
            WebhookTemplate.Teams => (Json, TeamsMessage.Of(digest.Title, digest.IsGood, [], digest.Lines)),
            _ => (JobEndedEvent.ContentType, DigestEvent.ToJson(digest)),
        };
        return ToDelivery(await _sender.SendAsync(digest.Key, type, body, cancellationToken).ConfigureAwait(false));
    }

    public void Dispose() => _sender.Dispose();

    private static Uri AddressOf(WebhookSinkOptions options)
    {
        if (options.Url is { } url)
            return url;
        if (options.SecretUrl is not { } secret)
            return PagerDutyEvent.Address;
        // The string is a secret, so no message may contain it.
        return Uri.TryCreate(secret.Read(), UriKind.Absolute, out Uri? found) ? found : throw new IOException($"{secret} has no URL.");
    }

    // What a receiver can never read becomes a dead letter at once. Every other refusal may be repaired while the message waits.
    private static Delivery ToDelivery(WebhookDelivery sent) =>
        sent.IsDelivered ? Delivery.Accepted
        : sent.Status is 400 or 413 or 415 or 422 ? Delivery.Rejected(sent.Error!)
        : Delivery.TryAgain(sent.Error!, sent.RetryAfter);
}
