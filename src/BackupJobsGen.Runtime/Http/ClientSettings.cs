using System.ComponentModel;
using System.Globalization;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Options of a client in a container: reads them from a configuration, and checks them before the first request.</summary>
/// <param name="path">Where the configuration's section is, for messages; null for its root.</param>
/// <param name="value">The value of a key below the section, with colons between names; null if there is none.</param>
/// <param name="children">The names directly below a key of the section; those of the section itself for an empty key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClientSettings(string? path, Func<string, string?> value, Func<string, IEnumerable<string>> children)
{
    // Whatever was asked for, in order: what else the section has is not known.
    private readonly List<string> _known = [];

    /// <summary>Sets the options that the configuration has.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="InvalidOperationException">A value is not valid; the message names its key.</exception>
    public void Read(ApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Endpoint = Url(nameof(ApiClientOptions.Endpoint)) ?? options.Endpoint;
        options.ApiVersion = Text(nameof(ApiClientOptions.ApiVersion)) ?? options.ApiVersion;
        options.MaxPages = Count(nameof(ApiClientOptions.MaxPages)) ?? options.MaxPages;
        options.MaxResponseBytes = Count(nameof(ApiClientOptions.MaxResponseBytes)) ?? options.MaxResponseBytes;
        options.MaxItemBytes = Count(nameof(ApiClientOptions.MaxItemBytes)) ?? options.MaxItemBytes;
        options.UsesHandlerCredentials = Flag(nameof(ApiClientOptions.UsesHandlerCredentials)) ?? options.UsesHandlerCredentials;
        options.UsesHandlerRouting = Flag(nameof(ApiClientOptions.UsesHandlerRouting)) ?? options.UsesHandlerRouting;
        if (Text(nameof(ApiClientOptions.ClientRequestIdHeader)) is { } header)
        {
            try
            {
                options.ClientRequestIdHeader = header;
            }
            catch (ArgumentException)
            {
                throw Invalid(nameof(ApiClientOptions.ClientRequestIdHeader), "is not the name of such a header", header);
            }
        }

        string[] codes = [.. List(nameof(ApiClientOptions.FinalThrottlingCodes))];
        if (codes.Length > 0)
            options.FinalThrottlingCodes = ValueList.From(codes);
    }

    /// <summary>A secret: the value itself.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="location">Where it is sent.</param>
    /// <returns>Null if the configuration has none.</returns>
    /// <exception cref="InvalidOperationException">The value cannot be sent there; the message does not show it.</exception>
    public ApiCredential? Secret(string option, CredentialLocation location) => Text(option) is not { } secret ? null
        : location.CanCarry(secret) ? secret
        : throw Invalid(
            option, $"has characters that cannot be sent in a {location.ToString().ToLowerInvariant()}, such as a line break", null);

    /// <summary>A user name and a password: <c>UserName</c> and <c>Password</c> below the option.</summary>
    /// <param name="option">Name of the option.</param>
    /// <returns>Null if the configuration has none.</returns>
    /// <exception cref="InvalidOperationException">The user name is missing or not valid.</exception>
    public BasicCredential? Basic(string option)
    {
        (string? user, string? password) = (Text(option + ":UserName"), Text(option + ":Password"));
        if (user is null && password is null)
            return null;
        if (user is null)
            throw Missing(option + ":UserName", "");
        // An empty password is one, if the configuration says so.
        password ??= value(option + ":Password") ?? throw Missing(option + ":Password", "; an empty one is \"\"");
        try
        {
            return new BasicCredential(user, password);
        }
        catch (ArgumentException fault)
        {
            throw Invalid(option, "is not valid: " + fault.Message.TrimEnd('.'), null);
        }
    }

    /// <summary>
    /// A token: the value itself, or the client that requests it: <c>ClientId</c>, <c>ClientSecret</c>, <c>TokenEndpoint</c> and
    /// <c>Scopes</c>, with spaces between them, below the option.
    /// </summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="hasEndpoint">Whether the document says where tokens are requested.</param>
    /// <returns>Null if the configuration has none.</returns>
    /// <exception cref="InvalidOperationException">A value is missing or not valid.</exception>
    public ApiCredential? Token(string option, bool hasEndpoint = true)
    {
        (string? id, string? secret) = (Text(option + ":ClientId"), Text(option + ":ClientSecret"));
        (Uri? endpoint, string? scopes) = (Url(option + ":TokenEndpoint"), Text(option + ":Scopes"));
        if (id is null && secret is null && endpoint is null && scopes is null)
            return Secret(option, CredentialLocation.Header);
        if (value(option) is { Length: > 0 })
            throw Invalid(option, "is a token and the client that requests one; leave out one of them", null);
        if (endpoint is null && !hasEndpoint)
            throw Missing(option + ":TokenEndpoint", ": the document names none");
        if (endpoint is not null && !ClientCredentials.IsTokenEndpoint(endpoint))
            throw Invalid(option + ":TokenEndpoint", ClientCredentials.EndpointRule, Redact.Url(endpoint));
        return new ClientCredentials(id ?? throw Missing(option + ":ClientId", ""), secret ?? throw Missing(option + ":ClientSecret", ""))
        {
            TokenEndpoint = endpoint,
            Scopes = scopes?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>
    /// Refuses what the section has and no option reads: a misspelled name would otherwise be a default. Nothing is refused at the root of
    /// a configuration, which has the settings of everything else as well. Called after all options are read.
    /// </summary>
    /// <exception cref="InvalidOperationException">The section has names that are not known.</exception>
    public void RefuseUnknown()
    {
        if (string.IsNullOrEmpty(path))
            return;
        if (_known.Select(Parent).FirstOrDefault(IsValueInPlaceOfSection) is { } section)
            throw Invalid(
                section,
                IsList(Below(section))
                    ? $"is a list: set an entry for each value, '{path}:{section}:0', '{path}:{section}:1' and so on"
                    : $"has no value of its own: set {string.Join(", ", Below(section))} below it",
                null);
        if (Unknown("").FirstOrDefault() is not { } unknown)
            return;
        int parent = unknown.LastIndexOf(':') + 1;
        string[] names =
        [
            .. _known.Where(key => key.StartsWith(unknown[..parent], StringComparison.OrdinalIgnoreCase) && key.Length > parent)
                .Select(key => key[parent..].Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        string hint = IsList(names) ? "; the entries of a list are numbered from 0, without gaps"
            : Nearest.To(unknown[parent..], names) is { } nearest ? $"; did you mean '{nearest}'?"
            : names.Length > 0 ? $"; known names: {string.Join(", ", names)}"
            : "; a value is expected and no section";
        throw new InvalidOperationException($"The setting '{path}:{unknown}' is not known{hint}");
    }

    /// <summary>What cannot be called with options that are valid for some operations.</summary>
    /// <param name="options">The options.</param>
    /// <param name="required">What operations require.</param>
    /// <returns>A sentence; null if some operation with credentials can be called.</returns>
    public static string? Warning(ApiClientOptions options, params SecurityRequirements[] required)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] missing =
            [.. (required ?? []).Where(static one => !one.IsOptional).Select(one => CallCredentials.MissingFrom(one, options))];
        return !options.RequiresCredentials || missing.Length == 0 || Array.Exists(missing, static one => one is null)
            ? null
            : $"No credential is set: only operations without security can be called. The others require {string.Join("; ", missing.Distinct())}. "
                + $"Set {options.Name(nameof(options.UsesHandlerCredentials))} if a handler of the HttpClient adds them.";
    }

    /// <summary>What is wrong with options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="needsCredentials">Whether no operation can be called without credentials.</param>
    /// <param name="required">What each operation with credentials requires.</param>
    /// <returns>One sentence for each fault.</returns>
    public static string[] Failures(ApiClientOptions options, bool needsCredentials, params SecurityRequirements[] required)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> failures = [];
        if (options.Endpoint is { } endpoint && !IsEndpoint(endpoint))
            failures.Add(
                $"{options.Name(nameof(options.Endpoint))} {EndpointRule}");
        if (options.TimeProvider is null)
            failures.Add($"{options.Name(nameof(options.TimeProvider))} must not be null.");
        if (options.FinalThrottlingCodes is null)
            failures.Add($"{options.Name(nameof(options.FinalThrottlingCodes))} must not be null.");
        if (options.ClientRequestIdHeader is { Length: > 0 } header
            && (required ?? []).Select(one => CallCredentials.SchemeOf(one, header)).OfType<string>().FirstOrDefault() is { } scheme)
            failures.Add($"{options.Name(nameof(options.ClientRequestIdHeader))} {IdInPlaceOf(header, scheme)}");
        string?[] missing = [.. (required ?? []).Select(requirement => CallCredentials.MissingFrom(requirement, options))];
        if (needsCredentials && options.RequiresCredentials
            && missing.Length > 0 && Array.TrueForAll(missing, static one => one is not null))
            failures.Add(
                $"No credential is set, and every operation needs one: {string.Join("; ", missing.Distinct())}. "
                + $"Set {options.Name(nameof(options.UsesHandlerCredentials))} if a handler of the HttpClient adds them.");
        return [.. failures];
    }

    /// <summary>Checks that it is known where requests go.</summary>
    /// <returns>The HTTP client.</returns>
    /// <exception cref="InvalidOperationException">Neither the options nor the HTTP client say so.</exception>
    public static HttpClient WithEndpoint(HttpClient http, ApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        return options.Endpoint is not null || http.BaseAddress is not null
            ? http
            : throw new InvalidOperationException(
                $"The document's server has variables without a default: set {options.Name(nameof(options.Endpoint))} or the base address of the HttpClient.");
    }

    internal const string EndpointRule = "must be an absolute http or https URL without user info, query and fragment.";

    /// <summary>What is wrong with the header of the client request id.</summary>
    internal static string IdInPlaceOf(string header, string scheme) =>
        $"is '{header}', the header of the credential of '{scheme}': set another one, or an empty one for no id.";

    internal static bool IsEndpoint(Uri endpoint) =>
        endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp)
            && endpoint.UserInfo.Length + endpoint.Query.Length + endpoint.Fragment.Length == 0;

    private static string Parent(string key) => key[..Math.Max(key.LastIndexOf(':'), 0)];

    private bool IsValueInPlaceOfSection(string key) =>
        key.Length > 0 && !_known.Contains(key, StringComparer.OrdinalIgnoreCase) && value(key) is { Length: > 0 };

    private IEnumerable<string> Below(string section) =>
        _known.Where(key => Parent(key) == section).Select(key => key[(section.Length + 1)..]).Distinct();

    private static bool IsList(IEnumerable<string> names) => names.Contains("0", StringComparer.Ordinal);

    private IEnumerable<string> Unknown(string key) => children(key)
        .Select(name => key.Length == 0 ? name : $"{key}:{name}")
        .SelectMany(child => IsKnown(child) ? Unknown(child) : [child]);

    private bool IsKnown(string key) => _known.Exists(known =>
        known.StartsWith(key, StringComparison.OrdinalIgnoreCase) && (known.Length == key.Length || known[key.Length] == ':'));

    private string? Text(string key)
    {
        _known.Add(key);
        return value(key) is { Length: > 0 } text ? text : null;
    }

    private IEnumerable<string> List(string key)
    {
        for (int i = 0; Text($"{key}:{i}") is { } item; i++)
            yield return item;
    }

    private Uri? Url(string key) => Text(key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? url : throw Invalid(key, "is not an absolute URL", text);

    private bool? Flag(string key) => Text(key) is not { } text ? null
        : bool.TryParse(text, out bool isSet) ? isSet : throw Invalid(key, "is not true or false", text);

    private int? Count(string key) => Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count
            : throw Invalid(key, "is not a number of at least 1", text);

    // The names are refused later than a value is missed, and one of them may be meant for it.
    private InvalidOperationException Missing(string key, string more)
    {
        string[] unknown = [.. children(Parent(key)).Where(name => !IsKnown($"{Parent(key)}:{name}"))];
        string hint = Nearest.To(key[(key.LastIndexOf(':') + 1)..], unknown) is { } near ? $"; is '{near}' meant for it?" : "";
        return Invalid(key, "is missing" + more + hint, null);
    }

    private InvalidOperationException Invalid(string key, string problem, string? text)
    {
        string setting = string.IsNullOrEmpty(path) ? key : path + ":" + key;
        string value = text is null ? "" : $": '{Redact.Text(text)}'";
        return new($"The setting '{setting}' {problem}{value}.");
    }
}
