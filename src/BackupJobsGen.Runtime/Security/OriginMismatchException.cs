namespace BackupJobsGen.Runtime;

/// <summary>A URL from the service has another origin than the client's endpoint, or an answer came from there.</summary>
public sealed class OriginMismatchException : Exception
{
    internal OriginMismatchException(Uri endpoint, string url, string reason)
        : base(Redact.Text($"The URL {WithoutQuery(url)} is not followed: {reason}. Requests go to {Origin(endpoint)} only."))
    {
    }

    private OriginMismatchException(string message, Exception? inner)
        : base(Redact.Text(message), inner) => WasSent = true;

    /// <summary>
    /// Whether the request was sent to the other origin, by a handler of the <see cref="HttpClient"/> that follows redirects itself:
    /// its credentials are known there. False where nothing was sent.
    /// </summary>
    public bool WasSent { get; }

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());

    /// <param name="what">What was sent.</param>
    /// <param name="sent">Where it was to go.</param>
    /// <param name="answered">Where a handler sent it.</param>
    /// <param name="remedy">How the caller prevents it.</param>
    /// <param name="inner">How the request to the other origin ended, unless it was answered.</param>
    internal static OriginMismatchException Sent(string what, Uri sent, Uri answered, string remedy, Exception? inner) => new(
        $"{what} was sent on to {Origin(answered)}, which is another origin than {Origin(sent)}: a handler of the HttpClient followed a "
        + $"redirect by itself. Credentials and body may have been sent there: replace the credentials unless you trust it. "
        + remedy, inner);

    // A service that moves a request repeats its query, and any parameter of it may be a credential.
    private static string WithoutQuery(string url) => url.IndexOfAny(['?', '#']) is var end and >= 0 ? url[..end] : url;

    private static string Origin(Uri url) => url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
