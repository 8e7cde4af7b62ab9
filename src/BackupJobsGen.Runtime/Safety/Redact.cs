using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>The one place that takes secrets out of texts before a person or a log sees them.</summary>
public static partial class Redact
{
    private const string Mask = "***";

    /// <summary>A URL without credentials and signatures.</summary>
    public static string Url(string url) => Text(WithoutControls(url));

    /// <summary>A URL without credentials and signatures.</summary>
    public static string Url(Uri? url) => url is null ? "" : Url(url.OriginalString);

    /// <summary>Any text (a message, JSON, HTML) without bearer tokens, SAS keys, URL signatures, credentials in URLs and members that are secret by their name.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        string result = UserInfo().Replace(text, "$1" + Mask + "@");
        result = SecretMember().Replace(result, "$1" + Mask);
        result = EscapedSecretMember().Replace(result, "$1" + Mask);
        result = SecretParameter().Replace(result, "$1" + Mask);
        result = LoneSecret().Replace(result, "$1" + Mask);
        result = Authorization().Replace(result, "$1 " + Mask);
        return WebToken().Replace(result, Mask);
    }

    /// <summary>A line break in a URL would begin a line of its own in a log.</summary>
    private static string WithoutControls(string url) =>
        url.Any(char.IsControl) ? string.Create(url.Length, url, static (chars, text) =>
        {
            for (int i = 0; i < chars.Length; i++)
                chars[i] = char.IsControl(text[i]) ? '?' : text[i];
        }) : url;

    // Each pattern begins where no match can have begun before, so that no text, however hostile, takes more than linear time.
    [GeneratedRegex("""(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*://)[^\s/?#"'<>]*@""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    [GeneratedRegex("""(?<!\\)("\w*(?:sas_?key|sas_?uri|password|secret|token|security_?pin|account_?key|primary_?key|secondary_?key|private_?key|connection_?string|authorization|signature)\w*"\s*:\s*")(?:[^"\\]|\\.)*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex SecretMember();

    /// <summary>The same in JSON that is itself a string in JSON, as inner errors are.</summary>
    [GeneratedRegex("""(?<!\\)(\\+"\w*(?:sas_?key|sas_?uri|password|secret|token|security_?pin|account_?key|primary_?key|secondary_?key|private_?key|connection_?string|authorization|signature)\w*\\+"\s*:\s*\\+")[^"\\]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EscapedSecretMember();

    /// <summary>Parameters of a URL; the ampersand may be escaped for JSON, HTML or another URL.</summary>
    [GeneratedRegex("""((?:[?&;]|\\u0026|%26|%3F)(?:sig|s|c|h|t|code|key|token|access_token|refresh_token|id_token|client_secret|password|secret|signature|x-amz-signature)(?:=|%3D))(?:(?!%26)[^&\s"'<>\\;])+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretParameter();

    /// <summary>The same at the start of a query or in a text, where only names that mean nothing else count.</summary>
    [GeneratedRegex("""(?<![\w%])((?:sig|access_token|refresh_token|id_token|client_secret|password|SharedAccessKey|AccountKey|SharedAccessSignature)=)[^&\s"'<>\\;]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LoneSecret();

    /// <summary>A scheme and what can be no word of a sentence: long, and not in small letters only.</summary>
    [GeneratedRegex("""\b((?i:Bearer|Basic|SharedKey))\s+(?=[a-z]*[A-Z0-9\-._~+/=:%&])[A-Za-z0-9\-._~+/=:%&]{12,}""", RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();

    [GeneratedRegex("""(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?""", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();
}
