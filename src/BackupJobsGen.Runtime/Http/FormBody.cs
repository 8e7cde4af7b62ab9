using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>Fields and files of a form, in the order in which they were added.</summary>
internal sealed class FormBody
{
    private readonly List<FormPart> _parts = [];

    public bool IsMultipart { get; set; }

    /// <summary>Whether it is sent without a single part, too.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Headers of the parts of a multipart form, by field.</summary>
    public List<(string Field, string Name, string Value)> Headers { get; } = [];

    /// <summary>The fields that are not files, and the headers of parts.</summary>
    public IEnumerable<(string Name, string Value)> Values =>
        _parts.Select(static part => (part.Name, part.Value)).Concat(Headers.Select(static header => (header.Name, header.Value)));

    public void Add(string name, string value, string? mediaType) =>
        _parts.Add(new FormPart(name, null, Text(name, value, mediaType), value));

    /// <summary>Adds a list as one part. In an urlencoded form its items are encoded already.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="value">The items with the delimiter between them.</param>
    /// <param name="encoded">The same with each item encoded.</param>
    /// <param name="isAmbiguous">Whether the delimiter is in an item.</param>
    /// <param name="mediaType">Of the part in a multipart form; null: text/plain.</param>
    public void AddList(string name, string value, string encoded, bool isAmbiguous, string? mediaType) =>
        _parts.Add(new FormPart(name, null, Text(name, value, mediaType), value) { Encoded = encoded, IsAmbiguous = isAmbiguous });

    public void Add(string name, FilePart file, string? mediaType)
    {
        IsMultipart = true;
        _parts.Add(new FormPart(name, file.FileName ?? name, () => Bytes(file, mediaType), ""));
    }

    /// <summary>The body; null for an optional form without a single part.</summary>
    /// <exception cref="ArgumentException">In a multipart form, an item of a list contains the delimiter of its items.</exception>
    public HttpContent? Build()
    {
        if (_parts.Count == 0 && !IsRequired)
            return null;
        if (!IsMultipart)
            return ApiRequest.Typed(
                new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join('&', _parts.Select(part => part.UrlEncoded)))),
                "application/x-www-form-urlencoded");
        if (_parts.Count == 0)
            return EmptyMultipart();
        // Names in UTF-8, as browsers send them. .NET also writes filename*, which is forbidden in forms
        // (RFC 7578).
        MultipartFormDataContent multipart = new() { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        foreach (FormPart part in _parts)
        {
            // Parts are not encoded: an encoded comma would be part of the value.
            if (part.IsAmbiguous)
                throw WireFormat.Ambiguous(part.Name, ListStyle.Csv);
            HttpContent content = part.Content();
            content.Headers.TryAddWithoutValidation("Content-Disposition", part.Disposition);
            foreach ((_, string name, string value) in Headers.Where(header => header.Field == part.Name))
                content.Headers.TryAddWithoutValidation(name, value);
            multipart.Add(content);
        }

        return multipart;
    }

    // As browsers send it: only the last boundary. .NET would write one before it as well, which begins a part without a name.
    private static HttpContent EmptyMultipart()
    {
        string boundary = Guid.NewGuid().ToString();
        return ApiRequest.Typed(
            new ByteArrayContent(Encoding.ASCII.GetBytes($"--{boundary}--\r\n")), $"multipart/form-data; boundary=\"{boundary}\"");
    }

    private static Func<HttpContent> Text(string name, string value, string? mediaType) =>
        TextContent.Of(value, mediaType ?? "text/plain", name).ToContent;

    private static HttpContent Bytes(FilePart file, string? mediaType) =>
        ApiRequest.Typed(new StreamContent(new UnclosedStream(file.Content)), file.MediaType ?? mediaType ?? "application/octet-stream");

    private sealed record FormPart(string Name, string? FileName, Func<HttpContent> Content, string Value)
    {
        /// <summary>Null: the encoded value.</summary>
        public string? Encoded { get; init; }

        /// <summary>Whether the receiver of the value that is not encoded would read more items than there are.</summary>
        public bool IsAmbiguous { get; init; }

        public string UrlEncoded => Form(Name) + "=" + (Encoded ?? Form(Value));

        public string Disposition => $"form-data; name={Quoted(Name)}" + (FileName is null ? "" : $"; filename={Quoted(FileName)}");
    }

    private static string Form(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>In quotes and escaped as browsers do it: some servers do not accept the bare form.</summary>
    private static string Quoted(string text) =>
        "\""
            + text.Replace("\"", "%22", StringComparison.Ordinal)
                .Replace("\r", "%0D", StringComparison.Ordinal)
                .Replace("\n", "%0A", StringComparison.Ordinal)
            + "\"";
}
