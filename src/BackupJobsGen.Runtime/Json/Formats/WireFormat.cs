using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>The form of each scalar in URLs, headers and form fields: invariant, and not yet escaped.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "One method for each scalar type, named like the readers of JsonScalars.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WireFormat
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>Decimal digits.</summary>
    public static string Int32(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Decimal digits.</summary>
    public static string Int64(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest form that parses to the same number.</summary>
    public static string Double(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Decimal digits, with the number's own trailing zeros.</summary>
    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public static string Date(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>HH:mm:ss[.fffffff]</c>.</summary>
    public static string Time(TimeOnly value) => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339, <c>Z</c> where the offset is zero, as many fraction digits as needed.</summary>
    public static string DateTime(DateTimeOffset value) =>
        value.Offset == TimeSpan.Zero
            ? value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)
            : value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary><c>Mon, 21 May 2018 08:35:40 GMT</c>.</summary>
    public static string Rfc1123(DateTimeOffset value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whole seconds since 1970 UTC.</summary>
    public static string UnixTime(DateTimeOffset value) => Int64(value.ToUnixTimeSeconds());

    /// <summary>ISO 8601 duration of days, hours, minutes and seconds.</summary>
    public static string Duration(TimeSpan value)
    {
        Span<byte> text = stackalloc byte[DurationFormat.MaxIsoLength];
        return System.Text.Encoding.ASCII.GetString(text[..DurationFormat.WriteIso(value, text)]);
    }

    /// <summary>36 characters.</summary>
    public static string Uuid(Guid value) => value.ToString("D");

    /// <summary>Base64 with padding.</summary>
    public static string Base64(ValueList<byte> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Convert.ToBase64String(value.AsSpan());
    }

    /// <summary>Base64url without padding.</summary>
    public static string Base64Url(ValueList<byte> value) => Base64(value).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The items of a list as strings; one that is null stays so, for the exception that names the parameter.</summary>
    public static IEnumerable<string> Texts<T>(IEnumerable<T> values, Func<T, string> format)
        where T : class => values.Select(item => item is null ? null! : format(item));

    /// <summary>A list as one string, for every style that does not repeat the name.</summary>
    internal static string Join(IEnumerable<string> values, ListStyle format) => string.Join(Delimiter(format), values);

    /// <summary>Encoded items as one part of a URL: a comma within an item stays distinct from those between items.</summary>
    internal static string JoinEncoded(IEnumerable<string> values, ListStyle format) => string.Join(
        format switch
        {
            ListStyle.Ssv => "%20",
            ListStyle.Tsv => "%09",
            ListStyle.Pipes => "%7C",
            _ => ",",
        },
        values);

    /// <summary>
    /// The items of a list, none for null, each of which stays one: services decode other delimiters than commas before they split.
    /// </summary>
    /// <exception cref="ArgumentException">An item is null or contains the delimiter of the style.</exception>
    internal static string[] Items(string name, IEnumerable<string>? values, ListStyle format)
    {
        string[] items = [.. WithoutNull(name, values ?? [])];
        if (format is ListStyle.Ssv or ListStyle.Tsv or ListStyle.Pipes
            && Array.Exists(items, item => item.Contains(Delimiter(format), StringComparison.Ordinal)))
            throw Ambiguous(name, format);
        return items;
    }

    /// <summary>Reports an item that contains the delimiter of its list.</summary>
    internal static ArgumentException Ambiguous(string name, ListStyle format) => new(
        $"An item of '{name}' contains {DelimiterName(format)}, which separates its items: the service would read several items.", name);

    /// <summary>
    /// A list as a header, whose only encoded characters are the commas of items; null for null and an empty list.
    /// </summary>
    /// <exception cref="ArgumentException">An item is null or contains the delimiter of the style.</exception>
    internal static string? HeaderValue(string name, IEnumerable<string>? values, ListStyle format)
    {
        string[] items = Items(name, values, format);
        return items.Length == 0 ? null : Join(items.Select(static item => item.Replace(",", "%2C", StringComparison.Ordinal)), format);
    }

    /// <summary>The items, of which callers without nullable annotations may have left one out.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    internal static IEnumerable<T> WithoutNull<T>(string name, IEnumerable<T> values)
        where T : class =>
        values.Select(item => item ?? throw new ArgumentException($"An item of '{name}' is null.", name));

    internal static char Delimiter(ListStyle format) => format switch
    {
        ListStyle.Ssv => ' ',
        ListStyle.Tsv => '\t',
        ListStyle.Pipes => '|',
        _ => ',',
    };

    private static string DelimiterName(ListStyle format) => format switch
    {
        ListStyle.Ssv => "a space",
        ListStyle.Tsv => "a tab",
        ListStyle.Pipes => "'|'",
        _ => "a comma",
    };

    /// <summary>The name of an entry in the style deepObject: <c>name[key]</c>, <c>name[key][nested]</c>.</summary>
    internal static string Deep(string name, string key) =>
        key.IndexOf('[', StringComparison.Ordinal) is var nested and > 0 ? $"{name}[{key[..nested]}]{key[nested..]}" : $"{name}[{key}]";

    /// <summary>
    /// The members of an object as strings, without those that are null: members of members as <c>key[nested]</c>, lists as one
    /// entry for each item, objects in lists as <c>key[0][nested]</c>.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Entries<T>(T value, JsonWrite<T> write)
    {
        using JsonDocument document = JsonDocument.Parse(RawJson.From(value, write, JsonWriteMode.Request).Utf8);
        return [.. document.RootElement.EnumerateObject().SelectMany(static member => Entries(member.Name, member.Value))];
    }

    /// <summary>Entries as a list: each key before its value.</summary>
    public static IEnumerable<string> KeysAndValues(IEnumerable<KeyValuePair<string, string>> entries) =>
        entries.SelectMany(static entry => new[] { entry.Key, entry.Value });

    /// <summary>Entries as a list of <c>key=value</c>.</summary>
    public static IEnumerable<string> Assignments(IEnumerable<KeyValuePair<string, string>> entries) =>
        entries.Select(static entry => $"{entry.Key}={entry.Value}");

    /// <summary>Entries as a list of <c>key=value</c>, with key and value encoded for a URL.</summary>
    public static IEnumerable<string> EncodedAssignments(IEnumerable<KeyValuePair<string, string>> entries) =>
        entries.Select(static entry => $"{Uri.EscapeDataString(entry.Key)}={Uri.EscapeDataString(entry.Value)}");

    // The standard has no form for objects in lists. With their place, it stays clear which members belong together.
    private static IEnumerable<KeyValuePair<string, string>> Entries(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Entries($"{name}[{member.Name}]", member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, place) => Entries(
            item.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? string.Create(CultureInfo.InvariantCulture, $"{name}[{place}]")
                : name,
            item)),
        _ => [new(name, Text(value))],
    };

    /// <summary>A value as JSON text, for the parameters that are JSON or have no other form.</summary>
    public static string Json<T>(T value, JsonWrite<T> write) => RawJson.From(value, write, JsonWriteMode.Request).ToString();

    /// <summary>A choice of scalars as it is in a URL, header or form: a string without its quotes.</summary>
    public static string Text(RawJson value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Text(value.Element);
    }

    // JsonElement.ToString writes booleans as C# does.
    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
