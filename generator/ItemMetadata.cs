namespace BackupJobsGen;

/// <summary>The metadata of one item.</summary>
internal sealed class ItemMetadata
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public ItemMetadata(string item)
    {
        string[] fields = item.Split(ClientItems.FieldSeparator);
        Path = fields[0].Trim();
        foreach (string field in fields.Skip(1))
        {
            int equals = field.IndexOf('=');
            if (equals > 0)
                _values[field.Substring(0, equals)] = field.Substring(equals + 1).Trim();
        }
    }

    public string Path { get; }

    /// <summary>Empty where the item does not have it.</summary>
    public string this[string name] => _values.TryGetValue(name, out string? value) ? value : "";
}

/// <summary>Reads metadata that holds for a whole client from all of its items, and reports invalid and contradicting values.</summary>
internal sealed class MetadataReader(string client, IReadOnlyList<ItemMetadata> items)
{
    public List<Problem> Problems { get; } = [];

    /// <summary>The value of the first item that has one.</summary>
    public string Text(string name, string otherwise) => First(name, StringComparer.Ordinal) is { Length: > 0 } text ? text : otherwise;

    public bool Flag(string name, bool otherwise) => Flag(items[0], name, First(name, StringComparer.OrdinalIgnoreCase), otherwise);

    /// <summary>The flag of one item.</summary>
    public bool Flag(ItemMetadata item, string name, bool otherwise) => Flag(item, name, item[name], otherwise);

    /// <summary>One of some values by its name, whatever its case.</summary>
    /// <param name="values">The default first.</param>
    public T Word<T>(string name, params T[] values)
        where T : struct, Enum
    {
        string text = First(name, StringComparer.OrdinalIgnoreCase);
        int found = Array.FindIndex(values, value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase));
        if (found < 0 && text.Length > 0)
            Invalid(items[0], name, text, values[0].ToString(), string.Join(", ", values));
        return values[Math.Max(found, 0)];
    }

    private string First(string name, StringComparer comparer)
    {
        string[] values = [.. items.Select(item => item[name]).Where(value => value.Length > 0).Distinct(comparer)];
        if (values.Length > 1)
            Contradiction(name, values);
        return values.Length == 0 ? "" : values[0];
    }

    private bool Flag(ItemMetadata item, string name, string text, bool otherwise)
    {
        if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase))
            return true;
        if (string.Equals(text, "false", StringComparison.OrdinalIgnoreCase))
            return false;
        if (text.Length > 0)
            Invalid(item, name, text, otherwise ? "true" : "false", "true or false");
        return otherwise;
    }

    private void Invalid(ItemMetadata item, string name, string value, string used, string valid) =>
        Problems.Add(new Problem(BackupJobsGen.Problems.InvalidMetadata.Id, item.Path, 0, 0, [value, name, used, valid]));

    private void Contradiction(string name, string[] values) => Problems.Add(
        new Problem(
            BackupJobsGen.Problems.ClientContradiction.Id, items[0].Path, 0, 0, [client, name, string.Join("', '", values), values[0]]));
}
