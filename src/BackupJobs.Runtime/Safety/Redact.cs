using System.Text.RegularExpressions;

namespace BackupJobs.Runtime;

/// <summary>The one place that takes secrets out of texts before a person or a log sees them.</summary>
public static partial class Redact
{
    private const string Mask = "***";

    /// <summary>A URL without credentials and signatures.</summary>
    public static string Url(string url) => Text(url);

    /// <summary>A URL without credentials and signatures.</summary>
    public static string Url(Uri? url) => url is null ? "" : Text(url.OriginalString);

    /// <summary>Any text (a message, JSON, HTML) without bearer tokens, SAS keys, URL signatures, credentials in URLs and members that are secret by their name.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        string result = UserInfo().Replace(text, "$1" + Mask + "@");
        result = SecretMember().Replace(result, "$1" + Mask);
        result = SecretParameter().Replace(result, "$1" + Mask);
        result = Authorization().Replace(result, "$1 " + Mask);
        return WebToken().Replace(result, Mask);
    }

    [GeneratedRegex("""\b([a-z][a-z0-9+.-]*://)[^\s/?#"'<>]*@""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    /// <summary>JSON members, also with their quotes escaped, as JSON in a message is.</summary>
    [GeneratedRegex("""(\\*"\w*(?:sas_?key|sas_?token|sas_?uri|password|secret|access_?token|refresh_?token|id_?token|account_?key|primary_?key|secondary_?key|private_?key|connection_?string|authorization|signature)\w*\\*"\s*:\s*\\*")(?:[^"\\]|\\(?!"(?:\s*[,}\]]|\s*$)).)*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretMember();

    /// <summary>Parameters of a query, wherever one stands in a text; the ampersand may be escaped for JSON, HTML or another URL.</summary>
    [GeneratedRegex("""((?:[?&;]|\\u0026|%26|%3F|^|(?<=[\s"']))(?:sig|s|c|h|t|skoid|sktid|code|key|token|access_token|refresh_token|client_secret|password|secret|signature|x-amz-signature)(?:=|%3D))[^&\s"'<>\\;]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretParameter();

    [GeneratedRegex("""\b(Bearer|Basic|SharedKey|SharedAccessSignature)\s+[A-Za-z0-9\-._~+/=:%&]{8,}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();

    [GeneratedRegex("""\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?""", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();
}
