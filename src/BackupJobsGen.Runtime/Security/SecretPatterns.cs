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
        "sas[-_]?key|sas[-_]?ur[il]|password|passwd|passphrase|secret|token|security_?pin|connection_?string|signature|credential"
        + "|base_?64|client_?assertion"
        + "|(?:account|primary|secondary|private|shared|shared_?access|storage|api|subscription|encryption|master|functions?|auth|host)"
        + "[-_]?key";

    /// <summary>Names that are secrets only as a whole.</summary>
    private const string ShortNames = "sig|pwd|pass|pin|access[-_]?key|userkey";

    private const string Equal = @"(?:=|%(?:25)*3D|(?>\\+)u003d|&\#61;|&\#x3d;)";
    private const string Ampersand = @"(?:[?&;]|(?<!\\)(?>\\+)u0026|%(?:25)*(?:26|3F))";

    /// <summary>A quote that ends at the same spelling. Quotation marks with backslashes have patterns of their own.</summary>
    private const string EscapedQuote = @"(?:'|(?>\\+)(?:'|u002[27])|&quot;|&apos;|&\#3[49];|%(?:25)*2[27])";

    /// <summary>The end of a name that is not in quotes, or is in escaped ones, and what its value begins after.</summary>
    private const string AfterName = @"(?>(?:" + EscapedQuote + @"|\]|%(?:25)*5D)?)(?>\s*)";

    private const string Schemes = "(?i:Bearer|Basic|Digest|Negotiate|NTLM|PoP|ApiKey|SharedKey(?:Lite)?|AWS4-HMAC-SHA256)";

    /// <summary>A value without quotes.</summary>
    private const string Unquoted = """[^&\s"'<>\\;,*{\[]+""";

    private const string MemberName =
        """(?<!\\)"(?=[\w.$ -]*?(?:""" + Names + "|(?<= )key|authorization|cookie)|(?:" + ShortNames
            + """)")(?>[\w.$ -]+)"(?>\s*):(?>\s*)""";

    /// <summary>What a list or an object contains, except nested lists and objects.</summary>
    private const string Flat = """[^{}\[\]"\\]|"(?>(?:[^"\\]|\\.)*)"?|\\.""";

    private const string Inner = @"[\[{](?>(?:" + Flat + @")*)[\]}]?";

    private const string Middle = @"[\[{](?>(?:" + Flat + "|" + Inner + @")*)[\]}]?";

    /// <summary>A colon and two slashes before the host of a URL that is quoted or encoded.</summary>
    private const string EncodedSlashes =
        @"(?::|%(?:25)*3A|&\#58;|&colon;)(?:(?>\\+)/(?>\\+)/|(?>\\+)u002f(?>\\+)u002f|(?:&\#x2f;|&\#47;|&sol;){2}|(?:%(?:25)*2F){2})";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The patterns with their replacements, in order.</summary>
    public static (Regex Pattern, string Replacement)[] All { get; } =
    [
        (PrivateKey(), "***"),
        (UserInfo(), "$1***@"),
        (EncodedUserInfo(), "$1***@"),
        (Cookie(), "$1***"),
        (SecretMember(), "$1***"),
        (SecretValue(), "$1***"),
        (SecretPair(), "$1***"),
        (EscapedSecretMember(), "$1***"),
        (SecretElement(), "$1***"),
        (QuotedSecret(), "$1***"),
        (AuthorizationHeader(), "$1***"),
        (ConnectionPassword(), "$1***"),
        (Password(), "$1***"),
        (SecretHeader(), "$1***"),
        (Authorization(), "$1 ***"),
        (SecretParameter(), "$1***"),
        (NamedSecret(), "$1***"),
        (CommandLineSecret(), "$1***"),
        (WebToken(), "***"),
        (KnownKey(), "***"),
    ];

    [GeneratedRegex(
        "-----BEGIN(?:[A-Z ]|%20){1,40}PRIVATE(?: |%20)KEY[A-Z ]{0,10}-----(?>(?:[^-]|-(?!----))*)(?:-----END[A-Z 0-9%]{0,60}-----)?",
        Options)]
    private static partial Regex PrivateKey();

    [GeneratedRegex("""(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*://)[^\s/?#"'<>]*@""", Options)]
    private static partial Regex UserInfo();

    /// <summary>The same in JSON, HTML or a query. The run has a limit, because many could begin within it.</summary>
    [GeneratedRegex(
        "(" + EncodedSlashes
            + """)(?:(?!%(?:25)*(?:2F|3F)|(?>\\+)u00[23]f|&(?:sol|\#47|\#x2f);)[^\s/?"'<>]){1,500}(?:@|%(?:25)*40|(?>\\+)u0040|&(?:\#64|\#x40|commat);)""",
        Options)]
    private static partial Regex EncodedUserInfo();

    /// <summary>All pairs of a cookie header.</summary>
    [GeneratedRegex(
        """\b((?:Set-)?Cookie2?(?>\\*["']?)(?>\s*)[:=](?>\s*)(?>\\*["']?))(?![\[{])[^\s;,"'<>\\]+(?>(?:;\s*[^\s;,"'<>\\]+)*)""", Options)]
    private static partial Regex Cookie();

    /// <summary>A string after a member name of JSON.</summary>
    [GeneratedRegex("(" + MemberName + "\"" + """)(?>(?:[^"\\]|\\.)*)""", Options | RegexOptions.Singleline)]
    private static partial Regex SecretMember();

    /// <summary>A list, an object or a number there.</summary>
    [GeneratedRegex(
        "(" + MemberName
            + @")(?:[\[{](?>(?:" + Flat + "|" + Middle + """)*)[\]}]?|-?\d[\d.eE+-]*)""",
        Options | RegexOptions.Singleline)]
    private static partial Regex SecretValue();

    /// <summary>The value next to a key or name: in a property bag of JSON, in settings of XML.</summary>
    [GeneratedRegex(
        """((?<![\w.-])(?:key|name)(?>["']?)(?>\s*)[:=](?>\s*)["'](?=[\w.$ -]*?(?:""" + Names + ")|(?:" + ShortNames
            + """)["'])(?>[\w.$ -]+)["'](?>[\s,]*)(?>["']?)value(?>["']?)(?>\s*)[:=](?>\s*)["'])(?>(?:[^"'\\]|\\.)*)""",
        Options | RegexOptions.Singleline)]
    private static partial Regex SecretPair();

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
        "((?:<|&lt;)(?>(?:[a-z0-9]+:)?)(?=[\\w.-]*?(?:" + Names + ")|(?:" + ShortNames
            + ")(?![\\w.-]))(?>[\\w.-]+)(?>[^<>&]*)(?:>|&gt;)(?>(?:<!\\[CDATA\\[)?))(?>(?:[^<&]|&(?!lt;))+)", Options)]
    private static partial Regex SecretElement();

    /// <summary>A value in escaped quotes, up to the same quote.</summary>
    [GeneratedRegex(
        "((?<![\\w.-])(?=[\\w.-]*?(?:" + Names + ")|(?:u0022|u0027|2[27])?(?:" + ShortNames + ")(?![\\w.-]))(?>[\\w.-]+)" + AfterName
            + "(?::|" + Equal + "|%(?:25)*3A)(?>\\s*)(?>N?)(?<q>" + EscapedQuote + "|\"))(?>(?:(?!\\k<q>).)*)",
        Options | RegexOptions.Singleline)]
    private static partial Regex QuotedSecret();

    [GeneratedRegex(
        """((?<![\w.-])(?i:(?:Proxy-)?Authorization)(?>\s*)[:=](?>\s*)(?:[A-Za-z][\w-]{2,20}(?>\s+))?)(?![a-z]+(?:[\s.,;]|$))""" + Unquoted,
        RegexOptions.CultureInvariant)]
    private static partial Regex AuthorizationHeader();

    /// <summary>A password up to the semicolon of a connection string, whatever characters it has.</summary>
    [GeneratedRegex("""((?<![\w.-])(?:password|pwd)(?>\s*)=(?>\s*))(?:\{[^}"]{1,256}\}|(?!')[^;"]{1,256}(?=;))""", Options)]
    private static partial Regex ConnectionPassword();

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

    /// <summary>
    /// A name and a value with an equals sign anywhere: in a query, a form, a connection string, a sentence. A comma before white space
    /// separates it from the next one, as in the string of a record, whose value may be empty, also before the end of the record.
    /// </summary>
    [GeneratedRegex(
        "((?<![\\w.-])(?=[\\w.-]*?(?:" + Names + ")|(?:(?:25)*(?:20|22|26|3F)|u0026)?(?:" + ShortNames
            + ")(?![\\w.-]))(?>[\\w.-]+)" + AfterName
            + Equal + """(?>\s*))(?!\*\*\*|\}(?:[\s,}]|$))(?:(?!%(?:25)*26|,(?:\s|$))[^&\s"'<>\\;])+""",
        Options)]
    private static partial Regex NamedSecret();

    /// <summary>An option of a command line and its value.</summary>
    [GeneratedRegex(
        """((?<![\w-])--(?i:(?=[\w-]*?(?:""" + Names + """))[\w-]+)(?>\s+))(?![a-z]+(?:[\s.,;]|$)|-)""" + Unquoted,
        RegexOptions.CultureInvariant)]
    private static partial Regex CommandLineSecret();

    /// <summary>A scheme and a token: long, and not one word in lower-case letters.</summary>
    [GeneratedRegex(
        """\b(""" + Schemes
            + """)(?>(?:\s|%(?:25)*20|(?>\\+)u0020|[:"'])+)(?:(?=(?>[a-z]*)[A-Z0-9\-._~+/=:%&])[A-Za-z0-9\-._~+/=:%&]{12,}|[a-z]{24,})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();

    [GeneratedRegex("""(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*)*""", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();

    /// <summary>Keys that need no name: of a storage account (64 bytes in Base64), and client secrets of Entra ID.</summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==|(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{30,}",
        RegexOptions.CultureInvariant)]
    private static partial Regex KnownKey();
}
