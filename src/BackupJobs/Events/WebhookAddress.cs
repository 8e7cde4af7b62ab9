namespace BackupJobs;

/// <summary>The URL of a webhook. Its path and query may be secret; its name is shown.</summary>
internal sealed class WebhookAddress
{
    public WebhookAddress(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        Url = url;
        if (!url.IsAbsoluteUri)
            throw Invalid(nameof(url), "it is not absolute");
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            throw Invalid(nameof(url), "it must be HTTPS, or HTTP on a loopback address");
        if (url.UserInfo.Length > 0)
            throw Invalid(nameof(url), "it contains credentials");
        if (url.Fragment.Length > 0)
            throw Invalid(nameof(url), "it has a fragment");
    }

    public Uri Url { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Name => Url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private static ArgumentException Invalid(string parameter, string why) =>
        new($"The URL of a webhook is not allowed: {why}.", parameter);
}
