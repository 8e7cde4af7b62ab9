using System.Globalization;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// The one place that decides whether a URL may be asked: same scheme, host and port as the endpoint, no credentials
/// in it, nothing that two parsers could read differently.
/// </summary>
internal static class OriginGuard
{
    /// <exception cref="OriginMismatchException">The URL is not of the endpoint's origin.</exception>
    public static void Check(Uri endpoint, Uri url)
    {
        if (Reason(endpoint, url) is { } reason)
            throw new OriginMismatchException(endpoint, url.OriginalString, reason);
    }

    public static bool IsSame(Uri endpoint, Uri url) => Reason(endpoint, url) is null;

    /// <summary>A URL from a response (absolute, or relative to the URL that was asked), checked, and otherwise left to the letter.</summary>
    /// <param name="endpoint">Whose origin it must have.</param>
    /// <param name="requested">What was asked; relative URLs start from it.</param>
    /// <param name="url">The URL's text.</param>
    /// <exception cref="OriginMismatchException">The URL is not of the endpoint's origin, or no URL at all.</exception>
    public static Uri Follow(Uri endpoint, Uri requested, string url)
    {
        string text = url.Trim(' ');
        if (HasAmbiguousCharacter(text))
            throw new OriginMismatchException(endpoint, text, "it holds a backslash or a control character");
        if (text.StartsWith("//", StringComparison.Ordinal))
            text = requested.Scheme + ":" + text;
        else if (text.StartsWith('/'))
            text = requested.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + text;
        else if (!HasScheme(text) && Uri.TryCreate(requested, text, out Uri? resolved))
            text = resolved.AbsoluteUri;
        if (!TryVerbatim(text, out Uri? uri))
            throw new OriginMismatchException(endpoint, text, "it is no HTTP URL");
        Check(endpoint, uri);
        return uri;
    }

    /// <summary>
    /// A URI whose path and query go onto the wire as they are written: signatures do not survive re-encoding. What may not stand in
    /// a request line is escaped; the fragment, which is never sent, is cut off.
    /// </summary>
    public static bool TryVerbatim(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? uri)
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
            return "it holds a backslash or a control character";
        if (url.UserInfo.Length > 0 || Authority(url.OriginalString).Contains('@'))
            return "it holds credentials";
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
