using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>One request of an operation: collects arguments, then creates a message, again for each page or redirect.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ApiRequest
{
    internal const string EventIdHeader = "Last-Event-ID";

    private readonly UrlBuilder _url;
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly List<string> _cookies = [];
    private readonly FormBody _form = new();
    private readonly List<Stream> _streams = [];
    private Func<HttpContent>? _content;
    private byte[]? _body;

    /// <summary>Creates a request.</summary>
    /// <param name="operation">The operation.</param>
    public ApiRequest(OperationDescriptor operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Operation = operation;
        _url = new UrlBuilder(operation);
    }

    /// <summary>The operation that is requested.</summary>
    public OperationDescriptor Operation { get; }

    /// <summary>
    /// Whether the same message can be sent again later: false once its body has a stream, which the caller may have closed.
    /// </summary>
    internal bool IsRepeatable => _streams.Count == 0;

    /// <summary>Whether it continues a list that another request began.</summary>
    internal bool IsContinuation { get; private set; }

    /// <summary>Statuses that are successes of this operation besides 2xx.</summary>
    internal List<int> AlsoSuccesses { get; } = [];

    /// <summary>The media types to accept, best first; null: what the way of reading implies.</summary>
    internal string? MediaTypes { get; private set; }

    /// <summary>The key that a call with created keys sends; null: a new one.</summary>
    internal string? IdempotencyKey { get; private set; }

    /// <summary>Sent as Last-Event-ID, in place of a header of the document; or null.</summary>
    internal string? LastEventId { get; private set; }

    /// <summary>Whether the service sent that id: then it replaces one of the caller.</summary>
    internal bool IsResuming { get; private set; }

    /// <summary>Fills a placeholder of the path.</summary>
    /// <param name="name">Name of the placeholder.</param>
    /// <param name="value">Not null, empty or a dot segment: each of these would request another resource.</param>
    /// <param name="encode">False for x-ms-skip-url-encoding: the value is already encoded and may contain slashes.</param>
    /// <param name="argument">What the exception calls the value; the compiler gives the argument's name.</param>
    /// <exception cref="ArgumentException">The value cannot be used in a path. The exception names the argument.</exception>
    public ApiRequest Path(
        string name, string value, bool encode = true, [CallerArgumentExpression(nameof(value))] string? argument = null)
    {
        _url.Path(name, value, encode, argument ?? name);
        return this;
    }

    /// <summary>Fills a placeholder of the path with a list, or with one value in a style of its own.</summary>
    /// <param name="name">Name of the placeholder.</param>
    /// <param name="values">At least one; none of them null or empty.</param>
    /// <param name="style">How the values are joined, after each is encoded.</param>
    /// <param name="encode">False for x-ms-skip-url-encoding.</param>
    /// <exception cref="ArgumentException">A value cannot be used in a path. The exception names the parameter.</exception>
    public ApiRequest Path(string name, IEnumerable<string> values, ListStyle style, bool encode = true)
    {
        string[] encoded = [.. WireFormat.WithoutNull(name, values).Select(value => encode ? Uri.EscapeDataString(value) : value)];
        if (Array.TrueForAll(encoded, string.IsNullOrEmpty))
            return Path(name, "", argument: name);
        string key = Uri.EscapeDataString(name);
        return Path(name, style switch
        {
            ListStyle.Label => "." + string.Join(',', encoded),
            ListStyle.LabelExploded => "." + string.Join('.', encoded),
            ListStyle.Matrix => $";{key}={string.Join(',', encoded)}",
            ListStyle.MatrixEntries => string.Concat(encoded.Select(static entry => ";" + entry)),
            ListStyle.MatrixExploded => string.Concat(encoded.Select(value => $";{key}={value}")),
            _ => WireFormat.JoinEncoded(encoded, style),
        }, encode: false, name);
    }

    /// <summary>Adds a query parameter; null adds nothing.</summary>
    public ApiRequest Query(string name, string? value, bool encode = true)
    {
        _url.Query(name, value, encode);
        return this;
    }

    /// <summary>Adds a list as a query parameter; null and an empty list add nothing.</summary>
    /// <exception cref="ArgumentException">An item is null or contains the delimiter of the style: a space, a tab or '|'.</exception>
    public ApiRequest Query(string name, IEnumerable<string>? values, ListStyle format, bool encode = true)
    {
        string[] items = WireFormat.Items(name, values, format);
        if (format != ListStyle.Multi && items.Length > 0)
            return Query(name, WireFormat.JoinEncoded(encode ? items.Select(Uri.EscapeDataString) : items, format), encode: false);
        foreach (string value in items)
            _url.Query(name, value, encode);
        return this;
    }

    /// <summary>Adds <c>name[key]=value</c> for each entry; null adds nothing.</summary>
    public ApiRequest Query(string name, IEnumerable<KeyValuePair<string, string>>? entries)
    {
        foreach ((string key, string value) in entries ?? [])
            _url.Query(WireFormat.Deep(name, key), value, encode: true);
        return this;
    }

    /// <summary>Adds <c>key=value</c> for each entry; null adds nothing.</summary>
    public ApiRequest Query(IEnumerable<KeyValuePair<string, string>>? entries)
    {
        foreach ((string key, string value) in entries ?? [])
            _url.Query(key, value, encode: true);
        return this;
    }

    /// <summary>Adds a header; null adds nothing.</summary>
    /// <exception cref="ArgumentException">The value contains a control character, such as a line break, or is not ASCII.</exception>
    public ApiRequest Header(string name, string? value, [CallerArgumentExpression(nameof(value))] string? argument = null)
    {
        if (value is null)
            return this;
        _headers.Add(new KeyValuePair<string, string>(name, HeaderText.Checked(name, value, HeaderText.Argument(argument, name))));
        return this;
    }

    /// <summary>
    /// Adds a list as a header; null and an empty list add nothing. Servers do not decode headers as they do URLs: only the comma of an
    /// item, which would make two of it, is percent-encoded.
    /// </summary>
    public ApiRequest Header(
        string name, IEnumerable<string>? values, ListStyle format, [CallerArgumentExpression(nameof(values))] string? argument = null)
    {
        return WireFormat.HeaderValue(name, values, format) is { } value ? Header(name, value, argument) : this;
    }

    /// <summary>Adds a cookie; null adds nothing.</summary>
    public ApiRequest Cookie(string name, string? value)
    {
        if (value is not null)
            _cookies.Add(Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>Adds a list as a cookie; null and an empty list add nothing.</summary>
    public ApiRequest Cookie(string name, IEnumerable<string>? values, ListStyle format)
    {
        string[] items = WireFormat.Items(name, values, format);
        if (items.Length > 0)
            _cookies.Add(Uri.EscapeDataString(name) + "=" + WireFormat.JoinEncoded(items.Select(Uri.EscapeDataString), format));
        return this;
    }

    /// <summary>Adds a cookie for each entry; null adds nothing.</summary>
    public ApiRequest Cookie(IEnumerable<KeyValuePair<string, string>>? entries)
    {
        foreach ((string key, string value) in entries ?? [])
            Cookie(key, value);
        return this;
    }

    /// <summary>Treats a status besides 2xx as a success, as 404 is for a HEAD that checks whether something exists.</summary>
    public ApiRequest Accept(int status)
    {
        AlsoSuccesses.Add(status);
        return this;
    }

    /// <summary>Sets the Accept header, unless a parameter of the document does.</summary>
    /// <param name="mediaTypes">The media types that the document declares, best first.</param>
    public ApiRequest Accept(string mediaTypes)
    {
        MediaTypes = mediaTypes;
        return this;
    }

    /// <summary>The value of a header that an argument has set, or null.</summary>
    internal string? HeaderValue(string name) =>
        _headers.Find(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The URL of the request.</summary>
    internal Uri BuildUri(string endpoint, string? apiVersion) => _url.Build(endpoint, apiVersion);

    internal HttpRequestMessage BuildMessage(HttpMethod method, Uri uri, bool withBody)
    {
        HttpRequestMessage message = new(method, uri);
        message.Options.Set(ApiPipeline.UrlTemplate, Operation.PathTemplate);
        if (withBody)
            message.Content = _content?.Invoke() ?? _form.Build();
        foreach ((string name, string value) in _headers.Where(header => Sends(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content is { } content && !IsOfForm(name))
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (LastEventId is { } id)
        {
            message.Headers.Remove(EventIdHeader);
            if (id.Length > 0)
                message.Headers.TryAddWithoutValidation(EventIdHeader, id);
        }

        if (_cookies.Count > 0)
            message.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies));
        return message;
    }

    /// <summary>The same request, for a later page of its list.</summary>
    internal ApiRequest Continuing()
    {
        ApiRequest continuing = (ApiRequest)MemberwiseClone();
        continuing.IsContinuation = true;
        return continuing;
    }

    /// <summary>
    /// Whether a header of the caller is sent: the version of a list is that of its first page, and a received event id is newer than the
    /// caller's. A date stays on all pages: services filter by it.
    /// </summary>
    internal bool Sends(string header) =>
        !(IsContinuation && (Is(header, "If-None-Match") || Is(header, "If-Match"))) && !(IsResuming && Is(header, EventIdHeader));

    private static bool Is(string header, string name) => header.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same request, for one of the connections of a stream.</summary>
    /// <param name="idempotencyKey">The key of all of them, if the call creates one.</param>
    /// <param name="lastEventId">The event after which the stream is resumed; null for none.</param>
    /// <param name="isReceived">Whether the service sent it.</param>
    internal ApiRequest Connecting(string idempotencyKey, string? lastEventId, bool isReceived)
    {
        ApiRequest connecting = (ApiRequest)MemberwiseClone();
        (connecting.IdempotencyKey, connecting.LastEventId, connecting.IsResuming) = (idempotencyKey, lastEventId, isReceived);
        return connecting;
    }

    internal static HttpContent Typed(HttpContent content, string mediaType)
    {
        // As the document has it: .NET cannot parse every media type that services use. A line break would start another header.
        content.Headers.ContentType = null;
        bool isSendable = mediaType.All(static c => c is >= ' ' and <= '~');
        content.Headers.TryAddWithoutValidation("Content-Type", isSendable ? mediaType : "application/octet-stream");
        return content;
    }

    private ApiRequest Bytes(byte[] body, string mediaType)
    {
        _body = body;
        return Content(() => Typed(new ByteArrayContent(body), mediaType));
    }

    private ApiRequest Text(string value, TextContent content)
    {
        _body = Encoding.UTF8.GetBytes(value);
        return Content(content.ToContent);
    }

    private ApiRequest Content(Func<HttpContent> content)
    {
        _content = content;
        return this;
    }
}
