using System.Globalization;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Decides whether requests with credentials may go to a URL: only if it has the scheme, host and port of the endpoint, contains no
/// credentials and nothing that two parsers could read differently.
/// </summary>
public static class OriginGuard
{
    /// <summary>Checks that a URL has the endpoint's origin.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="url">The URL.</param>
    /// <exception cref="OriginMismatchException">It has another origin.</exception>
    public static void Check(Uri endpoint, Uri url)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(url);
        if (Reason(endpoint, url) is { } reason)
            throw new OriginMismatchException(endpoint, url.OriginalString, reason);
    }

    /// <summary>A URL from a response, checked and otherwise unchanged: signatures do not survive normalization.</summary>
    /// <param name="endpoint">The endpoint whose origin it must have.</param>
    /// <param name="requested">The URL that was requested; a relative URL is resolved against it.</param>
    /// <param name="url">The URL, absolute or relative.</param>
    /// <exception cref="OriginMismatchException">It has another origin, or is not a valid URL.</exception>
    public static Uri Follow(Uri endpoint, Uri requested, string url)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(requested);
        ArgumentNullException.ThrowIfNull(url);
        string text = url.Trim(' ');
        if (HasAmbiguousCharacter(text))
            throw new OriginMismatchException(endpoint, text, "it contains a backslash or a control character");
        if (text.StartsWith("//", StringComparison.Ordinal))
            text = requested.Scheme + ":" + text;
        else if (text.StartsWith('/'))
            text = requested.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + text;
        else if (!HasScheme(text) && Uri.TryCreate(requested, text, out Uri? resolved))
            text = resolved.AbsoluteUri;
        if (!TryVerbatim(text, out Uri? uri))
            throw new OriginMismatchException(endpoint, text, "it is not a valid HTTP URL");
        Check(endpoint, uri);
        return uri;
    }

    /// <summary>
    /// Where a handler sent a message on; null where that is the origin that the message was created for. A handler that follows
    /// redirects changes the message, or answers with another one.
    /// </summary>
    /// <param name="sent">The URL that the message was created for.</param>
    /// <param name="message">The message.</param>
    /// <param name="response">Its response; null if there is none.</param>
    internal static Uri? MovedTo(Uri sent, HttpRequestMessage message, HttpResponseMessage? response)
    {
        foreach (Uri? url in new[] { message.RequestUri, response?.RequestMessage?.RequestUri })
        {
            if (url is { IsAbsoluteUri: true } && Difference(sent, url) is not null)
                return url;
        }

        return null;
    }

    /// <summary>
    /// A URI whose path and query are sent as they are written. Characters that a request line cannot contain are escaped; the
    /// fragment, which is never sent, is removed.
    /// </summary>
    internal static bool TryVerbatim(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? uri)
    {
        int fragment = text.IndexOf('#', StringComparison.Ordinal);
        string sendable = Escape(fragment < 0 ? text : text[..fragment]);
        UriCreationOptions verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };
        return Uri.TryCreate(sendable, verbatim, out uri) && uri.Scheme is "https" or "http";
    }

    private static string? Reason(Uri endpoint, Uri url)
    {
        if (!url.IsAbsoluteUri)
            return "it is not absolute";
        if (HasAmbiguousCharacter(url.OriginalString))
            return "it contains a backslash or a control character";
        if (url.UserInfo.Length > 0 || Authority(url.OriginalString).Contains('@'))
            return "it contains credentials";
        return Difference(endpoint, url);
    }

    private static string? Difference(Uri endpoint, Uri url)
    {
        if (!url.Scheme.Equals(endpoint.Scheme, StringComparison.OrdinalIgnoreCase))
            return "it has another scheme";
        if (!url.IdnHost.Equals(endpoint.IdnHost, StringComparison.OrdinalIgnoreCase))
            return "it has another host";
        return url.Port == endpoint.Port ? null : "it has another port";
    }

    private static ReadOnlySpan<char> Authority(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = start < 0 ? url : url.AsSpan(start + 3);
        int end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    private static bool HasScheme(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0;
    }

    private static bool HasAmbiguousCharacter(string text) => text.Any(static c => c == '\\' || char.IsControl(c));

    private static string Escape(string text)
    {
        int path = text.IndexOf("://", StringComparison.Ordinal) is var start and >= 0 ? text.IndexOfAny(['/', '?'], start + 3) : -1;
        if (path < 0 || !text.AsSpan(path).ContainsAnyExceptInRange('!', '~'))
            return text;
        StringBuilder escaped = new(text, 0, path, text.Length + 16);
        foreach (byte b in Encoding.UTF8.GetBytes(text[path..]))
        {
            if (b is > 0x20 and < 0x7F)
                escaped.Append((char)b);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return escaped.ToString();
    }
}
