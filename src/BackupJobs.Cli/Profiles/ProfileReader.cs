using System.Text;
using System.Text.Json;
using BackupJobsGen;

namespace BackupJobs.Cli;

/// <summary>Reads profiles from JSON, with comments and trailing commas. Each problem has its line and column.</summary>
internal ref struct ProfileReader
{
    private static readonly string[] FileKeys = ["current", "profiles"];

    private static readonly string[] ProfileKeys =
        ["vaults", "subscriptions", "managementGroups", "allVaults", "resourceGroup", "tenant", "cloud", "endpoint", "output"];

    private readonly string _path;
    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _json;

    private ProfileReader(string path, ReadOnlySpan<byte> text)
    {
        _path = path;
        _text = text;
        _json = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <exception cref="FailureException">The file is not valid.</exception>
    public static ProfileList Read(string path, ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        ProfileReader reader = new(path, text.StartsWith(mark) ? text[mark.Length..] : text);
        try
        {
            return reader.ReadFile();
        }
        catch (JsonException error)
        {
            throw Invalid(path, (error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1, error.Message.Split(" LineNumber:")[0]);
        }
    }

    private ProfileList ReadFile()
    {
        string? current = null;
        List<Profile> profiles = [];
        int position = 0;
        _json.Read();
        HashSet<string> seen = Begin("the file");
        while (NextKey(seen, FileKeys) is { } key)
        {
            if (key == "current")
                (current, position) = (ReadString(key), (int)_json.TokenStartIndex);
            else
                ReadProfiles(profiles);
        }

        _json.Read();
        return current is null || profiles.Any(profile => profile.Name == current)
            ? new ProfileList(current, profiles)
            : throw InvalidAt(position, $"there is no profile '{current}'");
    }

    private void ReadProfiles(List<Profile> profiles)
    {
        _json.Read();
        HashSet<string> seen = Begin("profiles");
        while (NextKey(seen, null) is { } name)
        {
            if (!ProfileNames.IsValid(name))
                throw Invalid($"'{name}' is not a valid name of a profile: {ProfileNames.Rule}");
            profiles.Add(ReadProfile(name));
        }
    }

    private Profile ReadProfile(string name)
    {
        _json.Read();
        HashSet<string> seen = Begin($"profile '{name}'");
        Profile profile = new(name);
        while (NextKey(seen, ProfileKeys) is { } key)
        {
            profile = key switch
            {
                "vaults" => profile with { Vaults = ReadList(key) },
                "subscriptions" => profile with { Subscriptions = ReadList(key) },
                "managementGroups" => profile with { ManagementGroups = ReadList(key) },
                "allVaults" => profile with { AllVaults = ReadBoolean(key) },
                "resourceGroup" => profile with { ResourceGroup = ReadString(key) },
                "tenant" => profile with { Tenant = ReadString(key) },
                "cloud" => profile with { Cloud = ReadCloud(key) },
                "endpoint" => profile with { Endpoint = ReadString(key) },
                _ => profile with { Output = ReadString(key) },
            };
        }

        return profile;
    }

    private HashSet<string> Begin(string what) => _json.TokenType == JsonTokenType.StartObject
        ? new HashSet<string>(StringComparer.Ordinal)
        : throw Invalid($"{what} must be an object");

    // Null at the end of the object.
    private string? NextKey(HashSet<string> seen, string[]? known)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.PropertyName)
            return null;
        string key = _json.GetString()!;
        if (!seen.Add(key))
            throw Invalid($"the key '{key}' occurs twice");
        if (known?.Contains(key, StringComparer.Ordinal) == false)
            throw Invalid($"unknown key '{key}'; " + (Nearest.To(key, known) is { } near
                ? $"did you mean '{near}'?"
                : $"known are {string.Join(", ", known)}"));
        return key;
    }

    private string ReadString(string key)
    {
        _json.Read();
        return Value(key, "a string that is not empty");
    }

    private readonly string Value(string key, string expected) =>
        _json.TokenType == JsonTokenType.String && _json.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw Invalid($"'{key}' must be {expected}");

    private string ReadCloud(string key)
    {
        string name = ReadString(key);
        return AzureCloud.Find(name) is not null
            ? name
            : throw Invalid($"unknown cloud '{name}'; known are {string.Join(", ", AzureCloud.Names)}");
    }

    private bool ReadBoolean(string key)
    {
        _json.Read();
        return _json.TokenType is JsonTokenType.True or JsonTokenType.False
            ? _json.GetBoolean()
            : throw Invalid($"'{key}' must be true or false");
    }

    private List<string> ReadList(string key)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
            throw Invalid($"'{key}' must be a list of strings");
        List<string> values = [];
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
            values.Add(Value(key, "a list of strings that are not empty"));
        return values;
    }

    private readonly FailureException Invalid(string why) => InvalidAt((int)_json.TokenStartIndex, why);

    private readonly FailureException InvalidAt(int position, string why)
    {
        ReadOnlySpan<byte> before = _text[..position];
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return Invalid(_path, line, column, why);
    }

    private static FailureException Invalid(string path, long line, long column, string why) =>
        new(new Failure(
            ExitCode.Usage, $"{path}({line},{column}): {why}", Advice: "correct the file, or delete it and create the profiles again"));
}
