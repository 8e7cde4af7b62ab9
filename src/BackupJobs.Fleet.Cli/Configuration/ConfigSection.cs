using System.Globalization;
using BackupJobsGen;
using BackupJobsGen.Json;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Cli;

/// <summary>
/// An object of a configuration file. Reads its members, and reports mistakes with their places: members of another type, values out
/// of range, and at the end unknown names.
/// </summary>
internal sealed partial class ConfigSection(JsonNode node, string path, ConfigReader reader)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    public bool Has(string name) => Find(name) is not null;

    public bool IsEmptyList(string name) => Find(name) is { Kind: JsonKind.Array } list && list.Items.IsEmpty;

    public string? Text(string name)
    {
        JsonNode? value = Find(name);
        if (value is null)
            return null;
        if (value is { IsString: true, Value.Length: > 0 })
            return IsPlain(value, name) ? value.Value : null;
        Report(value, $"'{Full(name)}' must be a string that is not empty.");
        return null;
    }

    public string RequiredText(string name)
    {
        if (Find(name) is null)
            Report(node, $"'{Full(name)}' is missing.");
        return Text(name) ?? "";
    }

    public T Parsed<T>(string name, T otherwise, Func<string, T?> parse, string expected, JsonKind kind = JsonKind.String)
        where T : struct
    {
        if (Find(name) is not { } value)
            return otherwise;
        string text = value.Kind == kind ? value.Value : "";
        if (text.Length > 0 && parse(text) is { } result)
            return result;
        Report(value, $"'{Full(name)}' must be {expected}.");
        return otherwise;
    }

    public bool Flag(string name)
    {
        JsonNode? value = Find(name);
        if (value is not null && value.Kind is not (JsonKind.True or JsonKind.False))
            Report(value, $"'{Full(name)}' must be true or false.");
        return value?.IsTrue == true;
    }

    public Uri? Url(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
            return url;
        Report(
            Find(name)!,
            PortOf(text) is { } port
                ? $"'{Full(name)}' has the port {port}; the last one is {ushort.MaxValue.ToString(CultureInfo.InvariantCulture)}."
                : $"'{Full(name)}' must be an absolute http or https URL.");
        return null;
    }

    // Why the framework refuses a URL, it does not say.
    private static string? PortOf(string url)
    {
        string authority = url.Split("://", 2)[^1].Split('/', '?', '#')[0];
        string port = authority[(authority.LastIndexOf(':') + 1)..];
        return port.Length < authority.Length && port.Length > 4 && port.All(char.IsAsciiDigit) ? port : null;
    }

    /// <summary>A URL that secrets or the names of customers are sent to.</summary>
    public Uri? PrivateUrl(string name)
    {
        Uri? url = Url(name);
        if (url is not null && !LocalAddress.IsAllowed(url))
            Report(Find(name)!, $"'{Full(name)}' {LocalAddress.Rule}.");
        return url;
    }

    /// <summary>Strings: one, or an array of them.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        JsonNode? value = Find(name);
        if (value is null)
            return [];
        if (value.IsString)
            return IsPlain(value, name) ? [value.Value] : [];
        if (value.Kind != JsonKind.Array)
        {
            Report(value, $"'{Full(name)}' must be a string or an array of strings.");
            return [];
        }

        List<string> texts = [];
        foreach (JsonNode item in value.Items)
        {
            if (!item.IsString)
                Report(item, $"'{Full(name)}' must have strings only.");
            else if (IsPlain(item, name))
                texts.Add(item.Value);
        }

        return texts;
    }

    public IReadOnlyList<T> Enums<T>(string name)
        where T : struct, Enum => [.. Texts(name).Select(text => EnumOf<T>(name, text)).OfType<T>()];

    public T? EnumOf<T>(string name)
        where T : struct, Enum => Text(name) is { } text ? EnumOf<T>(name, text) : null;

    /// <summary>Where a secret is: an object with <c>file</c> or <c>variable</c>.</summary>
    public SecretSource? Secret(string name)
    {
        JsonNode? value = Find(name);
        if (value is null)
            return null;
        if (value.IsObject)
            return SecretOf(new ConfigSection(value, Full(name), reader), value);
        Report(
            value,
            $"'{Full(name)}' is a secret, which has no place in this file: use {{\"file\": \"PATH\"}} or {{\"variable\": \"NAME\"}}.");
        return null;
    }

    public IReadOnlyList<SecretSource> Secrets(string name) =>
        Find(name) is { Kind: JsonKind.Array }
            ? [.. Sections(name).Select(section => SecretOf(section, section.Node)).OfType<SecretSource>()]
            : Secret(name) is { } secret ? [secret] : [];

    public ConfigSection? Section(string name)
    {
        JsonNode? value = Find(name);
        if (value is null)
            return null;
        if (value.IsObject)
            return new ConfigSection(value, Full(name), reader);
        Report(value, $"'{Full(name)}' must be an object.");
        return null;
    }

    public IReadOnlyList<ConfigSection> Sections(string name)
    {
        JsonNode? value = Find(name);
        if (value is null)
            return [];
        if (value.Kind != JsonKind.Array)
        {
            Report(value, $"'{Full(name)}' must be an array.");
            return [];
        }

        List<ConfigSection> sections = [];
        foreach (JsonNode item in value.Items)
        {
            if (item.IsObject)
                sections.Add(new ConfigSection(item, $"{Full(name)}[{item.Index}]", reader));
            else
                Report(item, $"'{Full(name)}' must have objects only.");
        }

        return sections;
    }

    /// <summary>Values by name, whatever the names.</summary>
    public IReadOnlyDictionary<string, string> Map(string name)
    {
        Dictionary<string, string> map = [];
        if (Section(name) is { } section)
        {
            foreach (JsonNode member in section.Node.Members)
                map[member.Name!] = section.Text(member.Name!) ?? "";
        }

        return map;
    }

    /// <summary>Adds the service's own judgement, which may need a secret: the mistakes that only it knows have a place, too.</summary>
    public void Check(Action<IServiceCollection> add) => reader.Add(node, () =>
    {
        ServiceCollection services = new();
        try
        {
            add(services);
            using ServiceProvider built = services.BuildServiceProvider();
            // Sinks are created by now, and are disposed of if they were asked for.
            _ = built.GetServices<IEndSink>().Count();
            return null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            // Which sink it is, the place says.
            Exception cause = error.InnerException is ArgumentException or FormatException ? error.InnerException : error;
            return $"'{Path}': {MessageOf(cause)}";
        }
    });

    /// <summary>Adds a check of a secret's form.</summary>
    public void Check(string name, Func<string?> check) => reader.Add(Find(name) ?? node, check);

    /// <summary>The message of an error, without the name of a parameter of this program.</summary>
    public static string MessageOf(Exception error) => error is ArgumentException { ParamName: { } name }
        ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : error.Message;

    /// <summary>Reports unknown members, with the name that was probably meant.</summary>
    public void Finish()
    {
        foreach (JsonNode member in node.Members)
        {
            if (_known.Contains(member.Name!))
                continue;
            string? suggestion = Nearest.To(member.Name!, _known);
            reader.Report(
                member.NameOffset,
                $"'{Full(member.Name!)}' is not known" + (suggestion is null ? "." : $"; did you mean '{suggestion}'?"));
        }
    }

    private JsonNode Node => node;

    private SecretSource? SecretOf(ConfigSection section, JsonNode node)
    {
        string? file = section.Text("file");
        string? variable = section.Text("variable");
        section.Finish();
        if (file is null == variable is null)
        {
            section.Report(node, $"'{section.Path}' needs either 'file' or 'variable'.");
            return null;
        }

        SecretSource source = file is null ? SecretSource.EnvironmentVariable(variable!) : SecretSource.File(file);
        reader.Add(node.Offset, section.Path, source);
        return source;
    }

    private T? EnumOf<T>(string name, string text)
        where T : struct, Enum
    {
        if (Enum.GetNames<T>().FirstOrDefault(value => string.Equals(value, text, StringComparison.OrdinalIgnoreCase)) is { } found)
            return Enum.Parse<T>(found);
        Report(Find(name)!, $"'{Full(name)}' must be one of {string.Join(", ", Enum.GetNames<T>())}; '{text}' is not.");
        return null;
    }

    // Paths and names that are empty or have line breaks or U+0000 are mistakes of whatever has written the file.
    private bool IsPlain(JsonNode value, string name)
    {
        if (value.Value.Length == 0)
        {
            Report(value, $"'{Full(name)}' must not have an empty string.");
            return false;
        }

        int at = value.Value.AsSpan().IndexOfAnyInRange('\0', '\x1f');
        if (at < 0)
            return true;
        Report(value, string.Create(
            CultureInfo.InvariantCulture, $"'{Full(name)}' has the character U+{(int)value.Value[at]:X4}, which it must not have."));
        return false;
    }

    private JsonNode? Find(string name)
    {
        _known.Add(name);
        return node[name];
    }

    private string Full(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
