namespace BackupJobsGen.Testing.Operations;

/// <summary>Names and values of a query, a form or cookies, in the order in which they were sent.</summary>
internal sealed class SentValues
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    /// <summary>Of a query or an urlencoded form: names decoded, values still encoded.</summary>
    public static SentValues Encoded(string text)
    {
        SentValues sent = new();
        foreach (string item in text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = item.Split('=', 2);
            sent.Add(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? parts[1].Replace("+", "%20", StringComparison.Ordinal) : "");
        }

        return sent;
    }

    /// <summary>Of a multipart form, whose values are not encoded.</summary>
    public static SentValues Plain(IEnumerable<FormField> fields)
    {
        SentValues sent = new();
        foreach (FormField field in fields)
            sent.Add(field.Name, field.Text);
        return sent;
    }

    /// <summary>Of a Cookie header.</summary>
    public static SentValues Cookies(string? header)
    {
        SentValues sent = new();
        foreach (string item in (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = item.Split('=', 2);
            sent.Add(parts[0], parts.Length == 2 ? parts[1] : "");
        }

        return sent;
    }

    public IEnumerable<string> Names => _values.Select(value => value.Key).Distinct();

    private void Add(string name, string value) => _values.Add(new(name, value));

    public IReadOnlyList<string> Of(string name) => [.. _values.Where(value => value.Key == name).Select(value => value.Value)];

    /// <summary>Entries <c>name[key]</c> by key.</summary>
    public IReadOnlyDictionary<string, string> Within(string name)
    {
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        foreach ((string key, string value) in _values)
        {
            if (key.StartsWith(name + "[", StringComparison.Ordinal) && key.EndsWith(']'))
                members[key[(name.Length + 1)..^1]] = value;
        }

        return members;
    }

    /// <summary>The entries with some names, by name.</summary>
    public IReadOnlyDictionary<string, string> Among(IReadOnlyCollection<string> names) =>
        _values.Where(value => names.Contains(value.Key)).DistinctBy(value => value.Key).ToDictionary();
}
