using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

public sealed partial class ApiRequest
{
    /// <summary>
    /// Adds a form field; null adds nothing. The body is multipart if it contains a file, or if <see cref="Multipart"/> says so.
    /// </summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="mediaType">Of the part in a multipart form; null: text/plain.</param>
    public ApiRequest FormField(string name, string? value, string? mediaType = null)
    {
        if (value is not null)
            _form.Add(name, value, mediaType);
        return this;
    }

    /// <summary>Adds a field for each entry, named <c>key</c>; null adds nothing.</summary>
    public ApiRequest FormField(IEnumerable<KeyValuePair<string, string>>? entries)
    {
        foreach ((string key, string value) in entries ?? [])
            _form.Add(key, value, null);
        return this;
    }

    /// <summary>Adds a field for each entry, named <c>name[key]</c>; null adds nothing.</summary>
    public ApiRequest FormField(string name, IEnumerable<KeyValuePair<string, string>>? entries) =>
        FormField(entries?.Select(entry => new KeyValuePair<string, string>(WireFormat.Deep(name, entry.Key), entry.Value)));

    /// <summary>Adds a field that is one of several types: a string as it is, everything else as JSON; null adds nothing.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="write">Writes the value as JSON.</param>
    /// <param name="isDeep">Whether an object is a field for each member, named <c>name[key]</c>.</param>
    /// <param name="mediaType">Of the part in a multipart form; null: that of what is sent. A string of JSON has its quotes.</param>
    public ApiRequest FormChoice<T>(string name, T? value, JsonWrite<T> write, bool isDeep = false, string? mediaType = null)
        where T : class
    {
        if (value is null)
            return this;
        RawJson json = RawJson.From(value, write, JsonWriteMode.Request);
        return json.Element.ValueKind switch
        {
            JsonValueKind.Object when isDeep => FormField(name, WireFormat.Entries(value, write)),
            JsonValueKind.Object or JsonValueKind.Array => FormField(name, json.ToString(), mediaType ?? "application/json"),
            _ => FormField(name, mediaType is null ? WireFormat.Text(json) : json.ToString(), mediaType),
        };
    }

    /// <summary>Adds a field for each of several values as <c>FormChoice</c> does; null adds nothing.</summary>
    /// <exception cref="ArgumentException">A value is null.</exception>
    public ApiRequest FormChoice<T>(string name, IEnumerable<T>? values, JsonWrite<T> write, string? mediaType = null)
        where T : class
    {
        foreach (T value in WireFormat.WithoutNull(name, values ?? []))
            FormChoice(name, value, write, false, mediaType);
        return this;
    }

    /// <summary>Adds a list as a form field; null and an empty list add nothing.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="values">The items, or null.</param>
    /// <param name="format">How the items are joined.</param>
    /// <param name="mediaType">Of the parts in a multipart form; null: text/plain.</param>
    /// <exception cref="ArgumentException">
    /// An item is null or contains the delimiter of the style: a space, a tab or '|'. A comma in a multipart form fails when it is sent.
    /// </exception>
    public ApiRequest FormField(string name, IEnumerable<string>? values, ListStyle format, string? mediaType = null)
    {
        string[] items = WireFormat.Items(name, values, format);
        if (format != ListStyle.Multi && items.Length > 0)
        {
            _form.AddList(
                name, WireFormat.Join(items, format), WireFormat.JoinEncoded(items.Select(Uri.EscapeDataString), format),
                Array.Exists(items, item => item.Contains(WireFormat.Delimiter(format), StringComparison.Ordinal)), mediaType);
            return this;
        }

        foreach (string value in items)
            FormField(name, value, mediaType);
        return this;
    }

    /// <summary>Adds a file to the form, sent as <see cref="StreamBody(Stream?, string)"/> is; null adds nothing.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="file">The file, or null.</param>
    /// <param name="mediaType">Where the file has no media type of its own; null: application/octet-stream.</param>
    public ApiRequest FormFile(string name, FilePart? file, string? mediaType = null)
    {
        if (file is null)
            return this;
        _streams.Add(file.Content);
        _form.Add(name, file, mediaType);
        return this;
    }

    /// <summary>Adds several files under one name; null adds nothing.</summary>
    /// <exception cref="ArgumentException">A file is null.</exception>
    public ApiRequest FormFile(string name, IEnumerable<FilePart>? files, string? mediaType = null)
    {
        foreach (FilePart file in WireFormat.WithoutNull(name, files ?? []))
            FormFile(name, file, mediaType);
        return this;
    }

    /// <summary>Adds a header to the parts of a field of a multipart form; null adds nothing.</summary>
    /// <exception cref="ArgumentException">The value contains a line break or another control character.</exception>
    public ApiRequest FormHeader(
        string field, string name, string? value, [CallerArgumentExpression(nameof(value))] string? argument = null)
    {
        if (value is not null)
            _form.Headers.Add((field, name, HeaderText.Checked(name, value, HeaderText.Argument(argument, name))));
        return this;
    }

    /// <summary>Adds a list as a header to the parts of a field of a multipart form; null and an empty list add nothing.</summary>
    public ApiRequest FormHeader(
        string field, string name, IEnumerable<string>? values, ListStyle format,
        [CallerArgumentExpression(nameof(values))] string? argument = null)
    {
        return WireFormat.HeaderValue(name, values, format) is { } value ? FormHeader(field, name, value, argument) : this;
    }

    /// <summary>Sends the form as multipart/form-data, with or without files.</summary>
    public ApiRequest Multipart()
    {
        _form.IsMultipart = true;
        return this;
    }

    /// <summary>Sends the form also where no field has a value: the document requires it.</summary>
    public ApiRequest RequireForm()
    {
        _form.IsRequired = true;
        return this;
    }

    // A document may declare the header as a parameter: its value does not have the boundary of the parts.
    private bool IsOfForm(string header) =>
        _content is null && _form.IsMultipart && header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);
}
