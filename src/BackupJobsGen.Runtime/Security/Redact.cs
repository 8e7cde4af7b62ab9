using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>
/// The one boundary between strings from outside and people, exceptions and logs: removes secrets, and characters that would
/// forge lines or drive a terminal.
/// </summary>
public static partial class Redact
{
    private const string Mask = "***";

    private const string SecretNames =
        "sas_?key|sas_?uri|password|secret|token|security_?pin|account_?key|primary_?key|secondary_?key|private_?key|connection_?string|authorization|signature";

    /// <summary>A URL without credentials and signatures.</summary>
    /// <param name="url">The URL; need not be valid.</param>
    public static string Url(string url) => Text(url);

    /// <summary>A URL without credentials and signatures; empty for null.</summary>
    /// <param name="url">The URL.</param>
    public static string Url(Uri? url) => url is null ? "" : Text(url.OriginalString);

    /// <summary>
    /// A string (a message, JSON, HTML, a URL) in one line, without bearer tokens, SAS keys, URL signatures, credentials in URLs
    /// and members with the name
    /// of a secret. Line breaks and tabs become spaces, other control characters question marks.
    /// </summary>
    /// <param name="text">Any string; its size costs linear time. Empty for null.</param>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        string result = WithoutControls(text);
        result = UserInfo().Replace(result, "$1" + Mask + "@");
        result = SecretMember().Replace(result, "$1" + Mask);
        result = EscapedSecretMember().Replace(result, "$1" + Mask);
        result = SecretParameter().Replace(result, "$1" + Mask);
        result = LoneSecret().Replace(result, "$1" + Mask);
        result = Authorization().Replace(result, "$1 " + Mask);
        return WebToken().Replace(result, Mask);
    }

    private static string WithoutControls(string text) =>
        text.Any(IsControl) ? string.Create(text.Length, text, static (chars, text) =>
        {
            for (int i = 0; i < chars.Length; i++)
                chars[i] = !IsControl(text[i]) ? text[i] : char.IsWhiteSpace(text[i]) ? ' ' : '?';
        }) : text;

    // The line and paragraph separators end a line in some log viewers.
    private static bool IsControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    // Each pattern starts where no other match can have started, and its runs are atomic, so that no input takes more than linear time.
    [GeneratedRegex("""(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*://)[^\s/?#"'<>]*@""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    [GeneratedRegex(
        """(?<!\\)("(?=\w*?(?:""" + SecretNames + """))(?>\w+)"(?>\s*):(?>\s*)")(?>(?:[^"\\]|\\.)*)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex SecretMember();

    /// <summary>
    /// The same in JSON that is itself a string in JSON, as inner errors are. The value ends at a quote with one backslash.
    /// </summary>
    [GeneratedRegex(
        """(?<!\\)((?>\\+)"(?=\w*?(?:""" + SecretNames
            + """))(?>\w+)(?>\\+)"(?>\s*):(?>\s*)(?>\\+)")(?>(?:[^"\\]|(?>\\{2,})"|(?>\\+)[^"\\])*)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EscapedSecretMember();

    /// <summary>Parameters of a URL; the ampersand may be escaped for JSON, HTML or another URL.</summary>
    [GeneratedRegex(
        """((?:[?&;]|\\u0026|%26|%3F)(?:sig|s|c|h|t|code|key|token|access_token|refresh_token|id_token|client_secret|password|secret|signature|x-amz-signature|(?:x[_-])?api[_-]?key|subscription[_-]key|access[_-]?key)(?:=|%3D))(?:(?!%26)[^&\s"'<>\\;])+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretParameter();

    /// <summary>The same at the start of a query or in a sentence, where only names that mean nothing else count.</summary>
    [GeneratedRegex(
        """(?<![\w%])((?:sig|access_token|refresh_token|id_token|client_secret|password|SharedAccessKey|AccountKey|SharedAccessSignature)=)[^&\s"'<>\\;]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LoneSecret();

    /// <summary>A scheme and a token: long, and not in lower-case letters only, as a word of a sentence is.</summary>
    [GeneratedRegex(
        """\b((?i:Bearer|Basic|SharedKey))(?>\s+)(?=(?>[a-z]*)[A-Z0-9\-._~+/=:%&])[A-Za-z0-9\-._~+/=:%&]{12,}""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();

    [GeneratedRegex("""(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?""", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();
}
