using System.Text.Json;

namespace BackupJobs.Cli;

/// <summary>Arguments of a tool. Each is checked: a model that guesses a name must learn that it was wrong.</summary>
internal sealed class McpArguments
{
    private readonly Dictionary<string, JsonElement> _values;

    /// <param name="values">The arguments.</param>
    /// <param name="known">Names of the tool's arguments.</param>
    /// <exception cref="FailureException">An argument is unknown.</exception>
    public McpArguments(IEnumerable<KeyValuePair<string, JsonElement>>? values, IReadOnlyList<string> known)
    {
        _values = (values ?? []).Where(pair => pair.Value.ValueKind != JsonValueKind.Null).ToDictionary(StringComparer.Ordinal);
        if (_values.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw FailureException.Usage($"unknown argument '{unknown}'", "known are " + string.Join(", ", known));
    }

    public string? Text(string name) =>
        !_values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Invalid(name, "a string");

    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw FailureException.Usage($"'{name}' is missing", $"specify '{name}'");

    public bool? Flag(string name) =>
        !_values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Invalid(name, "true or false");

    public int? Number(string name, int least, int most) =>
        !_values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most ? number
        : throw Invalid(name, $"a number from {least} to {most}");

    public string[] Texts(string name, int most) =>
        !_values.TryGetValue(name, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
        : throw Invalid(name, $"a list of up to {most} strings");

    public TimeSpan? Duration(string name) =>
        Text(name) is not { } text ? null
        : HumanDuration.TryParse(text, out TimeSpan duration) ? duration
        : throw Invalid(name, $"a duration such as {HumanDuration.Example}");

    public DateTimeOffset? Moment(string name, DateTimeOffset now) =>
        Text(name) is not { } text ? null
        : MomentText.TryParse(text, now, out DateTimeOffset moment) ? moment
        : throw Invalid(name, $"a time such as {MomentText.Example}");

    private static FailureException Invalid(string name, string expected) =>
        FailureException.Usage($"'{name}' is invalid", $"it must be {expected}");
}
