namespace BackupJobsGen.Api;

/// <summary>One HTTP method of one path, as a document declares it.</summary>
internal sealed record DeclaredOperation
{
    /// <summary>
    /// operationId, or a stable name derived from method and path. Not necessarily unique: C# names are made unique later.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>GET, PUT, POST, DELETE, PATCH, HEAD, OPTIONS or TRACE.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// Path template with {name} placeholders, base path included, starting with a slash: what follows <see cref="ApiModel.Endpoint"/>.
    /// May have a fixed query (x-ms-paths).
    /// </summary>
    public required string Path { get; init; }

    /// <summary>
    /// Value of the parameter api-version: its single enum value, its default, or info.version; null when the operation
    /// has no such parameter. That parameter is not in <see cref="Parameters"/>.
    /// </summary>
    public string? ApiVersion { get; init; }

    /// <summary>Scheme and host of this operation where they differ from <see cref="ApiModel.Endpoint"/>; otherwise null.</summary>
    public string? Endpoint { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>The first tag, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>
    /// Path, query, header, cookie and form parameters in document order (the path item's first, overridden ones replaced).
    /// </summary>
    public EquatableArray<ApiParameter> Parameters { get; init; } = [];

    public ApiBody? Body { get; init; }

    /// <summary>In document order; the default response last.</summary>
    public EquatableArray<DeclaredResponse> Responses { get; init; } = [];

    /// <summary>The document's alternatives, of which one is enough. Empty: nothing is required.</summary>
    public EquatableArray<ApiSecurityAlternative> Security { get; init; } = [];

    /// <summary>
    /// Whether this is another reading of an operation: its success responses as streams of items, which the document declares next to
    /// other bodies of the same status.
    /// </summary>
    public bool IsItems { get; init; }

    public ApiPaging? Paging { get; init; }

    public ApiLongRunning? LongRunning { get; init; }

    /// <summary>How callers wait for the end of what the operation reads; null where the document does not say.</summary>
    public ApiStatus? Status { get; init; }

    /// <summary>Id of the schema that x-ms-odata names, for the documentation of $filter, or null.</summary>
    public string? OData { get; init; }
}

/// <param name="ParameterName">Swagger 2.0's name of the body parameter, or "body".</param>
/// <param name="MediaType">Sent as Content-Type: JSON where the operation accepts JSON, otherwise its first media type.</param>
/// <param name="Type"><see cref="ApiStream"/> for bytes; null for form bodies, whose fields are parameters with
/// <see cref="ParameterLocation.Form"/>.</param>
internal sealed record ApiBody(
    string ParameterName,
    string? ClientName,
    string? Description,
    string MediaType,
    ApiType? Type,
    bool Required)
{
    /// <summary>Bytes for which the document has several media types, or a range such as image/*: the caller names the one sent.</summary>
    public bool HasMediaTypes { get; init; }

    /// <summary>Whether the body may be the JSON null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Limits of the body itself, where it has no type of its own.</summary>
    public EquatableArray<ApiLimit> Limits { get; init; } = [];
}

/// <param name="IsError">Not 2xx, or default next to a success code, or x-ms-error-response.</param>
/// <param name="Type">Null for an empty body; <see cref="ApiStream"/> for bytes.</param>
/// <param name="MediaType">Media type of the body: JSON where the operation has JSON. A scalar with a text/* type is plain text.
/// Null for an empty body.</param>
internal sealed record DeclaredResponse(
    StatusKey Status,
    string? Description,
    bool IsError,
    ApiType? Type,
    EquatableArray<ApiHeader> Headers,
    string? MediaType = null)
{
    /// <summary>Whether the body may be the JSON null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The other media types that the document declares and that are read in the same way; ranges such as */*, too.</summary>
    public EquatableArray<string> Alternatives { get; init; } = [];
}

/// <param name="IsJson">The value is JSON (content); otherwise it is in the style simple.</param>
internal sealed record ApiHeader(string WireName, string? ClientName, string? Description, ApiType Type, bool IsJson = false);

internal enum PagingStyle
{
    /// <summary>A member of the page is the URL of the next one.</summary>
    Link,

    /// <summary>A header of the response is the URL of the next page.</summary>
    LinkHeader,

    /// <summary>A member of the page is the value of a parameter of the next request.</summary>
    Cursor,

    /// <summary>A parameter is the number of the page.</summary>
    Page,

    /// <summary>A parameter is the number of items before the page.</summary>
    Offset,
}

/// <summary>x-ms-pageable, or x-bjg-paging.</summary>
/// <param name="ItemName">JSON name of the list; "value" is the default.</param>
/// <param name="NextLinkName">JSON name of the next link; null: there is one page only.</param>
/// <param name="NextOperationId">operationName: the operation that fetches the next page, when it is not a plain GET of the link.</param>
/// <param name="Item">Type of one item.</param>
internal sealed record ApiPaging(string ItemName, string? NextLinkName, string? NextOperationId, ApiType Item, bool ItemNullable = false)
{
    public PagingStyle Style { get; init; }

    /// <summary>The query parameter that says which page is requested, for those styles that have one.</summary>
    public string? Parameter { get; init; }
}

/// <summary>x-ms-long-running-operation.</summary>
/// <param name="FinalStateVia">azure-async-operation, location, original-uri, operation-location, or null.</param>
/// <param name="Result">Type of the final result, or null when there is none.</param>
internal sealed record ApiLongRunning(string? FinalStateVia, ApiType? Result, bool ResultNullable = false);

/// <summary>x-bjg-status: the member of a resource that says whether what it stands for has ended.</summary>
/// <param name="Member">JSON name; with dots a path.</param>
/// <param name="Succeeded">End values that are a success; at least one.</param>
/// <param name="Failed">End values that are a failure.</param>
internal sealed record ApiStatus(string Member, EquatableArray<string> Succeeded, EquatableArray<string> Failed);
