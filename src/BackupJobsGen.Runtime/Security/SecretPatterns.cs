using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>
/// How secrets look in strings from outside. Services quote each other: JSON in JSON, URLs in URLs, headers in messages. So quotes,
/// ampersands and equals signs are also found in their escaped forms.
/// </summary>
/// <remarks>Each pattern starts where no other match can have started, and its runs are atomic, so that no input takes more than linear
/// time.</remarks>
internal static partial class SecretPatterns
{
    /// <summary>What a name contains that is the name of a secret.</summary>
    private const string Names =
        "sas_?key|sas_?ur[il]|sas_?token|password|passwd|passphrase|secret|token|security_?pin|connection_?string|signature|credential"
        + "|base_?64|client_?assertion"
        + "|(?:account|primary|secondary|private|shared|shared_?access|storage|api|subscription|encryption|master|function)[-_]?key";

    /// <summary>Names that are secrets only as a whole.</summary>
    private const string ShortNames = "sig|pwd|pin|access_?key|accesskey|userkey";

    private const string Equal = @"(?:=|%(?:25)*3D|(?>\\+)u003d|&\#61;|&\#x3d;)";
    private const string Ampersand = @"(?:[?&;]|(?<!\\)(?>\\+)u0026|%(?:25)*(?:26|3F))";

    /// <summary>A quote that ends at the same spelling. Quotation marks with backslashes have patterns of their own.</summary>
    private const string EscapedQuote = @"(?:'|(?>\\+)(?:'|u002[27])|&quot;|&apos;|&\#3[49];|%(?:25)*2[27])";

    /// <summary>The end of a name that is not in quotes, or is in escaped ones, and what its value begins after.</summary>
    private const string AfterName = @"(?>" + EscapedQuote + @"?)(?>\s*)";

    private const string Schemes = "(?i:Bearer|Basic|Digest|Negotiate|NTLM|PoP|SharedKey(?:Lite)?|AWS4-HMAC-SHA256)";

    /// <summary>A value without quotes.</summary>
    private const string Unquoted = """[^&\s"'<>\\;,*{\[]+""";

    private const string MemberName =
        """(?<!\\)"(?=[\w.-]*?(?:""" + Names + "|authorization|cookie)|(?:" + ShortNames + """)")(?>[\w.-]+)"(?>\s*):(?>\s*)""";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The patterns with their replacements, in order.</summary>
    public static (Regex Pattern, string Replacement)[] All { get; } =
    [
        (PrivateKey(), "***"),
        (UserInfo(), "$1***@"),
        (Cookie(), "$1***"),
        (SecretMember(), "$1***"),
        (SecretValue(), "$1***"),
        (EscapedSecretMember(), "$1***"),
        (SecretElement(), "$1***"),
        (QuotedSecret(), "$1***"),
        (AuthorizationHeader(), "$1***"),
        (Password(), "$1***"),
        (SecretHeader(), "$1***"),
        (Authorization(), "$1 ***"),
        (SecretParameter(), "$1***"),
        (NamedSecret(), "$1***"),
        (WebToken(), "***"),
        (KnownKey(), "***"),
    ];

    [GeneratedRegex("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?>[^-]*)(?:-----END [A-Z ]{0,40}-----)?", Options)]
    private static partial Regex PrivateKey();

    [GeneratedRegex("""(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*://)[^\s/?#"'<>]*@""", Options)]
    private static partial Regex UserInfo();

    /// <summary>All pairs of a cookie header.</summary>
    [GeneratedRegex(
        """\b((?:Set-)?Cookie2?(?>\\*["']?)(?>\s*)[:=](?>\s*)(?>\\*["']?))[^\s;,"'<>\\]+(?>(?:;\s?[^\s;,"'<>\\]+)*)""", Options)]
    private static partial Regex Cookie();

    /// <summary>A string after a member name of JSON.</summary>
    [GeneratedRegex("(" + MemberName + "\"" + """)(?>(?:[^"\\]|\\.)*)""", Options | RegexOptions.Singleline)]
    private static partial Regex SecretMember();

    /// <summary>A list, an object or a number there.</summary>
    [GeneratedRegex(
        "(" + MemberName
            + """)(?:\[(?>(?:[^\]"\\]|"(?>(?:[^"\\]|\\.)*)"?|\\.)*)\]?|\{(?>(?:[^{}"\\]|"(?>(?:[^"\\]|\\.)*)"?|\\.)*)\}?|-?\d[\d.eE+-]*)""",
        Options | RegexOptions.Singleline)]
    private static partial Regex SecretValue();

    /// <summary>
    /// The same in JSON that is itself a string in JSON, as inner errors are. The value ends at a quote with one backslash.
    /// </summary>
    [GeneratedRegex(
        """(?<!\\)((?>\\+)"(?=[\w.-]*?(?:""" + Names + "|authorization|cookie)|(?:" + ShortNames
            + """)\\)(?>[\w.-]+)(?>\\+)"(?>\s*):(?>\s*)(?>\\+)")(?>(?:[^"\\]|(?>\\{2,})"|(?>\\+)[^"\\])*)""",
        Options)]
    private static partial Regex EscapedSecretMember();

    /// <summary>An element of XML.</summary>
    [GeneratedRegex(
        "((?:<|&lt;)(?>(?:[a-z0-9]+:)?)(?=[\\w.-]*?(?:" + Names + "))(?>[\\w.-]+)(?>[^<>&]*)(?:>|&gt;))(?>[^<&]+)", Options)]
    private static partial Regex SecretElement();

    /// <summary>A value in escaped quotes, up to the same quote.</summary>
    [GeneratedRegex(
        "((?<![\\w.-])(?=[\\w.-]*?(?:" + Names + ")|(?:u0022|u0027|2[27])?(?:" + ShortNames + ")(?![\\w.-]))(?>[\\w.-]+)" + AfterName
            + "(?::|" + Equal + "|%(?:25)*3A)(?>\\s*)(?<q>" + EscapedQuote + "|\"))(?>(?:(?!\\k<q>).)*)",
        Options | RegexOptions.Singleline)]
    private static partial Regex QuotedSecret();

    [GeneratedRegex(
        """((?<![\w.-])(?i:Authorization)(?>\s*)[:=](?>\s*)(?:""" + Schemes + """(?>\s+))?)(?![a-z]+(?:[\s.,;]|$))""" + Unquoted,
        RegexOptions.CultureInvariant)]
    private static partial Regex AuthorizationHeader();

    /// <summary>A colon in prose is followed by a word in lower case, a password as a rule is not.</summary>
    [GeneratedRegex(
        """((?<![\w.-])(?=(?>[\w.-]*?)(?i:password|passwd|passphrase|pwd|secret|pin):)(?>[\w.-]+):(?>\s*))(?![a-z]+(?:[\s.,;]|$))"""
            + Unquoted,
        RegexOptions.CultureInvariant)]
    private static partial Regex Password();

    /// <summary>Headers whose value is a secret: long, or with other characters than letters, as no word of a sentence is.</summary>
    [GeneratedRegex(
        """((?<![\w.-])(?i:(?=[\w.-]*?(?:""" + Names + ")|(?:" + ShortNames
            + """):)(?>[\w.-]+):(?>\s*)))(?![a-z]+(?:[\s.,;]|$))(?="""
            + Unquoted + """(?<=[^\s]{16}|[0-9+/=_~$!%#]))""" + Unquoted,
        RegexOptions.CultureInvariant)]
    private static partial Regex SecretHeader();

    /// <summary>Parameters of a URL, some of which are secrets only there.</summary>
    [GeneratedRegex(
        "(" + Ampersand
            + "(?:sig|s|c|h|t|code|key|token|secret|x-amz-(?:signature|credential|security-token)|(?:x[_-])?api[_-]?key|access[_-]?key"
            + "|client_assertion)" + Equal + """)(?:(?!%(?:25)*26)[^&\s"'<>\\;])+""",
        Options)]
    private static partial Regex SecretParameter();

    /// <summary>A name and a value with an equals sign anywhere: in a query, a form, a connection string, a sentence.</summary>
    [GeneratedRegex(
        "((?<![\\w.-])(?=[\\w.-]*?(?:" + Names + ")|(?:(?:25)*(?:20|22|26|3F)|u0026)?(?:" + ShortNames
            + ")(?![\\w.-]))(?>[\\w.-]+)" + AfterName
            + Equal + """(?>\s*))(?!\*\*\*)(?:(?!%(?:25)*26)[^&\s"'<>\\;])+""",
        Options)]
    private static partial Regex NamedSecret();

    /// <summary>A scheme and a token: long, and not one word in lower-case letters.</summary>
    [GeneratedRegex(
        """\b(""" + Schemes
            + """)(?>\s+)(?:(?=(?>[a-z]*)[A-Z0-9\-._~+/=:%&])[A-Za-z0-9\-._~+/=:%&]{12,}|[a-z]{24,})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();

    [GeneratedRegex("""(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)*""", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();

    /// <summary>Keys that need no name: of a storage account (64 bytes in Base64), and client secrets of Entra ID.</summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==|(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{30,}",
        RegexOptions.CultureInvariant)]
    private static partial Regex KnownKey();
}
